"""Telling the safety desk."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from porch.people.models import Member
from porch.record.actions import note
from porch.safety.actions.gathering import case_about, tell_the_desk
from porch.safety.models import Report
from porch.safety.queries import promise, reportable
from porch.safety.rules import CATEGORIES, LONGEST, NotReportable, aim_at
from porch.wire.actions import seen


class NothingToReport(Exception):
    """The thing does not exist, or the reporter cannot see it."""


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
    """Tell the safety desk about the thing ``ident`` of ``kind``; its words go along only if ticked.

    It comes into the open case about the same person or thing, or begins one. NotReportable with a sentence for
    an unknown category or too many words; NothingToReport where the reporter cannot see the thing.
    """
    if category not in CATEGORIES:
        raise NotReportable("Choose what it is about.")
    if len(words) > LONGEST:
        raise NotReportable(f"That is {len(words):,} characters; {LONGEST:,} fit.")
    found = reportable(kind, ident, by)
    if found is None:
        raise NothingToReport(kind)
    thing, _ = found
    whom = thing.whom(ident, by)
    case = case_about(whom, f"{kind}:{ident}", category=category, now=now)
    made = Report(
        case=case,
        category=category,
        about_kind=kind,
        about_id=ident,
        about_member=whom,
        reporter=by,
        made_at=now,
        aim_at=aim_at(category, now=now),
        promised_by=promise(now).by,
    )
    made.sealed_words = made.sealed(words.strip(), "words")
    made.sealed_evidence = made.sealed(thing.snapshot(ident, by), "evidence") if with_evidence else b""
    made.save(force_insert=True)
    note("report.made", by=by.pk, about=made.pk, now=now, detail={"category": category})
    tell_the_desk(case, category, now=now)
    return made


def receipt_seen(report: Report, *, by: Member, now: datetime) -> None:
    """The reporter has opened their receipt: its news is no longer new."""
    seen(by, reverse("safety:receipt", args=[report.pk]), now)
