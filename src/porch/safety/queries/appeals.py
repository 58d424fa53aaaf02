"""Appeals, each before somebody who had no hand in what it is about."""

from django.db.models import QuerySet

from porch.people.models import Member, Role
from porch.people.queries import holders_of
from porch.safety.models import Appeal
from porch.safety.queries.conflicts import too_close

JUDGES = (Role.Name.MODERATOR, Role.Name.COORDINATOR, Role.Name.OPERATOR)
"""In this order: whoever comes later is asked only where nobody earlier can."""


def judges_of(appeal: Appeal) -> list[Member]:
    """Who may answer it: moderators who neither acted nor are close to anyone in it, else the next in line."""
    measure = appeal.measure
    acted = {measure.by_id, measure.second_id}
    told = set(measure.case.reports.values_list("reporter_id", flat=True))
    for role in JUDGES:
        found = [
            member
            for member in holders_of(role)
            if member.pk not in acted and not too_close(member) & ({measure.member_id} | told)
        ]
        if found:
            return found
    return []


def appeals_for(viewer: Member) -> list[Appeal]:
    """What waits for this person's answer, the most pressing first."""
    return [appeal for appeal in _open(viewer) if viewer in judges_of(appeal)]


def _open(viewer: Member) -> QuerySet[Appeal]:
    if not viewer.holds(*JUDGES):
        return Appeal.objects.none()
    waiting = Appeal.objects.filter(state="waiting").select_related("measure__case", "measure__member")
    return waiting.order_by("aim_at")
