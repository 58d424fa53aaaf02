"""A meeting of ours as the safety desk can be told of it."""

from django.urls import reverse
from django.utils.translation import gettext

from porch.meetings.queries import meeting_at
from porch.people.models import Member
from porch.safety.registries import Reportable, reportables


def register() -> None:
    reportables.register("meeting", Reportable(label, whom, nothing_along, back))


def label(slug: str, viewer: Member) -> str | None:
    found = meeting_at(slug)
    return gettext("the meeting “%(name)s”") % {"name": found.name} if found else None


def whom(slug: str, viewer: Member) -> Member | None:
    """A meeting is nobody in particular."""
    return None


def nothing_along(slug: str, viewer: Member) -> str:
    """What is said in a meeting is written nowhere."""
    return ""


def back(slug: str) -> str:
    return reverse("meetings:meeting", args=[slug])
