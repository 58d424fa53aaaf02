"""Reading reports: the desk's queue, and what a reporter may see of their own."""

from django.db.models import Q, QuerySet

from porch.people.models import Member, Role
from porch.people.queries import holders_of
from porch.safety.models import Report
from porch.safety.registries import Reportable, reportables

DESK = (Role.Name.MODERATOR, Role.Name.COORDINATOR)


def open_reports(viewer: Member) -> QuerySet[Report]:
    """What waits at the desk, most pressing first; nobody handles a report they made or that is about them."""
    return reports_at_desk(viewer).exclude(state=Report.State.ANSWERED)


def reports_at_desk(viewer: Member) -> QuerySet[Report]:
    """Every report this person may handle, answered ones too."""
    if not viewer.holds(*DESK):
        return Report.objects.none()
    mine = Q(reporter=viewer) | Q(about_member=viewer)
    return (
        Report.objects.exclude(mine).select_related("reporter", "about_member", "read_by").order_by("aim_at")
    )


def my_reports(member: Member) -> QuerySet[Report]:
    return Report.objects.filter(reporter=member).order_by("-made_at")


def reportable(kind: str, ident: str, viewer: Member) -> tuple[Reportable, str] | None:
    """The kind and the thing's name for this viewer; None when there is nothing they could report."""
    found = reportables.get(kind)
    label = found.label(ident, viewer) if found else None
    return (found, label) if found and label is not None else None


def desk_people() -> list[Member]:
    """Those who read reports."""
    return list({member.pk: member for role in DESK for member in holders_of(role)}.values())
