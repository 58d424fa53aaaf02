"""What can be reported, and what a reporter may see of their own."""

from django.db.models import QuerySet

from porch.people.models import Member
from porch.safety.models import Report
from porch.safety.registries import Reportable, reportables


def my_reports(member: Member) -> QuerySet[Report]:
    return Report.objects.filter(reporter=member).order_by("-made_at")


def reportable(kind: str, ident: str, viewer: Member) -> tuple[Reportable, str] | None:
    """The kind and the thing's name for this viewer; None when there is nothing they could report."""
    found = reportables.get(kind)
    label = found.label(ident, viewer) if found else None
    return (found, label) if found and label is not None else None
