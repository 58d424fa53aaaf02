"""This room's share of a person: what they asked for, what they gave as a helper, their shifts.

Who was asked and said "not now" is nobody's to read: an asker's file names only who came.
"""

from datetime import datetime
from typing import Any

from django.db.models import Q

from porch.asks.actions.ending import leave_asks
from porch.asks.models import Alert, Ask, AskTimes, Figures, Helper, Shift, ShiftCover
from porch.asks.queries.shifts import helper_of, shifts_of
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.people.registries import Belonging


def export(member: Member) -> dict[str, Any]:
    apart, helper = blocked_ids(member), helper_of(member)
    asked = Ask.objects.filter(asker=member).select_related("helper").order_by("asked_at")
    came_to = Ask.objects.filter(helper=member).select_related("asker").order_by("asked_at")
    return {
        "what_i_asked_for": [_asked(ask, apart) for ask in asked],
        "where_i_came": [
            {"kind": ask.kind, "with": _name(ask.asker, apart), "at": _moment(ask.accepted_at)}
            for ask in came_to
        ],
        "what_i_am_asked_for": helper.kinds if helper else [],
        "my_word_stands_since": _moment(helper.confirmed_at) if helper else None,
        "my_shifts": [_shift(shift) for shift in shifts_of(member)],
        "days_i_gave_away": [
            cover.on.isoformat() for cover in ShiftCover.objects.filter(shift__member=member).order_by("on")
        ],
        "days_i_took": [
            cover.on.isoformat() for cover in ShiftCover.objects.filter(by=member).order_by("on")
        ],
        "how_often_i_was_asked": Alert.objects.filter(helper=member).count(),
    }


def _asked(ask: Ask, apart: set[Any]) -> dict[str, Any]:
    return {
        "kind": ask.kind,
        "state": ask.state,
        "asked_at": _moment(ask.asked_at),
        "i_told": ask.told,
        "ride_at": _moment(ask.ride_at),
        "seats": ask.seats,
        "who_came": _name(ask.helper, apart),
        "came_at": _moment(ask.accepted_at),
        "letter": ask.letter,
        "in_time": ask.in_time,
    }


def _shift(shift: Shift) -> dict[str, Any]:
    return {
        "weekday_from_monday_0": shift.day,
        "from": f"{shift.since:%H:%M}",
        "until": f"{shift.until:%H:%M}",
        "time_zone": shift.zone,
        "for": shift.kinds,
        "may_be_called_only": shift.is_reserve,
    }


def _name(member: Member | None, apart: set[Any]) -> str | None:
    return member.handle if member is not None and member.pk not in apart else None


def _moment(value: datetime | None) -> str | None:
    return value.isoformat(timespec="seconds") if value else None


def erase(member: Member, now: datetime) -> None:
    """What they asked for loses their name and words and counts on as one wait; shifts and questions go."""
    leave_asks(member, now)
    Ask.objects.filter(asker=member).update(asker=None, sealed_told=b"", sealed_letter=b"")
    theirs = Ask.objects.filter(written_by=member)
    theirs.update(written_by=None, sealed_letter=b"")
    Ask.objects.filter(Q(helper=member)).update(helper=None)
    Alert.objects.filter(helper=member).delete()
    Shift.objects.filter(member=member).delete()
    ShiftCover.objects.filter(by=member).update(by=None)
    Helper.objects.filter(yes_by=member).update(yes_by=None)
    Helper.objects.filter(pk=member.pk).delete()


belonging = Belonging(
    title="Asking, and being asked",
    models=(Ask, Alert, Helper, Shift, ShiftCover, AskTimes, Figures),
    export=export,
    erase=erase,
)
"""Times and figures are the community's own; they name nobody, and ``commons.py`` hands them over."""
