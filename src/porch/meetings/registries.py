"""What upper rooms add to the page of a meeting."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from porch.kit.registry import Registry
from porch.meetings.models import Meeting
from porch.people.models import Member


@dataclass(frozen=True)
class MeetingSection:
    """A block on a meeting's page: ``context(meeting, member, now)`` gives the template's ``section``, or None.

    ``member`` is None for a visitor. It never draws the primary button.
    """

    template: str
    order: int
    context: Callable[[Meeting, Member | None, datetime], dict[str, Any] | None]


meeting_sections: Registry[MeetingSection] = Registry("meeting_sections")
