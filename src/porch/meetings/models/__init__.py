"""The list of meetings: what is on it, where it comes from, what is doubted."""

from porch.meetings.models.doubts import Doubt
from porch.meetings.models.meetings import Change, Holiday, Meeting
from porch.meetings.models.sources import FormatWord, ServiceBody, Source

__all__ = ["Change", "Doubt", "FormatWord", "Holiday", "Meeting", "ServiceBody", "Source"]
