"""Who waits at the door, for those who answer."""

from django.db.models import QuerySet

from porch.kit import vault
from porch.people.models import Knock, Member
from porch.people.queries.invitations import INVITE


def knocks(viewer: Member) -> QuerySet[Knock]:
    """Those who have no answer yet, longest first."""
    return _of(viewer).filter(answered_at=None).order_by("at")


def turned_away(viewer: Member) -> QuerySet[Knock]:
    """Those who were told "not now" and are not erased yet."""
    return _of(viewer).filter(answered_at__isnull=False).order_by("answered_at")


def _of(viewer: Member) -> QuerySet[Knock]:
    if not viewer.holds(*INVITE):
        return Knock.objects.none()
    return Knock.objects.filter(member__state=Member.State.WAITING).select_related("member")


def about_line(knock: Knock) -> str:
    return f"people_knock|{knock.pk}|sealed_line"


def line_of(knock: Knock) -> str:
    """What they chose to say, or nothing."""
    return vault.unseal(knock.sealed_line, about=about_line(knock), gone="") if knock.sealed_line else ""
