"""Which stories a person reads first, and what their authors are told about how long that takes."""

from datetime import timedelta
from statistics import median

from porch.stories.rules.told import EVERYONE

FIRST, PUBLIC = "first", "public"
READS = (FIRST, PUBLIC)
"""First stories of everyone; or besides, every story that is for everyone on the web."""

WRITERS = ("anyone", "after-a-while", "nobody")
"""Who may put a story before everyone on the web."""

A_WHILE = timedelta(days=30)
USUAL_DAYS, FEWEST_DAYS, MOST_DAYS = 3, 1, 14
ENOUGH = 5  # looks before anything is said of how long they took


def waits_for_a_reader(reads: str, audience: str, *, has_been_read: bool) -> bool:
    return not has_been_read or (reads == PUBLIC and audience == EVERYONE)


def how_long(took: list[timedelta], days: int) -> str:
    """What an author is told: the promise, and how long it lately took where that is known."""
    promise = "Somebody reads it within a day." if days == 1 else f"Somebody reads it within {days} days."
    if len(took) < ENOUGH:
        return promise
    hours = median(one.total_seconds() for one in took) / 3600
    lately = f"about {max(1, round(hours))} hours" if hours < 36 else f"about {round(hours / 24)} days"
    return f"{promise} Lately it took {lately.replace('about 1 hours', 'about an hour')}."
