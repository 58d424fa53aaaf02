"""The pictures of one person for one page, and which days they look at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from porch.diary.pictures import checkins, cravings, helped, hours, runs
from porch.diary.pictures.gathered import Gathered, gathered
from porch.diary.pictures.periods import Period, Window
from porch.kit.charts import Picture
from porch.measures import bands
from porch.people.models import Member

YEAR, QUARTER = 365, 90  # the most and the fewest days of "your year"


@dataclass(frozen=True, slots=True)
class Page:
    """Pictures in the order they stand; those that cannot be drawn yet say so themselves."""

    period: Period
    pictures: tuple[Picture, ...]

    @property
    def periods(self) -> tuple[Period, ...]:
        return tuple(Period)

    @property
    def has_any(self) -> bool:
        return any(picture.drawn for picture in self.pictures)


type Draws = Callable[[Gathered, Period], Picture | None]
"""None where somebody has nothing of the kind, and nothing needs to be said of it."""


def _runs(there: Gathered, period: Period) -> Picture | None:
    """Days that are over: today is no day yet. A whole year whatever is chosen: runs are long."""
    if not there.kept:
        return None
    yesterday = there.today - timedelta(days=1)
    first = min((run.first for kept in there.kept for run in kept.runs), default=yesterday)
    first = min(first, yesterday - timedelta(days=QUARTER - 1))
    if period is Period.ALL:
        return runs.picture(there.kept, Window(first, yesterday), _("All your days"))
    window = Window(max(first, yesterday - timedelta(days=YEAR - 1)), yesterday)
    return runs.picture(there.kept, window, _("Your year"))


def _check_ins(there: Gathered, period: Period) -> Picture:
    return checkins.picture(there.told, _window(there, period))


def _cravings(there: Gathered, period: Period) -> Picture:
    window = _window(there, period)
    return cravings.picture(bands.cravings_of(there.told), there.own(window), window)


def _hours(there: Gathered, period: Period) -> Picture:
    window = _window(there, period)
    return hours.picture([one for one in there.told if window.holds(one.day)])


def _helped(there: Gathered, period: Period) -> Picture:
    window = _window(there, period)
    return helped.picture([one for one in there.told if window.holds(one.day)], there.label)


def _window(there: Gathered, period: Period) -> Window:
    first = period.since(there.today) or min((one.day for one in there.told), default=there.today)
    return Window(min(first, there.today), there.today)


DRAW: dict[str, Draws] = {
    "year": _runs,
    "cravings": _cravings,
    "check-ins": _check_ins,
    "hours": _hours,
    "helped": _helped,
}
CODES: Sequence[str] = tuple(DRAW)


def for_page(member: Member, now: datetime, period: Period = Period.QUARTER) -> Page:
    """All pictures of ``member``, in a number of queries that does not grow with what they told.

    On the day of a return to use their days are not among them; the file of the numbers is.
    """
    there = gathered(member, now, _since(member, now, period))
    drawn = (draw(there, period) for code, draw in DRAW.items() if not (code == "year" and there.rests))
    return Page(period, tuple(picture for picture in drawn if picture is not None))


def one(member: Member, now: datetime, code: str, period: Period) -> Picture | None:
    """A single picture, None where there is nothing to draw; KeyError when there is none of that code."""
    draw = DRAW[code]
    picture = draw(gathered(member, now, _since(member, now, period)), period)
    return picture if picture is not None and picture.drawn else None


def _since(member: Member, now: datetime, period: Period) -> date | None:
    """What is read from: earlier than what is looked at by the days that its first usual range needs."""
    first = period.since(now.date())
    return None if first is None else first - timedelta(days=bands.BAND_DAYS + 1)
