"""This room's share of a person: what they asked and answered, who walked with them, when they met.

Of an offer one sees only what one was shown, and one's own answer; never what became of it on the other side.
"""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from porch.bonds.actions import leave_circles, leave_everything
from porch.bonds.actions.reading import note_reasons_read
from porch.bonds.models import (
    CalendarAddress,
    CalendarTitle,
    Circle,
    CircleInvitation,
    LeftOut,
    Load,
    Look,
    Meetup,
    Pair,
    PairingSettings,
    Proposal,
    Round,
    RunnerUp,
    Wish,
)
from porch.bonds.queries.meetings import meetups_of, whole_calendar_of
from porch.bonds.queries.mine import bonds_of, open_offers_for
from porch.bonds.rules.calendar import calendar_file
from porch.kit.clock import now as this_moment
from porch.people.models import Member
from porch.people.registries import Belonging


def export(member: Member) -> dict[str, Any]:
    """Everything of this member here that they can see on their own pages, and their own words."""
    at = this_moment()
    offers, bonds = open_offers_for(member, at), bonds_of(member, at)
    note_reasons_read([*offers, *bonds], by=member, how="export", now=at)
    return {
        "offers_to_answer": [
            {"name": offer.other.handle, "why": offer.reasons, "until": _moment(offer.proposal.due_at)}
            for offer in offers
        ],
        "people": [_bond(bond) for bond in bonds],
        "meetings": [_meetup(row, member) for row in meetups_of(member)],
        "circles": [_circle(row) for row in _circles(member)],
        "calendar_address_made_at": _moment(_address_made(member)),
    }


def files(member: Member) -> dict[str, bytes]:
    """Their meetings for any calendar, if there were some."""
    entries = whole_calendar_of(member)
    return {"meetings.ics": calendar_file(entries)} if entries else {}


def _bond(bond: Any) -> dict[str, Any]:
    pair = bond.pair
    ended = bond.state in ("ended", "friends")
    return {
        "name": bond.other.handle if bond.other else None,
        "they_are": bond.part,
        "state": bond.state,
        "since": _moment(pair.started_at),
        "until": _moment(pair.ended_at) if ended else None,
        "ended_by_me": pair.ended_by_id == bond.me.pk if ended else None,
        "parting_line": bond.parting if ended else "",
        "why": bond.reasons,
        "wished_to_stay_friends": bond.i_wish,
    }


def _meetup(row: Meetup, member: Member) -> dict[str, Any]:
    own = CalendarTitle.objects.filter(meetup=row, member=member).first()
    other = row.pair.other_than(member)
    return {
        "with": other.handle if other else None,
        "at": _moment(row.at),
        "how": row.kind,
        "where": row.where,
        "state": row.state,
        "title_in_my_calendar": own.title if own else "",
    }


def _circles(member: Member) -> QuerySet[CircleInvitation]:
    return CircleInvitation.objects.filter(member=member).select_related("circle").order_by("pk")


def _circle(row: CircleInvitation) -> dict[str, Any]:
    return {
        "hour_utc": row.circle.hour,
        "language": row.circle.language,
        "invited_at": _moment(row.circle.invited_at),
        "my_answer": row.state,
        "answered_at": _moment(row.answered_at),
    }


def _address_made(member: Member) -> datetime | None:
    address = CalendarAddress.objects.filter(member=member).first()
    return address.made_at if address else None


def _moment(value: datetime | None) -> str | None:
    return value.isoformat(timespec="seconds") if value else None


def erase(member: Member, now: datetime) -> None:
    """End what is still going on; offers, looks, counts and titles go; a pair stays for the other, without them."""
    leave_everything(member, now)
    leave_circles(member, now)
    mine = Q(first=member) | Q(second=member)
    Proposal.objects.filter(mine).delete()
    Look.objects.filter(mine | Q(asked_by=member)).delete()
    for model in (RunnerUp, LeftOut, Load, CalendarTitle, CalendarAddress, CircleInvitation):
        model._default_manager.filter(member=member).delete()
    Wish.objects.filter(by=member).delete()
    Pair.objects.filter(ended_by=member).update(sealed_parting=b"")
    Meetup.objects.filter(suggested_by=member).update(sealed_where=b"")


belonging = Belonging(
    title="My people, offers and meetings",
    models=(
        Round,
        LeftOut,
        PairingSettings,
        Proposal,
        RunnerUp,
        Load,
        Look,
        Pair,
        Wish,
        Meetup,
        CalendarTitle,
        CalendarAddress,
        Circle,
        CircleInvitation,
    ),
    export=export,
    erase=erase,
    files=files,
)
