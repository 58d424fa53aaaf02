"""Beginning to keep days of something."""

from datetime import date, datetime, timedelta

from django.db import transaction

from porch.days.actions.adding import Open
from porch.days.models import Thread
from porch.days.queries import threads_of
from porch.days.rules.saying import (
    COUNTS,
    GOALS,
    MOST_LETTERS,
    MOST_THREADS,
    SEVERAL,
    NotToBeTold,
    checked_days,
)
from porch.kit.clock import today_in
from porch.measures.rows import Kind
from porch.people.models import Member
from porch.people.rules.vocabulary import checked


@transaction.atomic
def open_thread(
    member: Member,
    what: str,
    *,
    now: datetime,
    word: str = "",
    goal: str = "",
    since: date | None = None,
    count: str = "",
    instead_of: Thread | None = None,
) -> Thread:
    """Begin a thread of ``what``, a code of the list of substances, with a goal of one's own.

    ``since`` is the first full day without, past, today or tomorrow; a run begins on it. NotToBeTold: it is kept
    already, there are too many, or that day cannot be. Nobody is told.
    """
    Member.objects.select_for_update().filter(pk=member.pk).first()
    if (goal and goal not in GOALS) or (count and count not in COUNTS):
        raise NotToBeTold("not-in-the-list")
    may_be_opened(member, what)
    thread = Thread(member=member, opened_at=now, instead_of=instead_of)
    thread.say({"what": what, "word": " ".join(word.split())[:MOST_LETTERS]})
    thread.save(force_insert=True)
    zone = member.time_zone or "UTC"
    held = Open(thread, [], now, today_in(zone, now))
    held.add(Kind.PLACE, code=zone)
    if goal:
        held.add(Kind.GOAL, code=goal)
    if count:
        held.add(Kind.COUNT, code=count)
    if since is not None:
        checked_days(since, since, held.today + timedelta(days=1))
        held.add(Kind.SINCE, day=since.isoformat())
    return thread


def may_be_opened(member: Member, what: str) -> None:
    """NotToBeTold when ``member`` keeps days of it already, or of too many things; NotInTheList for no such thing."""
    checked("substances", [what])
    kept = [thread.about.get("what") for thread in threads_of(member)]
    if len(kept) >= MOST_THREADS:
        raise NotToBeTold("too-many")
    if what in kept and what not in SEVERAL:
        raise NotToBeTold("kept-already")
