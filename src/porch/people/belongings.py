"""The people room's own share of a person: account, roles, lived experience, blocks."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from porch.people.models import (
    Block,
    Brought,
    Invitation,
    Knock,
    LivedExperience,
    Member,
    Proof,
    RecoveryWords,
    Role,
    RoleRequest,
    Visit,
    WayBack,
)
from porch.people.queries.blocks import blocks_of
from porch.people.queries.knocks import line_of
from porch.people.queries.visits import kept_of
from porch.people.queries.way_back import way_back_kept_of
from porch.people.registries import Belonging
from porch.people.rules.parts import here_for

AS_IT_IS = (
    *(
        "substances",
        "right_now",
        "first_wish",
        "pathways",
        "life_stage",
        "experience",
        "interests",
        "story_tags",
    ),
    *("languages", "hours", "remote", "lat", "lon", "km", "age_band", "gender_words", "gender_lists"),
    *("accepts_genders", "accepts_ages", "accepts_pathways", "min_recovery_days", "capacity", "may_share"),
    *("wants_peer", "wants_mentor"),
)


def export(member: Member) -> dict[str, Any]:
    """Everything this room knows of a member, under plain keys."""
    return {
        "account": _account(member),
        "second_factors": [one.get_type_display() for one in Authenticator.objects.filter(user=member)],
        "recovery_words_made_on": _day(getattr(_or_none(member), "made_on", None)),
        "way_back_if_i_lose_both": way_back_kept_of(member),
        "signed_in": kept_of(member),
        "roles": [
            {"role": held.role, "since": _moment(held.since), "until": _moment(held.until)}
            for held in member.roles.order_by("since")
        ],
        "said_at_the_door": _said_at_the_door(member),
        "invitations_i_made": [
            {"made_at": _moment(made.made_at), "until": _moment(made.until), "note": made.note}
            for made in Invitation.objects.filter(made_by=member).order_by("made_at")
        ],
        "lived_experience": _lived(member.lived),
        "blocked": [{"name": row.whom.handle, "since": _moment(row.since)} for row in blocks_of(member)],
    }


def _account(member: Member) -> dict[str, Any]:
    return {
        "name": member.handle,
        "email": member.email,
        "mail_wanted": member.mail_wanted,
        "time_zone": member.time_zone,
        "language": member.language,
        "joined_on": _day(member.joined_on),
        "said_18_or_over_on": _day(member.adult_attested_on),
        "state": member.state,
        "paused_until": _day(member.paused_until),
        "leaves_words_behind": member.leaves_words,
        "here_for": here_for(member.all_roles, in_recovery=member.in_recovery),
    }


def _said_at_the_door(member: Member) -> str:
    knock = Knock.objects.filter(member=member).first()
    return line_of(knock) if knock else ""


def _or_none(member: Member) -> RecoveryWords | None:
    return RecoveryWords.objects.filter(member=member).first()


def _lived(lived: LivedExperience) -> dict[str, Any]:
    told = {field: getattr(lived, field) for field in AS_IT_IS}
    return told | {
        "recovery_since": _day(lived.recovery_since),
        "waiting_since": _moment(lived.waiting_since),
    }


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None


def _moment(value: datetime | None) -> str | None:
    return value.isoformat(timespec="seconds") if value else None


def erase(member: Member, now: datetime) -> None:
    """The member's row, and with it everything that points to it."""
    Member.objects.filter(pk=member.pk).delete()


belonging = Belonging(
    title="Account and what I told of myself",
    models=(
        *(Member, RecoveryWords, Role, RoleRequest, LivedExperience, Block, Authenticator, EmailAddress),
        *(Invitation, Knock, Proof, WayBack, Visit),
    ),
    export=export,
    erase=erase,
)


def export_brought(member: Member) -> list[dict[str, str]]:
    kept = Brought.objects.filter(member=member).first()
    return kept.lines if kept else []


def erase_brought(member: Member, now: datetime) -> None:
    Brought.objects.filter(member=member).delete()


brought = Belonging(
    title="My own words from another place", models=(Brought,), export=export_brought, erase=erase_brought
)
