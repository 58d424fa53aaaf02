"""This room's share of a person: where they belong, what they serve in, what they asked, wrote and gave."""

from datetime import datetime
from typing import Any

from porch.groups.actions import leave_all, step_back
from porch.groups.models import (
    Announcement,
    Belonging,
    CalendarAddress,
    CalledOff,
    Entry,
    Group,
    Invitation,
    Joiner,
    Position,
    Standing,
    Term,
    Topic,
)
from porch.groups.queries.service import title_of
from porch.people import registries
from porch.people.models import Member


def export(member: Member) -> dict[str, Any]:
    """Their groups and service, what they asked and announced, and the notes they wrote for whoever came next."""
    belongs = Belonging.objects.filter(member=member).select_related("group").order_by("joined_at", "pk")
    terms = Term.objects.filter(member=member).select_related("position__group").order_by("since", "pk")
    said = Announcement.objects.filter(by=member).select_related("group").order_by("at", "pk")
    addresses = CalendarAddress.objects.filter(belonging__member=member).select_related("belonging__group")
    return {
        "groups": [_belonging(row) for row in belongs],
        "service": [_term(term) for term in terms],
        "would_serve_as": [
            {"group": row.position.group.name, "position": title_of(row.position)}
            for row in Standing.objects.filter(member=member).select_related("position__group").order_by("pk")
        ],
        "asked_to_join": [
            _joiner(row) for row in Joiner.objects.filter(member=member).select_related("group")
        ],
        "asked_for_a_group": [
            {"name": row.name, "about": row.about, "at": _moment(row.asked_at), "state": row.state}
            for row in Group.objects.filter(asked_by=member).order_by("asked_at", "pk")
        ],
        "announced": [{"group": row.group.name, "at": _moment(row.at), "words": row.words} for row in said],
        "invitations_i_made": [
            {"group": row.group.name, "at": _moment(row.made_at), "used": row.used_at is not None}
            for row in Invitation.objects.filter(made_by=member)
            .select_related("group")
            .order_by("made_at", "pk")
        ],
        "calendar_addresses": [
            {"group": row.belonging.group.name, "made_at": _moment(row.made_at)} for row in addresses
        ],
    }


def _belonging(row: Belonging) -> dict[str, Any]:
    return {
        "name": row.group.name,
        "since": _moment(row.joined_at),
        "home_group": row.is_home,
        "quiet": row.is_quiet,
    }


def _term(term: Term) -> dict[str, Any]:
    return {
        "group": term.position.group.name,
        "position": title_of(term.position),
        "since": _moment(term.since),
        "until": _moment(term.ended_at or term.until),
        "my_note_for_the_next": term.handover,
    }


def _joiner(row: Joiner) -> dict[str, Any]:
    """A "not now" is theirs who said it: here it reads as it did on the page, as no answer."""
    state = "no answer" if row.state in ("asked", "not-now", "lapsed") else row.state
    return {"group": row.group.name, "at": _moment(row.asked_at), "my_words": row.words, "state": state}


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="seconds")


def erase(member: Member, now: datetime) -> None:
    """They belong nowhere and serve nowhere, and what they wrote here goes; the groups stay."""
    step_back(member, now)
    leave_all(member, now)
    for model in (Belonging, Term, Standing, Joiner):
        model._default_manager.filter(member=member).delete()
    Announcement.objects.filter(by=member).delete()
    Invitation.objects.filter(made_by=member).delete()
    Entry.objects.filter(made_by=member).update(made_by=None)
    Group.objects.filter(asked_by=member).update(asked_by=None)


belonging = registries.Belonging(
    title="My groups and service",
    models=(
        *(Group, Belonging, Position, Term, Standing, Joiner, Invitation),
        *(Announcement, Topic, Entry, CalledOff, CalendarAddress),
    ),
    export=export,
    erase=erase,
)
