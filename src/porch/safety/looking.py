"""Reading what somebody sent along is an act: it stands on the chain, and in the ledger of those whose words it shows.

The one a report is about reads of it only a month after the case was closed, so that neither the look nor its
day tells them that somebody has just reported them.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from porch.kit.clock import now as clock_now
from porch.people.consent import see
from porch.people.models import Member
from porch.record.actions import note
from porch.safety.models import Measure, Report

TOLD_AFTER = timedelta(days=30)


@transaction.atomic
def evidence_opened(report: Report, *, by: Member, now: datetime) -> str:
    """The words sent along with ``report``, and the note that ``by`` has read them."""
    note("report.evidence-opened", by=by.pk, about=report.pk, now=now)
    reports_read([report], by=by, now=now)
    return report.evidence


def reports_read(reports: Iterable[Report], *, by: Member, now: datetime) -> None:
    """The desk reads what was reported, and by whom: in the ledger of those it names."""
    for report in reports:
        for member in (report.reporter, report.about_member):
            if member is not None:
                see(by, member, "reported", item=str(report.pk), purpose="safety", now=now)


@transaction.atomic
def named_at_the_desk(measures: Iterable[Measure], *, by: Member, now: datetime) -> None:
    """The queue names the people of these actions: they read that ``by`` looked, once they know of the action."""
    for measure in measures:
        if measure.member is not None:
            see(by, measure.member, "reported", item=str(measure.pk), purpose="safety", now=now)


def not_told_yet(member: Member) -> set[tuple[str, str]]:
    """Looks at reports about this member of which they do not read yet, as (scope, item)."""
    fresh = Q(case__closed_at=None) | Q(case__closed_at__gt=clock_now() - TOLD_AFTER)
    found = Report.objects.filter(fresh, about_member=member).exclude(reporter=member)
    asked = Measure.objects.filter(member=member, state__in=("asked", "refused"))
    untold = (*found.values_list("pk", flat=True), *asked.values_list("pk", flat=True))
    return {("reported", str(pk)) for pk in untold}
