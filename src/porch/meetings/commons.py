"""The community's own meetings, as they go along when it hands over."""

from typing import Any

from porch.meetings.models import Meeting
from porch.meetings.queries import by_week
from porch.people.registries import Common

FIELDS = (
    *("name", "day", "time", "minutes", "time_zone", "location", "conference_url", "conference_phone"),
    *("notes", "open_to", "confirmed_on", "recurrence"),
)


def our_meetings() -> list[dict[str, Any]]:
    """Every listed meeting of ours, in the order of the week; ``day`` is 0 for Sunday. Lists of others are theirs."""
    return [_row(meeting) for meeting in by_week()]


def _row(meeting: Meeting) -> dict[str, Any]:
    row = {field: getattr(meeting, field) for field in FIELDS}
    as_text = {"time": f"{meeting.time:%H:%M}", "confirmed_on": meeting.confirmed_on.isoformat()}
    return row | as_text | {"weekday": meeting.weekday}


common = Common("Our meetings", our_meetings)
