"""Someone I know here as the safety desk can be told of them; and whom somebody of the desk must not judge."""

from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext

from porch.bonds.models import Pair
from porch.bonds.queries import pairs_of
from porch.people.models import Member
from porch.safety.registries import Reportable, conflicts, reportables


def register() -> None:
    reportables.register("person", Reportable(label, whom, nothing_along, back))
    conflicts.register("bonds", walks_with)


def walks_with(member: Member) -> set[UUID]:
    """Everyone they are or were in a pair with, as peer, mentor or the one who is walked with."""
    pairs = Pair.objects.filter(Q(first=member) | Q(second=member)).values_list("first", "second")
    return {pk for pair in pairs for pk in pair if pk is not None} - {member.pk}


def whom(ident: str, viewer: Member) -> Member | None:
    """The other of the viewer's pair with this id; None where there is none, or they have left."""
    try:
        found = pairs_of(viewer).filter(pk=UUID(ident)).first()
    except ValueError:
        return None
    return found.other_than(viewer) if found else None


def label(ident: str, viewer: Member) -> str | None:
    other = whom(ident, viewer)
    return gettext("%(name)s, as a person") % {"name": other.handle} if other else None


def nothing_along(ident: str, viewer: Member) -> str:
    """A person is not their messages: nothing goes along."""
    return ""


def back(ident: str) -> str:
    return reverse("bonds:pair", args=[ident])
