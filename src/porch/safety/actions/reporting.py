"""Reporting, reading and answering reports, letting go of evidence."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from porch.people.models import Member
from porch.record.actions import note
from porch.safety.models import Report
from porch.safety.queries import desk_people, reportable
from porch.safety.rules import CATEGORIES, EVIDENCE_KEPT, LIFE, LONGEST, NotReportable, aim_at, promised_by
from porch.wire.actions import seen, tell


class NothingToReport(Exception):
    """The thing does not exist, or the reporter cannot see it."""


class TakenBySomeoneElse(Exception):
    """The report is no longer in the state this move starts from."""


@transaction.atomic
def report(
    kind: str,
    ident: str,
    *,
    category: str,
    by: Member,
    now: datetime,
    words: str = "",
    with_evidence: bool = False,
) -> Report:
    """Tell the safety desk about the thing ``ident`` of ``kind``; its last words go along only if ticked.

    NotReportable with a sentence for an unknown category or too many words; NothingToReport where the reporter
    cannot see the thing.
    """
    if category not in CATEGORIES:
        raise NotReportable("Choose what it is about.")
    if len(words) > LONGEST:
        raise NotReportable(f"That is {len(words):,} characters; {LONGEST:,} fit.")
    found = reportable(kind, ident, by)
    if found is None:
        raise NothingToReport(kind)
    thing, _ = found
    made = Report(
        category=category,
        about_kind=kind,
        about_id=ident,
        about_member=thing.whom(ident, by),
        reporter=by,
        made_at=now,
        aim_at=aim_at(category, now=now),
        promised_by=promised_by(now=now),
    )
    made.sealed_words = made.sealed(words.strip(), "words")
    made.sealed_evidence = made.sealed(thing.snapshot(ident, by), "evidence") if with_evidence else b""
    made.save(force_insert=True)
    note("report.made", by=by.pk, about=made.pk, now=now, detail={"category": category})
    _tell_the_desk(made, now)
    return made


def _tell_the_desk(made: Report, now: datetime) -> None:
    for person in desk_people():
        if person.pk not in (made.reporter_id, made.about_member_id):
            tell(person, kind="needs-a-person", path=reverse("safety:desk"), now=now)


@transaction.atomic
def read(report: Report, *, by: Member, now: datetime) -> None:
    """Take a report in hand: the reporter then sees that a person has read it."""
    _move(report, "read", read_by=by)
    note("report.read", by=by.pk, about=report.pk, now=now)


@transaction.atomic
def answer(report: Report, words: str, *, by: Member, now: datetime) -> None:
    """Tell the reporter what came of it, and close the report."""
    words = words.strip()
    if not words:
        raise NotReportable("Write a line to the person who told us.")
    if len(words) > LONGEST:
        raise NotReportable(f"That is {len(words):,} characters; {LONGEST:,} fit.")
    _move(report, "answer", sealed_answer=report.sealed(words, "answer"), answered_at=now)
    note("report.answered", by=by.pk, about=report.pk, now=now)
    if report.reporter is not None:
        tell(
            report.reporter, kind="report-answered", path=reverse("safety:receipt", args=[report.pk]), now=now
        )


def _move(report: Report, verb: str, **values: object) -> None:
    sources = LIFE.sources(verb)
    _, to = LIFE.moves[verb]
    if not Report.objects.filter(pk=report.pk, state__in=sources).update(state=to, **values):
        raise TakenBySomeoneElse(verb)
    report.refresh_from_db()


def looked_at(report: Report | None, *, by: Member, now: datetime) -> None:
    """Note on the chain that someone of the desk looked at the queue, or at one report."""
    act = "desk.safety.viewed" if report is None else "report.viewed"
    seen(by, reverse("safety:desk"), now)
    note(act, by=by.pk, about=report.pk if report else None, now=now)


def receipt_seen(report: Report, *, by: Member, now: datetime) -> None:
    """The reporter has opened their receipt: its news is no longer new."""
    seen(by, reverse("safety:receipt", args=[report.pk]), now)


def let_go_of_evidence(now: datetime) -> None:
    """What reports hold in words goes 180 days after the answer; that there was one stays."""
    old = Report.objects.filter(answered_at__lt=now - EVIDENCE_KEPT)
    old.exclude(sealed_words=b"", sealed_evidence=b"", sealed_answer=b"").update(
        sealed_words=b"", sealed_evidence=b"", sealed_answer=b""
    )
