"""The stays of one person, as they see them themselves."""

from uuid import UUID

from django.db.models import QuerySet

from porch.people.models import Member
from porch.programmes.models import Episode


def my_stays(member: Member) -> QuerySet[Episode]:
    """The latest first."""
    mine = Episode.objects.filter(member=member).select_related("member", "peer", "cohort__programme")
    return mine.order_by("-started_on", "pk")


def my_stay(member: Member, pk: UUID) -> Episode | None:
    return my_stays(member).filter(pk=pk).first()
