"""This room's share of a person: whom they keep, what they did with others, and what is theirs alone.

Of a tie one gets one's own word, and the name once both had said yes; never what the other says.
"""

from datetime import datetime
from typing import Any

from porch.bonds.rules.calendar import calendar_file
from porch.company.actions import step_out_of_everything
from porch.company.calendar import entries_of
from porch.company.models import Activity, Attending, Check, Coming, Gathering, OnMyMap, OwnWishes, Tie
from porch.company.queries import checks_of, kept_by, on_map, wishes_of
from porch.company.queries.ties import ties_of
from porch.people.models import Member
from porch.people.registries import Belonging


def export(member: Member) -> dict[str, Any]:
    """Everything of this member here that they can see on their own pages, and their own words."""
    wishes = wishes_of(member)
    return {
        "people_i_keep": [{"name": one.other.handle, "since": _moment(one.since)} for one in kept_by(member)],
        "what_i_said_of_keeping": [_my_word(row, member) for row in ties_of(member)],
        "together": [_coming(row, member) for row in _comings(member)],
        "gatherings": [
            _attending(row) for row in Attending.objects.filter(member=member).select_related("gathering")
        ],
        "whom_i_could_call": [
            {"ring": one.ring, "name": one.name, "number": one.phone, "note": one.note}
            for one in on_map(member)
        ],
        "three_questions": [{"on": one.on.isoformat(), **one.answers} for one in checks_of(member)],
        "asks_me": wishes.asks_me,
        "asks_me_next_on": wishes.next_on.isoformat() if wishes.next_on else None,
        "what_i_gave_is_put_away": wishes.gave_hidden,
    }


def files(member: Member) -> dict[str, bytes]:
    """What they did and mean to do with others, for any calendar, if there was something."""
    entries = entries_of(member, None)
    return {"together.ics": calendar_file(entries)} if entries else {}


def _my_word(row: Tie, member: Member) -> dict[str, Any]:
    return {"name": row.other_than(member).handle, "i_say": getattr(row, row.side_of(member.pk))}


def _comings(member: Member) -> Any:
    rows = Coming.objects.filter(member=member).select_related("activity").order_by("activity__at", "pk")
    return rows.exclude(state="dropped")


def _coming(row: Coming, member: Member) -> dict[str, Any]:
    activity, mine = row.activity, row.activity.proposed_by_id == member.pk
    return {
        "what": activity.what.title,
        "in_words": activity.words,
        "at": _moment(activity.at),
        "area": activity.area,
        "place": activity.place if row.state == "in" else "",
        "proposed_by_me": mine,
        "my_yes": row.state,
        "state": activity.state,
        "good_for_me": row.good,
    }


def _attending(row: Attending) -> dict[str, Any]:
    return {"title": row.gathering.title, "at": _moment(row.gathering.at), "place": row.gathering.place}


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="seconds")


def erase(member: Member, now: datetime) -> None:
    """Hand on what is still to come; what they proposed and is past goes with its words, all else of theirs too."""
    step_out_of_everything(member, now)
    theirs = Activity.objects.filter(proposed_by=member)
    theirs.update(proposed_by=None, sealed_words=b"", sealed_area=b"", sealed_place=b"")
    Tie.objects.filter(first=member).delete()
    Tie.objects.filter(second=member).delete()
    Coming.objects.filter(member=member).delete()
    for model in (Attending, Check, OwnWishes):
        model._default_manager.filter(member=member).delete()
    OnMyMap.objects.filter(owner=member).delete()
    Gathering.objects.filter(announced_by=member).update(announced_by=None)


belonging = Belonging(
    title="People I keep, what we do together, and what is mine alone",
    models=(Tie, Activity, Coming, Gathering, Attending, OnMyMap, Check, OwnWishes),
    export=export,
    erase=erase,
    files=files,
)
