"""Taking and giving back the places someone has: the one gate that capacity passes."""

from django.db.models import F, Q

from porch.bonds.models import Load
from porch.bonds.queries.settings import settings_now
from porch.bonds.rules.parts import COVERED, MENTOR, NEWCOMER
from porch.bonds.rules.terms import MOST_COVERED
from porch.people.models import LivedExperience, Member


class NoPlaceLeft(Exception):
    """This person carries as many as they said they would, or already has a peer or mentor. Nothing was changed."""


def take_place(member: Member, part: str) -> None:
    """Count one more for ``member`` in ``part``, if a place is free at this very moment; NoPlaceLeft otherwise."""
    Load.objects.get_or_create(member=member, part=part)
    if not Load.objects.filter(_has_room(member, part), member=member, part=part).update(held=F("held") + 1):
        raise NoPlaceLeft(part)


def give_place_back(member: Member, part: str) -> None:
    """Count one less. Called once for each place taken, by whoever won the move that frees it."""
    Load.objects.filter(member=member, part=part, held__gt=0).update(held=F("held") - 1)


def _has_room(member: Member, part: str) -> Q:
    if part == NEWCOMER:
        return Q(held__lt=settings_now().temporary_mentors)
    if part == COVERED:
        return Q(held__lt=MOST_COVERED)
    if part != MENTOR:
        return Q(held=0)
    said = LivedExperience.objects.filter(member=member).values("capacity")[:1]
    return Q(held__lt=said)
