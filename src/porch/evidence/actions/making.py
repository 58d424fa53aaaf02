"""Asking for a report and making it: how far it is is kept, so that one that was cut off is found and made again."""

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from porch.evidence import engine
from porch.evidence.gathering import NothingThere, gather
from porch.evidence.gathering.belonging import about
from porch.evidence.models import Report
from porch.evidence.queries.reports import earlier, last_on, people_told_of, whole_or_parts
from porch.evidence.rules.apart import People, counted
from porch.evidence.rules.gathered import Kind
from porch.kit.clock import now as this_moment
from porch.kit.clock import today_in
from porch.kit.community import here
from porch.people.models import Member
from porch.record.actions import note

log = logging.getLogger("porch.evidence")
CUT_OFF = timedelta(minutes=20)
"""A report that has not moved for so long was cut off, as when the server was stopped."""

APART = timedelta(days=28)
"""Two reports on the same people, closer together, would tell what single people did in the days between."""

type Progress = Callable[[int], object]
type Both = tuple[People, People]


class NotToBeMade(Exception):
    """There is nothing such a report could be about; the words say so."""


class TooNear(Exception):
    """Beside an earlier report this one would tell of fewer than eleven people."""


@transaction.atomic
def ask(kind: Kind, pk: UUID | None, cut: date, *, by: Member | None, now: datetime) -> Report:
    """Put a report down to be made. One that is asked for twice is made once. NotToBeMade."""
    if kind is Kind.PERSON or cut >= today_in(here().time_zone, now):
        raise NotToBeMade(_("The last day that counts has to be over."))
    try:
        title = about(kind, pk, cut).title
    except NothingThere as none:
        raise NotToBeMade(_("There is no such group or programme.")) from none
    waits = (Report.State.WAITS, Report.State.WORKING)
    same = Report.objects.filter(kind=kind, about=pk, cut=cut, state__in=(*waits, Report.State.DONE)).first()
    if same is not None:
        return same
    _keep_apart(kind, pk, cut)
    row = Report.objects.create(
        kind=kind, about=pk, title=title, asked_by=by, asked_at=now, cut=cut, moved_at=now
    )
    _note("report-asked", row, by, now)
    return row


def _keep_apart(kind: Kind, pk: UUID | None, cut: date, but: UUID | None = None) -> None:
    """NotToBeMade where another report on the same ends less than four weeks before or after this one, or where there
    is one on the whole of which this is a part, or on a part of it: what a cohort hides would be the whole less others.
    """
    some = Report.objects.filter(kind=kind, about__in=whole_or_parts(kind, pk))
    if some.exclude(state=Report.State.FAILED).exists():
        raise NotToBeMade(
            _(
                "A programme is told of as a whole or cohort by cohort, never both: one taken from the other would "
                "tell of few people. There is a report of the other kind already."
            )
        )
    there = Report.objects.filter(kind=kind, about=pk, cut__gt=cut - APART, cut__lt=cut + APART)
    others = there.exclude(state=Report.State.FAILED)
    other = (others if but is None else others.exclude(pk=but)).first()
    if other is not None:
        raise NotToBeMade(
            _(
                "There is a report to %(day)s, or it is being made. Two that are closer than four weeks would tell of "
                "single people: read that one, or choose a last day from %(next)s on."
            )
            % {"day": date_format(other.cut, "j F Y"), "next": date_format(other.cut + APART, "j F Y")}
        )


@transaction.atomic
def ask_again(row: Report, *, by: Member, now: datetime) -> bool:
    """Put a report that did not come to an end down anew; False for any other. NotToBeMade."""
    if row.state == Report.State.FAILED:
        _keep_apart(Kind(row.kind), row.about, row.cut, but=row.pk)
    again = {"state": Report.State.WAITS, "progress": 0, "trouble": "", "moved_at": now}
    done = Report.objects.filter(pk=row.pk, state=Report.State.FAILED).update(**again) == 1
    if done:
        _note("report-asked", row, by, now)
    return done


def _nobody_listens(percent: int) -> None:
    pass


def work_out(
    pk: UUID,
    *,
    now: datetime,
    run: Any = engine.run,
    heard: Progress = _nobody_listens,
) -> bool:
    """Make a report that waits; False when somebody else has it, or it is made. What goes wrong is kept with it.

    ``run`` is ``engine.run`` with an engine chosen; ``heard`` is told how far it is, as the page is.
    """
    claimed = Report.objects.filter(pk=pk, state=Report.State.WAITS)
    if claimed.update(state=Report.State.WORKING, progress=1, moved_at=now) != 1:
        return False
    row = Report.objects.get(pk=pk)
    try:
        while not _keep(row, *_made(row, now, run, heard)):
            log.info("another report was made meanwhile: this one is looked at again, beside it")
    except NothingThere:
        _fail(row.pk, _("What it is about is no longer there."))
    except TooNear:
        _fail(
            row.pk,
            _(
                "There is nothing new to report yet. A report is made again once enough has changed for it to tell of "
                "nobody."
            ),
        )
    except Exception:
        log.exception("a report did not come to an end")
        fail(row.pk)
    return True


def fail(pk: UUID) -> None:
    """Say of a report that was being made that it did not come to an end, as when its process was ended."""
    _fail(pk, _("It did not come to an end, and that is our fault. Nothing of it was kept."))


def result_of(
    kind: Kind,
    pk: UUID | None,
    cut: date,
    *,
    now: datetime,
    progress: Progress,
    run: Any = engine.run,
) -> dict[str, Any]:
    """A report as it is kept, small numbers hidden: the same bytes from the same data. NothingThere, TooNear."""
    return _worked_out(kind, pk, cut, now=now, progress=progress, run=run)[0]


def _worked_out(
    kind: Kind, pk: UUID | None, cut: date, *, now: datetime, progress: Progress, run: Any
) -> tuple[dict[str, Any], Both, int]:
    """With whom it counts, who stands beside them, and beside how many reports it was looked at."""
    from porch.evidence.rules.releasing import release  # noqa: PLC0415  25 MB that no page needs

    seen = _made_so_far()
    told, last = people_told_of(), last_on(kind, pk)
    were = last.who if last is not None else (None, None)
    whom: list[People] = []

    def choose(may: People) -> People:
        found = counted(may, told, were[len(whom)])
        if found is None:
            raise TooNear
        whom.append(found)
        return found

    gathered = gather(kind, pk, cut, now=now, progress=progress, run=run, whom=choose)
    progress(75)
    result = release(gathered, earlier(kind, pk))
    progress(95)
    return result, (whom[0], whom[1] if len(whom) > 1 else frozenset()), seen


def _made_so_far() -> int:
    return Report.objects.filter(state=Report.State.DONE).count()


def fail_cut_off(now: datetime) -> int:
    """Reports that stopped moving did not come to an end: they can be asked again. How many there were."""
    stuck = Report.objects.filter(state=Report.State.WORKING, moved_at__lt=now - CUT_OFF)
    words = _("It was cut off before it was done. Nothing of it was kept.")
    return stuck.update(state=Report.State.FAILED, trouble=words)


def _made(row: Report, now: datetime, run: Any, heard: Progress) -> tuple[dict[str, Any], Both, int]:
    def moved(percent: int) -> None:
        _moved(row.pk, percent)
        heard(percent)

    return _worked_out(Kind(row.kind), row.about, row.cut, now=now, progress=moved, run=run)


def _moved(pk: UUID, percent: int) -> None:
    Report.objects.filter(pk=pk, state=Report.State.WORKING).update(progress=percent, moved_at=this_moment())


@transaction.atomic
def _keep(row: Report, result: dict[str, Any], who: Both, seen: int) -> bool:
    """False where another report was made since ``seen`` were: the two were not looked at beside each other.

    The line in the chain comes first: only one can write there at a time.
    """
    at = this_moment()
    _note("report-made", row, row.asked_by, at)
    if _made_so_far() != seen:
        transaction.set_rollback(True)
        return False
    working = Report.objects.filter(pk=row.pk, state=Report.State.WORKING)
    if not working.update(
        state=Report.State.DONE,
        progress=100,
        moved_at=at,
        done_at=at,
        result=result,
        sealed_who=row.with_who(*who),
        title=result["title"],
        definitions=result["definitions"],
    ):
        transaction.set_rollback(True)  # it was given up meanwhile: nothing of it is kept
    return True


def _fail(pk: UUID, words: str) -> None:
    working = Report.objects.filter(pk=pk, state=Report.State.WORKING)
    working.update(state=Report.State.FAILED, trouble=words, moved_at=this_moment())


def _note(act: str, row: Report, by: Member | None, now: datetime) -> None:
    note(act, by=by.pk if by else None, about=None, now=now, detail={"report": str(row.pk), "kind": row.kind})
