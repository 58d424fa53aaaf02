"""Being asked to walk on, as the safety desk can be told of it by either of the two."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from porch.people.models import Member
from porch.programmes.models import HandOver
from porch.programmes.queries.handing import hand_over_for
from porch.safety.registries import Reportable, reportables


def register() -> None:
    reportables.register("hand-over", Reportable(label, whom, nothing, back))


def _seen(ident: str, viewer: Member) -> HandOver | None:
    try:
        return hand_over_for(viewer, UUID(ident))
    except ValueError:
        return None


def label(ident: str, viewer: Member) -> str | None:
    other = whom(ident, viewer)
    return gettext("Walking on with %(name)s") % {"name": other.handle} if other else None


def whom(ident: str, viewer: Member) -> Member | None:
    row = _seen(ident, viewer)
    if row is None:
        return None
    return row.peer if row.episode.member_id == viewer.pk else row.episode.member


def nothing(ident: str, viewer: Member) -> str:
    """There are no words here to send along."""
    return ""


def back(ident: str) -> str:
    return reverse("programmes:asked", args=[ident])
