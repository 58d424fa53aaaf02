"""Reading what somebody sent along is an act: it stands on the chain, and whoever keeps a ledger hears of it."""

from datetime import datetime

from django.db import transaction

from porch.people.models import Member
from porch.record.actions import note
from porch.safety.models import Report
from porch.safety.registries import on_evidence


@transaction.atomic
def evidence_opened(report: Report, *, by: Member, now: datetime) -> str:
    """The words sent along with ``report``, and the note that ``by`` has read them."""
    note("report.evidence-opened", by=by.pk, about=report.pk, now=now)
    for follow in on_evidence:
        follow(by, report.about_member, report.reporter, now)
    return report.evidence
