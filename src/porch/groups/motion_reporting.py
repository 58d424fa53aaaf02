"""A motion, and words said about one, as the safety desk can be told of them."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from porch.groups.models import Line, Motion
from porch.groups.queries.motions import LINE, MOTION, Spoken, motion_for, place_for, whole
from porch.kit.clock import now
from porch.people.models import Member
from porch.safety.registries import Reportable, reportables


def register() -> None:
    along = "Send its words along"
    motion = Reportable(motion_label, motion_whom, motion_words, motion_back, along=along, can_be_hidden=True)
    line = Reportable(
        line_label, line_whom, line_words, line_back, along="Send these words along", can_be_hidden=True
    )
    reportables.register(MOTION, motion)
    reportables.register(LINE, line)


def _motion(ident: str, viewer: Member) -> Motion | None:
    """The motion, where the viewer reads it and somebody else brought it."""
    try:
        found = Motion.objects.select_related("group").filter(pk=UUID(ident)).first()
    except ValueError:
        return None
    place = place_for(viewer, found.group.slug) if found else None
    seen = motion_for(viewer, place, found.pk, now()) if place and found else None
    return seen.motion if seen and not seen.is_mine else None


def motion_label(ident: str, viewer: Member) -> str | None:
    return gettext("what a motion says") if _motion(ident, viewer) else None


def motion_whom(ident: str, viewer: Member) -> Member | None:
    found = _motion(ident, viewer)
    return found.brought_by if found else None


def motion_words(ident: str, viewer: Member) -> str:
    found = _motion(ident, viewer)
    return "\n".join(words for words in (found.text, found.why) if words) if found else ""


def motion_back(ident: str) -> str:
    found = Motion.objects.select_related("group").filter(pk=UUID(ident)).first()
    return found.get_absolute_url() if found else reverse("home:today")


def _line(ident: str, viewer: Member) -> Spoken | None:
    """The words, where the viewer reads them and somebody else said them; the id is ``motion.line``."""
    motion_id, _, line_id = ident.partition(".")
    try:
        line = (
            Line.objects.select_related("motion__group")
            .filter(pk=UUID(line_id), motion=UUID(motion_id))
            .first()
        )
    except ValueError:
        return None
    place = place_for(viewer, line.motion.group.slug) if line else None
    seen = motion_for(viewer, place, line.motion_id, now()) if place and line else None
    if place is None or seen is None or line is None:
        return None
    read = (one for one in whole(viewer, place, seen).lines if one.line.pk == line.pk and not one.is_mine)
    return next(read, None)


def line_label(ident: str, viewer: Member) -> str | None:
    return gettext("words about a motion") if _line(ident, viewer) else None


def line_whom(ident: str, viewer: Member) -> Member | None:
    """Whoever said it, also where their name does not stand there: for the desk, and never for the viewer."""
    found = _line(ident, viewer)
    return found.line.author if found else None


def line_words(ident: str, viewer: Member) -> str:
    found = _line(ident, viewer)
    return found.line.words if found else ""


def line_back(ident: str) -> str:
    return motion_back(ident.partition(".")[0])
