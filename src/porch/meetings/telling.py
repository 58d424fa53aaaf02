"""A meeting in words: how often it is, who may come, where, and who says so."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from porch.listings.listing import Listing
from porch.listings.recurrence import Weekly, held_between, off_between, told_for
from porch.meetings.words import DAYS

DATES, AHEAD = 4, timedelta(days=190)  # how many next dates a page tells, and how far it looks for them
FAR = timedelta(days=120)  # how long before a date that falls out it is told


@dataclass(frozen=True)
class Date:
    """One coming date of a meeting, by its own clock; ``instead_of`` where it was moved."""

    starts: datetime
    instead_of: datetime | None = None


def how_often(weekly: Weekly) -> str:
    """Every Sunday; every second Sunday of the month; every 2 weeks on Sunday; until when."""
    rule, day = weekly.recurrence, str(DAYS[weekly.day])
    if rule.nth:
        said = _of_the_month(rule.nth, day)
    elif rule.every > 1:
        said = ngettext("Every %(weeks)d week on %(day)s", "Every %(weeks)d weeks on %(day)s", rule.every) % {
            "weeks": rule.every,
            "day": day,
        }
    else:
        said = gettext("Every %(day)s") % {"day": day}
    if rule.until:
        said = gettext("%(often)s until %(day)s") % {"often": said, "day": date_format(rule.until, "j F Y")}
    return said


def _of_the_month(nth: tuple[int, ...], day: str) -> str:
    which = {
        1: gettext("first"),
        2: gettext("second"),
        3: gettext("third"),
        4: gettext("fourth"),
        5: gettext("fifth"),
        -1: gettext("last"),
    }
    named = [which[one] for one in sorted(nth, key=lambda one: one if one > 0 else 9) if one in which]
    return gettext("Every %(which)s %(day)s of the month") % {"which": in_a_row(named), "day": day}


def in_a_row(words: list[str]) -> str:
    """One, one and two, one, two and three."""
    if len(words) < 2:
        return "".join(words)
    return gettext("%(some)s and %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}


def next_dates(weekly: Weekly, now: datetime, holidays: Collection[date] = ()) -> list[Date]:
    """The next few dates of a meeting that is not every week, or has moved ones among them; none of a plain one."""
    if not is_uneven(weekly, now, holidays):
        return []
    there = ZoneInfo(weekly.zone)
    found = []
    for held in held_between(weekly, now, now + AHEAD, holidays)[:DATES]:
        local = held.start.astimezone(there)
        usual = told_for(weekly, held.on).start
        found.append(Date(local, None if usual == held.start else usual.astimezone(there)))
    return found


def is_uneven(weekly: Weekly, now: datetime, holidays: Collection[date] = ()) -> bool:
    """Whether "every Sunday" would tell somebody wrong in the weeks to come."""
    rule, today = weekly.recurrence, now.astimezone(ZoneInfo(weekly.zone)).date()
    if rule.nth or rule.every > 1 or (rule.since and rule.since > today):
        return True
    return any(one.on >= today for one in rule.moved) or bool(not_held(weekly, now, holidays))


def not_held(weekly: Weekly, now: datetime, holidays: Collection[date] = ()) -> list[str]:
    """The days soon to come on which it would be by its rule, and is not."""
    today = now.astimezone(ZoneInfo(weekly.zone)).date()
    moved = {one.on for one in weekly.recurrence.moved}
    off = off_between(weekly, today, today + FAR, holidays)
    return [date_format(day, "l j F") for day in off if day not in moved]


def address_of(listing: Listing) -> list[str]:
    """Where it is, line by line, the name of the place first; nothing said twice."""
    if listing.formatted_address:
        street = [part.strip() for part in listing.formatted_address.split(",")]
    else:
        town = " ".join(part for part in (listing.city, listing.state, listing.postal_code) if part)
        street = [listing.address, town]
    lines, seen = [], set[str]()
    for line in (listing.location, *street):
        if line and line.casefold() not in seen:
            seen.add(line.casefold())
            lines.append(line)
    return lines
