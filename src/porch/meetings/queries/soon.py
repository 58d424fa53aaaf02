"""What is on or comes next, for wherever one meeting is enough: Today, a card in a pocket, a room to sit in."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from porch.kit.wall_clock import shown_elsewhere
from porch.listings.found import Hit
from porch.listings.wanted import BY_START, Wanted
from porch.meetings.models import Meeting
from porch.meetings.queries.fresh import left_out
from porch.meetings.queries.searching import meetings_of, whole_list
from porch.meetings.queries.week import Coming


def next_few(zone: str, now: datetime, most: int) -> list[Coming]:
    """The next meetings, soonest first. The community's own; where it has none, those of the lists it keeps.

    At most four queries and ``most`` rows, however long the list.
    """
    return [coming_of(meeting, hit, zone) for meeting, hit in meetings_of(_hits(zone, now, most))]


def next_soon(zone: str, now: datetime, within: timedelta) -> Coming | None:
    """The meeting that is on or begins ``within`` from now, the soonest; chosen from the same ones."""
    soon = [one for one in _hits(zone, now, 1) if one.starts and one.starts - now <= within]
    return next((coming_of(meeting, hit, zone) for meeting, hit in meetings_of(soon)), None)


def coming_of(meeting: Meeting, hit: Hit, zone: str) -> Coming:
    """A meeting that was found, by the clock of ``zone``. Not one by appointment."""
    assert hit.starts is not None
    assert hit.ends is not None
    here = hit.starts.astimezone(ZoneInfo(zone))
    ends, elsewhere = hit.ends.astimezone(here.tzinfo), shown_elsewhere(here, meeting.zone)
    return Coming(meeting, here, ends, hit.is_on, elsewhere)


def _hits(zone: str, now: datetime, most: int) -> list[Hit]:
    index, wanted = whole_list.get(), Wanted(now=now, zone=zone, order=BY_START)
    ours = index.search(wanted, most=most, without=index.sources)
    rows = ours.rows or index.search(wanted, most=most, without=left_out(now)).rows
    return [one for one in rows if one.starts]
