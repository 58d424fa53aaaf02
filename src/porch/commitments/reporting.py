"""What somebody let another read, as the safety desk can be told of it by whoever reads it."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from porch.commitments.queries.seen import Watched, as_lines, watched
from porch.kit.clock import now
from porch.people.models import Member
from porch.safety.registries import Reportable, reportables


def register() -> None:
    reportables.register("commitment", Reportable(label, whom, words, back, along="Send its words along"))


def _seen(ident: str, viewer: Member) -> Watched | None:
    try:
        return watched(viewer, UUID(ident), now())
    except ValueError:
        return None


def label(ident: str, viewer: Member) -> str | None:
    seen = _seen(ident, viewer)
    if seen is None:
        return None
    return gettext("What %(name)s let you read") % {"name": seen.commitment.member.handle}


def whom(ident: str, viewer: Member) -> Member | None:
    seen = _seen(ident, viewer)
    return seen.commitment.member if seen else None


def words(ident: str, viewer: Member) -> str:
    """As this viewer reads it: before a yes only what it is."""
    seen = _seen(ident, viewer)
    return "\n".join(as_lines(seen.commitment, seen.told)) if seen else ""


def back(ident: str) -> str:
    return reverse("commitments:one", args=[ident])
