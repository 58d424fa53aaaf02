"""What may be said of the dates of a meeting: how often it is, one day off, one day at another time."""

from dataclasses import replace
from datetime import date, timedelta

from porch.listings.recurrence import Moved, Recurrence, Weekly, is_of_rule

FARTHEST = timedelta(days=400)
"""How far ahead a single day can be called off or moved."""
MOST_DATES = 100


class NotADate(Exception):
    """That cannot be said of this day; says why, for the one who wrote it."""


def with_rhythm(rule: Recurrence, wanted: Recurrence) -> Recurrence:
    """How often, since when, until when: as wanted. What was said of single days stays."""
    return replace(wanted, skips=rule.skips, moved=rule.moved)


def without(weekly: Weekly, on: date, today: date) -> Recurrence:
    """It is not held on this day, not at another time either. NotADate."""
    _check(weekly, on, today)
    rule = _tidy(weekly.recurrence, on, today)
    return replace(rule, skips=rule.skips | {on})


def with_again(weekly: Weekly, on: date, today: date) -> Recurrence:
    """It is held on this day as usual. NotADate."""
    _check(weekly, on, today)
    return _tidy(weekly.recurrence, on, today)


def with_move(weekly: Weekly, moved: Moved, today: date) -> Recurrence:
    """It is held at another time in place of this day's. NotADate."""
    _check(weekly, moved.on, today)
    if moved.to < today or moved.to > today + FARTHEST:
        raise NotADate("Pick a day that is still to come, within a year.")
    rule = _tidy(weekly.recurrence, moved.on, today)
    if (moved.to, moved.time) == (moved.on, weekly.time):
        return rule
    return replace(rule, moved=tuple(sorted((*rule.moved, moved), key=lambda one: one.on)))


def _check(weekly: Weekly, on: date, today: date) -> None:
    if not today - timedelta(days=1) <= on <= today + FARTHEST or not is_of_rule(weekly, on):
        raise NotADate("It is not held on that day.")
    if len(weekly.recurrence.skips) + len(weekly.recurrence.moved) >= MOST_DATES:
        raise NotADate("So many single days are off already that another rule would tell it better.")


def _tidy(rule: Recurrence, on: date, today: date) -> Recurrence:
    """Without what was said of this day, and of days long over."""
    old = today - FARTHEST
    return replace(
        rule,
        skips=frozenset(day for day in rule.skips if day != on and day > old),
        moved=tuple(one for one in rule.moved if one.on != on and max(one.on, one.to) > old),
    )
