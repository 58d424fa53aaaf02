"""Whoever came when one asked, or whoever one came to, as the safety desk can be told of them."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from porch.asks.models import Ask
from porch.asks.queries.mine import asks_of
from porch.people.models import Member
from porch.safety.registries import Reportable, reportables


def register() -> None:
    reportables.register("ask", Reportable(label, whom, nothing_along, back))


def _found(ident: str, viewer: Member) -> Ask | None:
    try:
        return asks_of(viewer).filter(pk=UUID(ident)).first()
    except ValueError:
        return None


def whom(ident: str, viewer: Member) -> Member | None:
    """The other of the two; None while nobody has come, or they have left."""
    found = _found(ident, viewer)
    return found.other_than(viewer) if found else None


def label(ident: str, viewer: Member) -> str | None:
    other = whom(ident, viewer)
    return gettext("%(name)s, who you met by asking") % {"name": other.handle} if other else None


def nothing_along(ident: str, viewer: Member) -> str:
    """A person is not their messages: nothing goes along."""
    return ""


def back(ident: str) -> str:
    return reverse("asks:one", args=[ident])
