"""Whose clock a time in a calendar goes by, however the calendar calls it."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Component
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from porch.kit.wall_clock import is_a_zone


class Clocks:
    """The clocks of one calendar; ``usual`` is that of times that name none."""

    def __init__(self, calendar: Component, usual: str) -> None:
        own = str(calendar.get("X-WR-TIMEZONE", ""))
        self._usual = usual or (own if is_a_zone(own) else "")
        self._local_names = {
            str(one.get("TZID", "")): str(one.get("X-LIC-LOCATION", "")) for one in calendar.walk("VTIMEZONE")
        }

    def zone_of(self, said: Any, moment: datetime) -> tuple[str, str]:
        """The zone of a time, by its name in the database of zones, and a note where it was guessed."""
        named = str(said.params.get("TZID", ""))
        if named:
            if found := self._known(named):
                return found, "" if found == named else f"“{named[:60]}” is taken for {found}."
            usual = self._usual or "no zone that is known"
            return self._usual, f"“{named[:60]}” is no time zone that is known here; {usual} is taken."
        if moment.tzinfo is not None:
            return "UTC", "Its time is in UTC, and so does not change when clocks do."
        return self._usual, ""

    def local(self, moment: datetime, zone: str) -> datetime:
        """What the clock of ``zone`` shows at this moment; where that time stands by itself, as it stands."""
        if moment.tzinfo is None or not zone:
            return moment.replace(tzinfo=ZoneInfo(zone) if zone else None)
        if isinstance(moment.tzinfo, ZoneInfo) and moment.tzinfo.key == zone:
            return moment
        return moment.astimezone(ZoneInfo(zone))

    def day_of(self, said: Any, zone: str) -> date | None:
        """The day a date or time means by the clock of ``zone``."""
        moment = getattr(said, "dt", None)
        if isinstance(moment, datetime):
            return self.local(moment, zone).date()
        return moment if isinstance(moment, date) else None

    def _known(self, named: str) -> str:
        """By its own name, one Windows has, the end of a longer one, or what the calendar itself says it is."""
        for said in (named, WINDOWS_TO_OLSON.get(named, ""), self._local_names.get(named, "")):
            if is_a_zone(said):
                return said
        parts = named.split("/")
        ends = ("/".join(parts[n:]) for n in range(1, len(parts) - 1))
        return next((one for one in ends if is_a_zone(one)), "")
