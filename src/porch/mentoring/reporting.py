"""A circle as the safety desk can be told of it, and whom somebody of the desk must not judge."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from porch.kit.clock import now
from porch.mentoring.models import Seat
from porch.mentoring.queries import my_circle
from porch.people.models import Member
from porch.safety.registries import Reportable, conflicts, reportables


def register() -> None:
    reportables.register("circle", Reportable(label, whom, nothing_along, back))
    conflicts.register("circles", sits_with)


def label(ident: str, viewer: Member) -> str | None:
    return gettext("Our circle") if _seated(ident, viewer) else None


def whom(ident: str, viewer: Member) -> Member | None:
    """It is about what happens there; the reporter says in words who it is about."""
    return None


def nothing_along(ident: str, viewer: Member) -> str:
    return ""


def back(ident: str) -> str:
    return reverse("mentoring:circle", args=[ident])


def sits_with(member: Member) -> set[UUID]:
    """Everyone they sit in a circle with now."""
    mine = Seat.objects.filter(member=member, state="joined").values("circle")
    there = Seat.objects.filter(circle__in=mine, state="joined").values_list("member", flat=True)
    return set(there) - {member.pk}


def _seated(ident: str, viewer: Member) -> bool:
    try:
        found = my_circle(viewer, UUID(ident), now())
    except ValueError:
        return False
    return found is not None and found.seat.state == "joined"
