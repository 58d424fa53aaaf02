"""How to go on, what one wants, which count one sees, laying aside and beginning again."""

from datetime import date, datetime

from django.db import transaction

from porch.days.actions.adding import Open, hold
from porch.days.actions.opening import may_be_opened, open_thread
from porch.days.actions.telling import begin, moved
from porch.days.models import Thread
from porch.days.rules.saying import COUNTS, GOALS, NO_COUNT, NotToBeTold, first_day_after
from porch.measures.rows import Kind
from porch.people.models import Member


@transaction.atomic
def go_on(
    thread: Thread, how: str, *, by: Member, now: datetime, day: date | None = None, shown: bool = False
) -> None:
    """After a return to use: a new run, all days, or no count (``rules.saying.COUNTS``).

    A run begins on ``day``, the day after the last use when nobody says otherwise; with no count nothing begins.
    ``shown``: whoever may see the numbers sees them again; without it they rest.
    """
    held = hold(thread, by=by, now=now)
    if how not in COUNTS:
        raise NotToBeTold("not-in-the-list")
    held.add(Kind.COUNT, code=how)
    if how != NO_COUNT:
        begin(held, day or first_day_after(held.stands.last_used, held.today))
    if shown:
        held.add(Kind.SHOWN)


@transaction.atomic
def choose_count(thread: Thread, count: str, *, by: Member, now: datetime) -> None:
    """Which count its owner wants to see: this run, all days, or none."""
    if count not in COUNTS:
        raise NotToBeTold("not-in-the-list")
    held = hold(thread, by=by, now=now)
    if held.stands.count != count:
        held.add(Kind.COUNT, code=count)


@transaction.atomic
def say_goal(thread: Thread, goal: str, *, by: Member, now: datetime) -> None:
    """What its owner wants now. Another goal changes no day."""
    if goal not in GOALS:
        raise NotToBeTold("not-in-the-list")
    held = hold(thread, by=by, now=now)
    if held.stands.goal != goal:
        held.add(Kind.GOAL, code=goal)


@transaction.atomic
def show_again(thread: Thread, *, by: Member, now: datetime) -> None:
    """Whoever was given the numbers may see them again."""
    held = hold(thread, by=by, now=now)
    if held.stands.rests:
        held.add(Kind.SHOWN)


@transaction.atomic
def lay_aside(thread: Thread, *, by: Member, now: datetime) -> None:
    """Keep no more days of it. It stays in its owner's file and can be taken up again."""
    held = hold(thread, by=by, now=now)
    _put_away(held, now)


def _put_away(held: Open, now: datetime) -> None:
    held.thread.laid_aside_at = now
    held.thread.save(update_fields=["laid_aside_at"])


@transaction.atomic
def take_up(thread: Thread, *, by: Member, now: datetime) -> None:
    """Go on with what was laid aside; the days in between count as its rows say."""
    mine = Thread.objects.select_for_update().filter(pk=thread.pk, member=by).first()
    if mine is None or mine.laid_aside_at is None:
        raise NotToBeTold("not-there")
    may_be_opened(by, mine.about.get("what", ""))
    mine.laid_aside_at = None
    mine.save(update_fields=["laid_aside_at"])
    moved(by, now)


@transaction.atomic
def begin_again(
    thread: Thread, *, by: Member, now: datetime, since: date | None, goal: str = "", count: str = ""
) -> Thread:
    """What stands in ``thread`` was typed wrongly: a new one in its place, the old one laid aside as it is.

    This is about what was typed. No day that was lived is taken away by it: each thread keeps its own.
    """
    held = hold(thread, by=by, now=now)
    about, before = held.thread.about, held.stands
    _put_away(held, now)
    return open_thread(
        by,
        about.get("what", ""),
        now=now,
        word=about.get("word", ""),
        goal=goal or before.goal,
        since=since,
        count=count or before.count,
        instead_of=held.thread,
    )
