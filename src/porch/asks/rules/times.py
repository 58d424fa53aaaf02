"""How long each turn lasts before the next is asked. A community sets them; these are where it begins."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Times:
    """``wave``: how long those asked have before others are; ``stage``: how long one circle of people is asked at
    most. ``at_once``: how many are asked at a time. ``promise``: what the rota is measured by.
    """

    at_once: int = 2
    wave: timedelta = timedelta(minutes=5)
    stage: timedelta = timedelta(minutes=15)
    desk: timedelta = timedelta(minutes=60)
    letter: timedelta = timedelta(hours=12)
    everyone: timedelta = timedelta(hours=24)
    silence: timedelta = timedelta(minutes=90)
    pairing: timedelta = timedelta(days=7)
    promise: timedelta = timedelta(minutes=20)
    confirmed: timedelta = timedelta(days=60)

    def after(self, within: str, now: datetime) -> datetime:
        """The deadline of a turn that begins now; ``within`` is one of the lengths above."""
        length: timedelta = getattr(self, within)
        return now + length


REMINDED = timedelta(days=7)
"""How long before their word runs out somebody who helps is asked whether it still holds."""
