"""Letting everybody read a report, and no longer: a decision of a person, with its reason beside it."""

from datetime import datetime

from django.db import transaction

from porch.evidence.models import Decision, Report
from porch.people.models import Member
from porch.record.actions import note


@transaction.atomic
def decide(row: Report, *, public: bool, because: str, by: Member, now: datetime) -> bool:
    """Let everybody read it, or no longer; False where that is so already, or it is not made."""
    is_so = Report.objects.filter(pk=row.pk, state=Report.State.DONE, public_at__isnull=public)
    if is_so.update(public_at=now if public else None) != 1:
        return False
    Decision.objects.create(report=row, at=now, by=by, is_public=public, because=because)
    act = "report-public" if public else "report-no-longer-public"
    note(act, by=by.pk, about=None, now=now, detail={"report": str(row.pk)})
    return True
