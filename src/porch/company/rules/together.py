"""Small things for two to five: how many, how soon, how long somebody is looked for when its proposer left."""

from datetime import datetime, timedelta

FEWEST, MOST = 2, 5
SHORTEST, LONGEST = 15, 480
FARTHEST = timedelta(days=120)
SOONEST = timedelta(minutes=30)
LONGEST_WORDS, LONGEST_AREA, LONGEST_PLACE = 200, 60, 200

SOMEBODY_ELSE = timedelta(hours=24)
"""How long those who said yes are asked whether one of them looks after it."""

LEFT_TO_GO = timedelta(hours=2)
"""Nobody is left wondering on the way: this long before it begins it is settled."""

PLACE_KEPT = timedelta(days=1)
"""The exact place goes this long after it is over."""

ASKED_AFTER = timedelta(days=3)
"""How long one is asked, of oneself, whether it was good."""

KEPT, GROUP, EVERYONE = "kept", "group", "everyone"

GOOD = ("yes", "so-so", "no", "skipped")


def is_a_time(at: datetime, now: datetime) -> bool:
    """Not so soon that nobody can read of it, not so far that nobody can know."""
    return now + SOONEST <= at <= now + FARTHEST


def settle_by(at: datetime, left_at: datetime) -> datetime:
    """When something nobody looks after is called off: a day on, and in any case before people set out."""
    return min(left_at + SOMEBODY_ELSE, max(left_at, at - LEFT_TO_GO))


def has_room(taken: int, places: int) -> bool:
    return taken < places
