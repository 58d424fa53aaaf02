"""Working on a case: take it, leave a note, hand it on, answer and close it; letting go of what is old."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from porch.people.consent import see
from porch.people.models import Member
from porch.record.actions import note
from porch.safety.models import Appeal, Case, CaseNote, Measure, Report
from porch.safety.rules import EVIDENCE_KEPT, LONGEST
from porch.safety.rules.cases import LEASE, LIFE, LONGEST_NOTE, OUTCOMES, NotDoable
from porch.wire.actions import seen, tell


class TakenBySomeoneElse(Exception):
    """Someone else has the case in hand, or it is closed already."""


@transaction.atomic
def take(case: Case, *, by: Member, now: datetime) -> None:
    """Have the case in hand for half an hour; everything done with it renews that. One of two who try gets it."""
    free = Q(holder=None) | Q(held_until__lte=now) | Q(holder=by)
    mine = Case.objects.filter(free, pk=case.pk, state__in=LIFE.sources("take"))
    if not mine.update(state=LIFE.after("take", "waiting"), holder=by, held_until=now + LEASE):
        raise TakenBySomeoneElse
    case.refresh_from_db()
    case.reports.filter(state=Report.State.NEW).update(state=Report.State.READ, read_by=by)
    note("case.taken", by=by.pk, about=case.pk, now=now)


def renew(case: Case, *, by: Member, now: datetime) -> None:
    """Whoever acts has the case in hand, and keeps it; TakenBySomeoneElse where they do not."""
    mine = Case.objects.filter(pk=case.pk, state="taken", holder=by, held_until__gt=now)
    if not mine.update(held_until=now + LEASE):
        raise TakenBySomeoneElse
    case.refresh_from_db()
    case.reports.filter(state=Report.State.NEW).update(state=Report.State.READ, read_by=by)


@transaction.atomic
def leave_note(case: Case, words: str, *, by: Member, now: datetime) -> None:
    """A line for whoever has the case next."""
    renew(case, by=by, now=now)
    _write(case, words, by=by, now=now)


@transaction.atomic
def hand_over(case: Case, words: str, *, by: Member, now: datetime) -> None:
    """Let go of the case, with a note for whoever takes it next if there is one to leave."""
    renew(case, by=by, now=now)
    if words.strip():
        _write(case, words, by=by, now=now)
    Case.objects.filter(pk=case.pk, state__in=LIFE.sources("release")).update(
        state=LIFE.after("release", "taken"), holder=None, held_until=None
    )
    case.refresh_from_db()
    note("case.handed-over", by=by.pk, about=case.pk, now=now)


def _write(case: Case, words: str, *, by: Member, now: datetime) -> None:
    words = words.strip()
    if not words:
        raise NotDoable("Write a line for whoever comes next.")
    if len(words) > LONGEST_NOTE:
        raise NotDoable(f"That note is {len(words):,} characters long; {LONGEST_NOTE:,} fit.")
    made = CaseNote(case=case, by=by, at=now)
    made.sealed_words = made.sealed(words, "words")
    made.save(force_insert=True)
    note("case.note-left", by=by.pk, about=case.pk, now=now)


@transaction.atomic
def close(case: Case, outcome: str, *, by: Member, now: datetime, words: str = "") -> None:
    """Tell everyone who reported what came of it, in general words, and close the case."""
    words = words.strip()
    if outcome not in OUTCOMES:
        raise NotDoable("Choose what came of it.")
    if len(words) > LONGEST:
        raise NotDoable(f"That is {len(words):,} characters; {LONGEST:,} fit.")
    if case.measures.filter(state="asked").exists():
        raise NotDoable("An action still waits for a second person. It has to be answered first.")
    renew(case, by=by, now=now)
    Case.objects.filter(pk=case.pk, state__in=LIFE.sources("close")).update(
        state=LIFE.after("close", "taken"),
        closed_at=now,
        closed_by=by,
        outcome=outcome,
        holder=None,
        held_until=None,
    )
    case.refresh_from_db()
    for report in case.reports.exclude(state=Report.State.ANSWERED).select_related("reporter"):
        _answer(report, outcome, words, now)
    note("case.closed", by=by.pk, about=case.pk, now=now, detail={"outcome": outcome})


def _answer(report: Report, outcome: str, words: str, now: datetime) -> None:
    report.state, report.outcome, report.answered_at = Report.State.ANSWERED, outcome, now
    report.sealed_answer = report.sealed(words, "answer")
    report.save(update_fields=["state", "outcome", "answered_at", "sealed_answer"])
    if report.reporter is not None:
        path = reverse("safety:receipt", args=[report.pk])
        tell(report.reporter, kind="report-answered", path=path, now=now)


def looked_at(case: Case | None, *, by: Member, now: datetime) -> None:
    """Note on the chain that someone of the desk looked at the queue, or at one case."""
    act = "desk.safety.viewed" if case is None else "case.viewed"
    seen(by, reverse("safety:desk"), now)
    note(act, by=by.pk, about=case.pk if case else None, now=now)


def appeals_looked_at(appeal: Appeal | None, *, by: Member, now: datetime) -> None:
    """Note on the chain that someone looked at the appeals they may answer, or at one of them."""
    seen(by, reverse("safety:appeals"), now)
    act = "desk.appeals.viewed" if appeal is None else "appeal.viewed"
    if appeal is not None and appeal.measure.member is not None:
        see(by, appeal.measure.member, "reported", item=str(appeal.pk), purpose="safety", now=now)
    note(act, by=by.pk, about=appeal.pk if appeal else None, now=now)


def standing_seen(*, by: Member, now: datetime) -> None:
    """Someone has opened what applies to them: its news is no longer new."""
    seen(by, reverse("safety:standing"), now)


def let_go_of_leases(now: datetime) -> None:
    """The clock: what somebody took and left alone is written down as free; it was free already."""
    over = Case.objects.filter(state__in=LIFE.sources("release"), held_until__lte=now)
    over.update(state=LIFE.after("release", "taken"), holder=None, held_until=None)


def let_go_of_evidence(now: datetime) -> None:
    """What a case holds in words goes 180 days after it was closed; that there was one stays.

    The words of an action and its appeal stay as long as the action applies, because its person reads them.
    """
    old = Case.objects.filter(closed_at__lt=now - EVIDENCE_KEPT)
    old.exclude(sealed_words=b"").update(sealed_words=b"")
    Report.objects.filter(case__in=old).exclude(
        sealed_words=b"", sealed_evidence=b"", sealed_answer=b""
    ).update(sealed_words=b"", sealed_evidence=b"", sealed_answer=b"")
    CaseNote.objects.filter(case__in=old).delete()
    ended = Measure.objects.filter(case__in=old).exclude(state__in=("asked", "standing"))
    ended.filter(Q(ended_at=None) | Q(ended_at__lt=now - EVIDENCE_KEPT)).update(sealed_words=b"")
    Appeal.objects.filter(measure__in=ended, decided_at__lt=now - EVIDENCE_KEPT).update(
        sealed_words=b"", sealed_answer=b""
    )
