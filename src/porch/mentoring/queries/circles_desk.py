"""Circles at the desk: who leads one and how many seats are taken, who offered, and what a look at the engine found."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from porch.bonds.queries.pool import pairable
from porch.mentoring.models import Circle, CircleLook, CircleOffer, Seat
from porch.mentoring.queries.circles import in_words
from porch.mentoring.rules.lifecycles import SEATED
from porch.people.models import Member, Role


@dataclass(frozen=True)
class AtDesk:
    """One circle as a coordinator sees it: who leads it and how many seats are taken, never who sits there."""

    circle: Circle
    mentors: list[Member]
    when: str
    waiting: int


def circles_at_desk(viewer: Member, now: datetime) -> list[AtDesk]:
    if not viewer.holds(Role.Name.COORDINATOR):
        return []
    rows = Circle.objects.filter(state__in=("asking", "open")).prefetch_related("seats__member")
    return [_at_desk(row, viewer, now) for row in rows.order_by("state", "invited_at", "pk")]


def _at_desk(row: Circle, viewer: Member, now: datetime) -> AtDesk:
    seats = list(row.seats.all())
    mentors = [one.member for one in seats if one.part == Seat.Part.MENTOR and one.state in SEATED]
    waiting = sum(one.state == "invited" for one in seats)
    return AtDesk(row, mentors, in_words(row, viewer.time_zone, now), waiting)


def offers_at_desk(viewer: Member) -> list[CircleOffer]:
    """Mentors who said they could take a circle, and have none yet."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return []
    taken = Seat.objects.filter(part=Seat.Part.MENTOR, state__in=("invited", "joined"))
    taken = taken.filter(circle__state__in=("asking", "open"))
    free = CircleOffer.objects.filter(member__in=pairable()).exclude(member__in=taken.values("member"))
    return list(free.select_related("member").order_by("at", "pk"))


def offer_of(member: Member) -> CircleOffer | None:
    return CircleOffer.objects.filter(member=member).first()


def look_for(viewer: Member, pk: UUID) -> CircleLook | None:
    """A look of this coordinator's own."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return None
    return (
        CircleLook.objects.filter(pk=pk, asked_by=viewer)
        .select_related("first", "second", "asked_by")
        .first()
    )


def people_in(look: CircleLook) -> list[Member]:
    """Whom the engine would seat around the mentors, without them."""
    ids = {UUID(one) for one in look.answer.get("members", [])} - {one.pk for one in look.mentors}
    return list(Member.objects.filter(pk__in=ids).order_by("handle"))
