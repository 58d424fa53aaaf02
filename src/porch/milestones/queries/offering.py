"""The one milestone to ask somebody about, if any: worked out from what the rooms below know, at each look."""

import json
from collections.abc import Collection
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Min, Q, QuerySet

from porch.asks.models import Ask
from porch.bonds.models import Pair
from porch.days.queries import Told, told_threads
from porch.days.rules.saying import ALL_DAYS, MEASURED, NO_COUNT
from porch.diary.models import Entry
from porch.kit.clock import today_in
from porch.measures.runs import Ending, ever_counted
from porch.milestones.queries.marks import marks_of, wishes_of
from porch.milestones.rules.reached import (
    Reached,
    Steps,
    asked_about,
    of_all_days,
    of_check_ins,
    of_run,
    once,
)
from porch.people.models import Member
from porch.rooms.models import Seat
from porch.talk.models import Conversation
from porch.wire.queries import is_hushed

STEPS = Path(__file__).resolve().parent.parent / "data" / "milestones.json"


@cache
def steps() -> Steps:
    told = json.loads(STEPS.read_text())
    run = told["run"]
    return Steps(run["days"], run["months"], run["years"], told["all"], told["check-ins"])


def offered_to(member: Member, now: datetime) -> Reached | None:
    """The one to ask about; None while nothing is to be asked of them, and when they said so."""
    wishes = wishes_of(member)
    if wishes.is_off or is_hushed(member, now):
        return None
    aside = {key: date.fromisoformat(until) for key, until in wishes.aside.items()}
    marked = {one.key for one in marks_of(member) if one.key}
    today = today_in(member.time_zone or "UTC", now)
    past = marked | {key for key, until in aside.items() if until == date.max}
    found = [*_of_days(member, now), *_of_check_ins(member), *_of_once(member, past)]
    return asked_about(found, marked, aside, today)


def _of_days(member: Member, now: datetime) -> list[Reached]:
    """What the threads tell. Where no count is wanted, or they are still to say how to go on, nothing is asked."""
    told = told_threads(member, now)
    several = len(told) > 1
    found: list[Reached] = []
    for one in told:
        if one.count == NO_COUNT or one.asks:
            continue
        what = one.words if several else ""
        found += _of_thread(one, str(one.thread.pk), what)
    return found


def _of_thread(one: Told, thread: str, what: str) -> list[Reached]:
    stands, found = one.stands, []
    this, runs = stands.this, stands.runs
    if this is not None and stands.goal not in MEASURED and one.count != ALL_DAYS:
        found += of_run(steps(), this.first, one.today, thread=thread, what=what)
    if this is not None and this.days > 0 and len(runs) > 1 and runs[-2].ending is Ending.USE:
        found.append(once("came-back", this.first, thread=thread, what=what))
    if this is None or stands.all_days > this.days or one.count == ALL_DAYS:
        found += of_all_days(steps(), ever_counted(one.rows, one.today), thread=thread, what=what)
    return found


def _of_check_ins(member: Member) -> list[Reached]:
    days = Entry.objects.filter(member=member).order_by("day").values_list("day", flat=True).distinct()
    return of_check_ins(steps(), list(days))


def _of_once(member: Member, past: Collection[str]) -> list[Reached]:
    """What is there once in a life here, from the rows of its rooms; what was marked is not looked for."""
    zone, found = member.time_zone or "UTC", []
    for kind, first in FIRSTS.items():
        if once(kind, date.min).key not in past and (moments := first(member)):
            found.append(once(kind, today_in(zone, min(moments))))
    return found


def _first(rows: QuerySet[Any], column: str) -> list[datetime]:
    at = rows.aggregate(at=Min(column))["at"]
    return [at] if at else []


def _reached_out(member: Member) -> list[datetime]:
    asked = Ask.objects.filter(asker=member)
    return _first(asked, "asked_at") + _first(Conversation.objects.filter(asked_by=member), "began_at")


def _walks_with(member: Member) -> list[datetime]:
    return _first(Pair.objects.filter(Q(first=member) | Q(second=member)), "started_at")


def _sat_in(member: Member) -> list[datetime]:
    return _first(Seat.objects.filter(member=member).exclude(state=Seat.State.WAITING), "came_at")


FIRSTS = {"reached-out": _reached_out, "walks-with": _walks_with, "sat-in": _sat_in}
