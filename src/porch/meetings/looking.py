"""What somebody looks for on the list and what was found: the same for the page, for paper, and for other sites."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import gettext, ngettext

from porch.kit.charts import Picture
from porch.kit.clock import now
from porch.kit.community import here
from porch.listings.found import Found
from porch.listings.wanted import BY_DISTANCE, BY_WORDS, IN_PERSON, ONLINE, Near, Wanted
from porch.meetings import queries
from porch.meetings.cards import Card, Clock
from porch.meetings.offering import AROUND, FARTHER
from porch.meetings.pictures import nearby
from porch.meetings.pictures.nearby import Spot
from porch.meetings.rules.around import Measure
from porch.meetings.rules.asking import PAGE, asked_again, lasting, page_asked, zone_asked
from porch.meetings.words import DAYS, day_in_words

type Said = Mapping[str, Any]
"""What an address says, as a form sends it."""


@dataclass(frozen=True)
class Looked:
    """What somebody looks for and what was found: the same for the page, for paper and for a frame elsewhere."""

    wanted: Wanted
    found: Found
    clock: Clock
    measure: Measure
    page: int
    place: str
    """The name of the place looked around; empty for none, and for a name nothing on the list has."""
    beside: tuple[tuple[str, str], ...] = ()
    """What the address said beside the search, and says again: whose clock, which look."""

    @property
    def pages(self) -> int:
        return max(1, -(-self.found.total // PAGE))

    @property
    def in_one(self) -> bool:
        """Whether meetings of all days stand in one list: by distance, or by what fits the words best."""
        wanted = self.wanted
        return wanted.order in (BY_DISTANCE, BY_WORDS) or bool(wanted.text and not wanted.order)

    @property
    def to_the_door(self) -> bool:
        """Whether somebody means to go there: they named a place, or asked for meetings in person."""
        return self.wanted.near is not None or self.wanted.venue == {IN_PERSON}

    @property
    def is_unmeasured(self) -> bool:
        """Whether meetings have the words of the place in their address, but none of them is on the map."""
        return bool(self.wanted.place) and not self.place and queries.is_an_address(self.wanted.place)

    @property
    def first(self) -> int:
        return (self.page - 1) * PAGE + 1


def looked(said: Said, zone: str) -> Looked:
    """From the address alone. Today from now, where neither a day nor words are said."""
    at = now()
    wanted, place = around(_today_unless(said, Wanted.said(said, now=at, zone=zone)), said)
    page = page_asked(said)
    found = queries.search(wanted, most=PAGE, offset=(page - 1) * PAGE)
    return Looked(wanted, found, Clock(zone, at), Measure.of(here().country), page, place, _beside(said))


def _beside(said: Said) -> tuple[tuple[str, str], ...]:
    zone = said.get("zone", "")
    theme = said.get("theme", "")
    return (
        ("zone", zone if zone_asked(said, "") else ""),
        ("theme", theme if theme in ("light", "dark") else ""),
    )


def _today_unless(said: Said, wanted: Wanted) -> Wanted:
    if "day" in said or wanted.text or wanted.on_now:
        return wanted
    return replace(wanted, ahead=frozenset({0}))


def around(wanted: Wanted, said: Said) -> tuple[Wanted, str]:
    """The place in words as a place on the ground, as far around as was said; and what it is called."""
    if not wanted.place:
        return wanted, gettext("you") if wanted.near else ""
    near = queries.place_named(wanted.place)
    if near is None:  # what was typed last is meant: no longer where the device is
        return replace(wanted, near=None), ""
    far = Wanted.said({"lat": "0", "lon": "0", "km": said.get("km", "")}).near
    return replace(wanted, near=Near(near.lat, near.lon, far.km if far else near.km)), wanted.place


def grouped(listed: Sequence[Card], seen: Looked) -> list[tuple[str, list[Card]]]:
    """Under the days on which they are, by appointment last; one list where they stand by distance or by words."""
    if seen.in_one:
        return [(gettext("What was found"), list(listed))] if listed else []
    groups: dict[date | None, list[Card]] = {}
    for card in listed:
        groups.setdefault(card.on, []).append(card)
    return [(_day(on, seen.clock.today), group) for on, group in groups.items()]


def _day(on: date | None, today: date) -> str:
    return gettext("By appointment") if on is None else day_in_words(on, (on - today).days)


def status_of(seen: Looked) -> str:
    """4 meetings today near Riverside."""
    total = seen.found.total
    count = (
        ngettext("%(n)d meeting", "%(n)d meetings", total) % {"n": total} if total else gettext("No meetings")
    )
    place = gettext("near %(place)s") % {"place": seen.place} if seen.place else ""
    return " ".join(part for part in (count, _when(seen.wanted), place) if part)


def _when(wanted: Wanted) -> str:
    ahead = {0: gettext("today"), 1: gettext("tomorrow")}
    days = [ahead[one] for one in sorted(wanted.ahead)]
    days += [gettext("on %(day)s") % {"day": DAYS[one]} for one in sorted(wanted.days)]
    return gettext(" or ").join(days) if days else ""


def first_with_a_button(listed: Iterable[Card]) -> int:
    """The number of the card whose button is the page's one primary; 0 for none."""
    return next((card.number for card in listed if card.href), 0)


def picture_of(listed: Sequence[Card], seen: Looked) -> Picture | None:
    """Only around a place somebody named."""
    near = seen.wanted.near
    if near is None or not any(card.point for card in listed):
        return None
    spots = [Spot(card.number, card.meeting.name, *card.point) for card in listed if card.point]
    return nearby.picture(seen.place, (near.lat, near.lon), spots, seen.measure)


def wider(seen: Looked) -> dict[str, str] | None:
    """One step farther around the same place, or any day: what one tap can do about a short list."""
    near, wanted = seen.wanted.near, seen.wanted
    step = FARTHER.get(near.km) if near is not None and near.km else None
    if near is not None and step is not None:
        words = gettext("Look farther: %(far)s") % {"far": AROUND[step][seen.measure.is_miles]}
        return {"address": address_of(replace(wanted, near=replace(near, km=step)), seen), "words": words}
    if wanted.ahead or wanted.days:
        any_day = replace(wanted, ahead=frozenset(), days=frozenset())
        return {"address": address_of(any_day, seen), "words": gettext("Look on any day")}
    return None


def ways_on(seen: Looked) -> dict[str, str]:
    """Where else this search leads: the pages before and after, paper, a calendar, what is online."""
    online = replace(seen.wanted, near=None, place="", venue=frozenset({ONLINE}))
    return {
        "search": urlencode(asked_again(lasting(seen.wanted))),
        "before": address_of(seen.wanted, seen, seen.page - 1) if seen.page > 1 else "",
        "after": address_of(seen.wanted, seen, seen.page + 1) if seen.page < seen.pages else "",
        "online": address_of(online, seen) if seen.wanted.near else "",
    }


def for_a_calendar(seen: Looked) -> dict[str, Any]:
    """How many meetings a calendar of this search holds, where neither today nor now is said; and where calendar
    programs fetch it, empty on a site that has no address of its own yet."""
    whole, site = lasting(seen.wanted), settings.SITE_URL
    return {
        "every_week": seen.found.total if whole == seen.wanted else queries.search(whole, most=1).total,
        "webcal": f"webcal://{site.removeprefix('https://')}" if site.startswith("https://") else "",
    }


def address_of(wanted: Wanted, seen: Looked, page: int = 1) -> str:
    """Of a search like the one that was made: by the same clock, and in the same look."""
    beside = [(name, value) for name, value in seen.beside if value]
    return f"?{urlencode([*asked_again(wanted), *beside, *([('page', str(page))] if page > 1 else [])])}"
