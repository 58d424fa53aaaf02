"""What someone looks for: a day, and online or in person. Anything else said is as good as nothing said."""

from dataclasses import dataclass
from datetime import date

from porch.meetings.rules.occurring import day_of

ANY, TODAY, TOMORROW = "", "today", "tomorrow"
ONLINE, IN_PERSON = "online", "in-person"
DAYS = tuple(str(number) for number in range(7))


@dataclass(frozen=True)
class Wanted:
    """``day`` is empty, "today", "tomorrow" or "0" (Sunday) to "6"; ``how`` empty, "online" or "in-person"."""

    day: str = ANY
    how: str = ANY

    @classmethod
    def said(cls, day: str, how: str) -> "Wanted":
        """From the words of an address, which anyone may have shortened or made up."""
        known = day in (TODAY, TOMORROW, *DAYS)
        return cls(day if known else ANY, how if how in (ONLINE, IN_PERSON) else ANY)

    def takes(self, on: date, is_online: bool, is_in_person: bool, *, today: date) -> bool:
        """Whether a meeting on that day, held that way, is among what is looked for."""
        ways = {ANY: True, ONLINE: is_online, IN_PERSON: is_in_person}
        ahead = (on - today).days
        days = {ANY: True, TODAY: ahead == 0, TOMORROW: ahead == 1}
        return ways[self.how] and days.get(self.day, self.day == str(day_of(on)))
