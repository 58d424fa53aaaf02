"""Bringing a list along: looked at against what is here, then applied whole or not at all."""

from datetime import datetime

from django.db import transaction

from porch.kit.community import here
from porch.listings.report import Read
from porch.meetings import actions as meetings
from porch.meetings.models import Source
from porch.meetings.rules.staleness import is_left_out
from porch.people.models import Member
from porch.record.actions import note
from porch.sources.actions.words import keep_words
from porch.sources.models import Reading
from porch.sources.rules.outcome import NothingInIt, Outcome, Overtaken, TakesMost

READINGS_KEPT = 40
READ = ("read_at", "kind")
TOLD = (*READ, "zone", "country", "fellowship")


@transaction.atomic
def bring(
    read: Read,
    source: Source,
    *,
    by: Member | None,
    now: datetime,
    dry_run: bool = False,
    although_most_go: bool = False,
    is_demo: bool = False,
    reading: Reading | None = None,
) -> Outcome:
    """Make ``source`` say what ``read`` says, and tell what that changed; ``dry_run`` only tells.

    Own meetings and those of other sources are never touched. What its source no longer tells of is off the list, not
    lost. Raises NothingInIt for a reading without one usable row, and TakesMost, unless ``although_most_go``, when more
    than half would go or move; nothing has changed then. ``source`` may be one that is not kept yet. ``reading`` is the
    row that says what came of it, a new one where there is none; Overtaken when it is no longer to be looked through.
    """
    if not (read.listings or read.formats or read.bodies):
        raise NothingInIt(_why_empty(read))
    outcome = Outcome(read.format, read.rows, refused=list(read.refused), noted=list(read.noted))
    if not dry_run:
        meetings.held()
        if reading and not is_still_looked_through(reading, now):
            raise Overtaken
        if source._state.adding:
            source.save(force_insert=True)
    outcome.words = keep_words(read, source, dry_run=dry_run)
    if read.listings:
        clock = source.zone or here().time_zone
        outcome.leave_open(read.listings, clock)
        plan = meetings.look(source, read.listings, zone=clock)
        outcome.take(plan.brought)
        if outcome.needs_a_person and not although_most_go and not dry_run:
            raise TakesMost(outcome)
        if not dry_run:
            meetings.carry_out(plan, source, now=now, is_demo=is_demo)
    if not dry_run:
        _keep(source, read, outcome, by, now, reading)
    return outcome


def is_still_looked_through(reading: Reading, now: datetime) -> bool:
    """Whether it is this reading's turn still; if so nobody else settles it until this transaction ends."""
    asked = Reading.objects.filter(
        pk=reading.pk, outcome=Reading.Outcome.LOOKING, settled_by=reading.settled_by_id
    )
    return asked.update(at=now) == 1


def _why_empty(read: Read) -> str:
    if read.refused:
        return f"None of its {read.rows} rows could be taken; the first: {read.refused[0]}."
    return "It tells of no meeting."


def _keep(
    source: Source, read: Read, outcome: Outcome, by: Member | None, now: datetime, reading: Reading | None
) -> None:
    """Write down that it was read, and turn the list where something but its meetings is other than before."""
    was_left_out = is_left_out(source.read_at, source.every_hours, now)
    if read.listings:
        source.read_at, source.kind = now, read.format
        # how often it is fetched, somebody may have changed meanwhile; what holds for its rows came with this reading
        source.save(update_fields=READ if reading else TOLD)
    if outcome.words or was_left_out:
        meetings.turned()
    outcome.applied = not outcome.is_nothing
    kind = Reading.Outcome.APPLIED if outcome.applied else Reading.Outcome.SAME
    write_down(reading or Reading(source=source), kind, outcome, now=now, by=by)
    forget_old(source)
    if outcome.applied:
        counts = {name: count for name, count in outcome.counts().items() if name not in ("rows", "noted")}
        detail = {"source": str(source.pk), **counts}
        note("list-brought", by=by.pk if by else None, about=None, now=now, detail=detail)


def write_down(
    reading: Reading, kind: Reading.Outcome, outcome: Outcome, *, now: datetime, by: Member | None = None
) -> None:
    """Say in a reading what came of it. What was read stays with it only while it waits."""
    reading.at, reading.outcome, reading.report = now, kind, dict(outcome.report())
    for name, count in outcome.counts().items():
        setattr(reading, name, count)
    if kind != Reading.Outcome.WAITS:
        reading.sealed_body = None
    reading.settled_by = by
    reading.save()


def forget_old(source: Source) -> None:
    """The last readings of a source are kept; the waiting one always."""
    kept = list(
        Reading.objects.filter(source=source)
        .order_by("-at", "-pk")
        .values_list("pk", flat=True)[:READINGS_KEPT]
    )
    Reading.objects.filter(source=source).exclude(pk__in=kept).exclude(outcome=Reading.Outcome.WAITS).delete()
