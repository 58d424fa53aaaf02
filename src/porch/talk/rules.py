"""How a conversation begins, goes on and ends; what may still be taken back; how long words are kept."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from datetime import time as clock_time
from uuid import UUID
from zoneinfo import ZoneInfo

from porch.kit.lifecycle import Lifecycle

LIFE = Lifecycle(
    name="conversation",
    start="asked",
    final=frozenset({"closed"}),
    moves={
        "accept": (frozenset({"asked"}), "open"),
        "close": (frozenset({"asked", "open"}), "closed"),
    },
)

LONGEST = 4000  # characters in one message
LONGEST_NOTE = 80
FIRST_WORDS = 3  # messages someone may send before the other has said yes
TAKE_BACK = timedelta(minutes=10)
KEPT_FOR_THEIR_AUTHOR = timedelta(days=7)  # words that were not sent on

UNTIL_ENDED = 0
KEEP_CHOICES = (7, 90, UNTIL_ENDED)  # days
KEPT_AFTER_THE_END = 7  # days to read a conversation that was kept until it ended

SPACES = {"": "talk", "family": "family-talk"}
"""Where a conversation lives -> the name its addresses go by there. Nothing is read at another space's door."""

STEP = 15  # minutes; no time zone is off by less
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class NotSayable(Exception):
    """A message that cannot be sent as it is. Its text is for the writer."""


def of_conversation(conversation_id: UUID) -> str:
    """The owner of what is said in a conversation, beside whoever said it."""
    return f"conversation|{conversation_id}"


def plain(text: str) -> str:
    """Words as they are kept: one kind of line end, no blank edges, nothing that cannot be written down."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return text.encode("utf-8", "replace").decode().strip()


def can_take_back(sent_at: datetime, *, now: datetime) -> bool:
    return now - sent_at <= TAKE_BACK


def days_kept(choices: Iterable[int]) -> int:
    """The shortest time anyone in it chose, in days; 0 means until the conversation ends."""
    limits = [days for days in choices if days != UNTIL_ENDED]
    return min(limits, default=UNTIL_ENDED)


def gone_before(days: int, *, closed_at: datetime | None, now: datetime) -> datetime | None:
    """Messages sent before this moment go; None while everything stays."""
    if days != UNTIL_ENDED:
        return now - timedelta(days=days)
    if closed_at is not None and now - closed_at > timedelta(days=KEPT_AFTER_THE_END):
        return now
    return None


def end_of_day(now: datetime, zone: str) -> datetime:
    """Midnight to come where the person is."""
    local = now.astimezone(ZoneInfo(zone))
    return datetime.combine(local.date() + timedelta(days=1), clock_time(), local.tzinfo).astimezone(
        now.tzinfo
    )


def spans_there(
    hours: Iterable[str], *, zone: str, there: str, now: datetime
) -> dict[str, list[tuple[int, int]]]:
    """Hours of the week ("mon-18" in ``zone``) as spans by day in the time zone ``there``, this week.

    A span is (from, until) in minutes after midnight; zones off by a half or a quarter hour keep it.
    """
    monday = (
        now.astimezone(ZoneInfo(zone)) - timedelta(days=now.astimezone(ZoneInfo(zone)).weekday())
    ).date()
    minutes: dict[str, set[int]] = {}
    for code in hours:
        day, _, hour = code.partition("-")
        on = monday + timedelta(days=DAYS.index(day))
        local = datetime.combine(on, clock_time(int(hour)), ZoneInfo(zone)).astimezone(ZoneInfo(there))
        for quarter in range(0, 60, STEP):
            at = local + timedelta(minutes=quarter)
            minutes.setdefault(DAYS[at.weekday()], set()).add(at.hour * 60 + at.minute)
    return {day: _joined(sorted(minutes[day])) for day in DAYS if day in minutes}


def _joined(starts: list[int]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start in starts:
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], start + STEP)
        else:
            spans.append((start, start + STEP))
    return spans
