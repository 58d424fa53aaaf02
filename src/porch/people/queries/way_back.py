"""Ways back: whose proof this is, whose code, what open sessions and the desk are shown.

Every question a stranger can ask costs one check of an Argon2id record, whether the name exists or not.
"""

from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import check_password, make_password
from django.db.models import Q, QuerySet

from porch.people.models import Member, Proof, WayBack
from porch.people.models.member import SECOND_FACTORS
from porch.people.models.way_back import AT_THE_MACHINE
from porch.people.rules.names import key_of
from porch.people.rules.way_back import as_code, as_said

SHOWN_AT_THE_DESK = timedelta(days=7)


def phrase_secret(handle_key: str, said: str) -> str:
    return f"{handle_key}|{said}"


def code_secret(member_id: UUID, code: str) -> str:
    return f"{member_id}|{code}"


@cache
def _nobodys_record() -> str:
    """A record nothing opens, so that an unknown name costs as much as a known one."""
    return make_password("nobody|nobody-has-this")


def proof_of(member: Member) -> Proof | None:
    return Proof.objects.filter(member=member).first()


def whose_proof(handle: str, phrase: str | None) -> Member | None:
    """The member of that name whom a coordinator may let back in: by this phrase, or (None) in person.

    None for an unknown name, for what was not agreed, for staff and for someone on the way out.
    """
    key = key_of(handle)
    proof = Proof.objects.select_related("member").filter(member__handle_key=key).first()
    digest = proof.digest if proof else ""
    said = check_password(phrase_secret(key, as_said(phrase or "")), digest or _nobodys_record())
    if proof is None or not may_come_back(proof.member) or proof.member.is_staff:
        return None
    agreed = proof.in_person if phrase is None else bool(digest) and said
    return proof.member if agreed else None


def may_come_back(member: Member) -> bool:
    """Whoever asked to leave is let back in by nobody: leaving locks the account for everyone."""
    return member.is_active and member.state != Member.State.LEAVING


def usable(now: datetime) -> QuerySet[WayBack]:
    """Those whose day is over and whose two days are not."""
    ready = WayBack.objects.filter(state=WayBack.State.OPEN, opens_at__lte=now, until__gt=now)
    return ready.filter(member__is_active=True).exclude(member__state=Member.State.LEAVING)


def whose_code(handle: str, code: str, now: datetime) -> WayBack | None:
    """The way back this name and code open now; None for everything else, in the same time."""
    open_one = (
        WayBack.objects.select_related("member")
        .filter(state=WayBack.State.OPEN, member__handle_key=key_of(handle))
        .first()
    )
    about = open_one.member_id if open_one else UUID(int=0)
    fits = check_password(
        code_secret(about, as_code(code)), open_one.digest if open_one else _nobodys_record()
    )
    return usable_by(open_one.pk, now) if open_one and fits else None


def usable_by(pk: UUID, now: datetime) -> WayBack | None:
    """The way back of that id if it opens now. What a coordinator made opens nothing for staff."""
    found = usable(now).select_related("member").filter(pk=pk).first()
    if found is None or (found.proof != AT_THE_MACHINE and found.member.is_staff):
        return None
    return found


def has_keys(member: Member) -> bool:
    """Whether a passkey or an authenticator is kept for this account, whoever put it there."""
    return bool(Authenticator.objects.filter(user=member, type__in=SECOND_FACTORS).exists())


def open_way_back(member: Member) -> WayBack | None:
    """What this member is shown and may refuse; asks the database only while there is one."""
    if not member.way_back_open:
        return None
    return WayBack.objects.filter(member=member, state=WayBack.State.OPEN).first()


def banner(member: Member) -> dict[str, Any] | None:
    found = open_way_back(member)
    return {"way_back": found} if found else None


def today_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """For Today: what the line above every page means."""
    return banner(member)


def ways_back_at_the_desk(viewer: Member, now: datetime) -> QuerySet[WayBack]:
    """Every open one, whoever made it, and the viewer's own of the last week."""
    lately = Q(by=viewer, made_at__gt=now - SHOWN_AT_THE_DESK)
    shown = WayBack.objects.filter(Q(state=WayBack.State.OPEN) | lately)
    return shown.select_related("member", "by").order_by("-made_at")


def way_back_kept_of(member: Member) -> dict[str, Any]:
    """What a member downloads: what was agreed, and each time a way back was made."""
    proof = proof_of(member)
    return {
        "phrase_agreed": bool(proof and proof.digest),
        "in_person_agreed": bool(proof and proof.in_person),
        "agreed_on": proof.made_on.isoformat() if proof else None,
        "made": [
            {"at": one.made_at.isoformat(timespec="seconds"), "by": one.proof, "became": one.state}
            for one in WayBack.objects.filter(member=member).order_by("made_at")
        ],
    }
