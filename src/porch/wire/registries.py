"""What upper rooms add: topics one can listen to, and jobs of the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from porch.kit.registry import Registry
from porch.people.models import Member


@dataclass(frozen=True)
class Event:
    """One entry of a topic's log. ``only``: nobody but this member is sent it; others' place moves past it.

    ``apart`` are those who are not sent it.
    """

    seq: int
    html: str
    only: UUID | None = None
    apart: frozenset[UUID] = frozenset()


def _from_the_start(member: Member, ident: str) -> int:
    return 0


def _no_heads(ids: list[str]) -> dict[str, int]:
    return {}


@dataclass(frozen=True)
class Topic:
    """A log people can listen to.

    ``may_listen(member, id)`` decides at every subscription. ``since(id, seq)`` reads the log after ``seq``,
    oldest first, in pieces of any size (an empty piece is the end). ``heads(ids)`` gives the last number of
    each log in one query; with it a wake-up that got lost heals within a heartbeat. ``floor(member, id)`` is the
    number after which this member hears the log at all: whoever came later is not sent what was before.
    """

    may_listen: Callable[[Member, str], bool]
    since: Callable[[str, int], list[Event]]
    heads: Callable[[list[str]], dict[str, int]] = _no_heads
    floor: Callable[[Member, str], int] = _from_the_start


@dataclass(frozen=True)
class Job:
    """Something the clock runs every so often; it may run late, and twice after a crash."""

    name: str
    every: timedelta
    run: Callable[[datetime], object]


topics: Registry[Topic] = Registry("topics")
clockwork: Registry[Job] = Registry("clockwork")

# whether nothing of its own accord is to ask this member for anything just now: after a return to use, for two days.
# What people send them is never held back by it. Asked through ``wire.queries.is_hushed``
hushed: Registry[Callable[[Member, datetime], bool]] = Registry("hushed")
