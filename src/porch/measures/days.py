"""What days together come to, with what is missing said: shares, runs, drinks, levels of risk.

A stretch of days is one byte a day (``NONE``, ``USE``, ``MISSING``) and a float of grams, NaN where it is not known:
``numpy.frombuffer`` reads them as they are. Nothing missing is ever filled in unless a name says so.
"""

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from math import isnan, nan

from porch.measures.drinks import GRAMS
from porch.measures.merging import Day
from porch.measures.told import Used

NONE, USE, MISSING = 0, 1, 2
OBSERVED_ENOUGH = 80  # percent of a stretch: from there on its follow-up is complete


@dataclass(frozen=True)
class Stretch:
    """Days one after another from ``first``. ``used``, ``drank`` and ``grams`` have one value for each.

    ``drank`` is about alcohol alone; a day on which something was used and nobody said what is missing there.
    ``at_least`` are the grams that were told, also where ``grams`` as a whole is not known.
    """

    first: date
    used: bytes
    drank: bytes
    grams: array[float]
    at_least: array[float]

    @property
    def last(self) -> date:
        return self.first + timedelta(days=len(self.used) - 1)

    @property
    def observed(self) -> int:
        return len(self.used) - self.used.count(MISSING)


def stretch(days: Mapping[date, Day], first: date, last: date) -> Stretch:
    """The days from ``first`` to ``last``, both included. "Rather not say" is missing, as no answer is."""
    every = [days.get(first + timedelta(days=n), Day(first)) for n in range((last - first).days + 1)]
    used = bytes(
        {Used.YES: USE, Used.NO: NONE}.get(one.used, MISSING) if one.used else MISSING for one in every
    )
    drank = bytes(MISSING if one.drank is None else int(one.drank) for one in every)
    grams = array("d", (nan if one.grams is None else one.grams for one in every))
    return Stretch(first, used, drank, grams, array("d", (one.at_least for one in every)))


# ---- days without ----


def percent_days_abstinent(used: bytes) -> float | None:
    """100 x days without any use / observed days; None where none was observed."""
    observed = len(used) - used.count(MISSING)
    return 100 * used.count(NONE) / observed if observed else None


def longest_abstinence(used: bytes) -> int:
    """The longest run of calendar days observed without use; a missing day ends it."""
    return max(map(len, used.replace(bytes([MISSING]), bytes([USE])).split(bytes([USE]))), default=0)


@dataclass(frozen=True, slots=True)
class FirstUse:
    """``days`` after the first day of a stretch; ``seen``: there was use on it, else nothing is known beyond it."""

    days: int
    seen: bool


def days_to_first_use(used: bytes) -> FirstUse | None:
    """From the first day of the stretch to the first day of use; censored on the day before the first that is missing.

    None where the first day itself is missing: nothing is known then.
    """
    use, missing = used.find(USE), used.find(MISSING)
    if use >= 0 and (missing < 0 or use < missing):
        return FirstUse(use, seen=True)
    known = missing if missing >= 0 else len(used)
    return FirstUse(known - 1, seen=False) if known else None


def is_followed_up(used: bytes) -> bool:
    """At least four of five days of the stretch are observed."""
    return bool(used) and 100 * (len(used) - used.count(MISSING)) >= OBSERVED_ENOUGH * len(used)


# ---- what missing days could change ----


@dataclass(frozen=True, slots=True)
class Bounds:
    """A figure of the days observed, of missing days taken as use, and its best and worst case. Always together."""

    observed: float | None
    missing_is_use: float | None
    best: float | None
    worst: float | None


def with_bounds(
    measure: Callable[[bytes], float | None], days: bytes, *, more_is_better: bool = True
) -> Bounds:
    """``measure`` of the days as they are, and with the missing ones taken as use and as none."""
    as_use = measure(days.replace(bytes([MISSING]), bytes([USE])))
    as_none = measure(days.replace(bytes([MISSING]), bytes([NONE])))
    both = [value for value in (as_use, as_none) if value is not None]
    low, high = min(both, default=None), max(both, default=None)
    return Bounds(measure(days), as_use, high if more_is_better else low, low if more_is_better else high)


# ---- alcohol ----


class Heavy(StrEnum):
    """From when a day counts as heavy: a rule with a name, chosen each time."""

    EMA_MEN = "ema-men"  # European Medicines Agency: 60 g
    EMA_WOMEN = "ema-women"  # 40 g
    US_MEN = "us-men"  # 5 standard drinks of 14 g
    US_WOMEN = "us-women"  # 4


THRESHOLDS: Mapping[Heavy, float] = {
    Heavy.EMA_MEN: 60.0,
    Heavy.EMA_WOMEN: 40.0,
    Heavy.US_MEN: 5 * GRAMS["US"],
    Heavy.US_WOMEN: 4 * GRAMS["US"],
}


def heavy_days(days: Stretch, heavy: Heavy) -> bytes:
    """Each day as ``USE`` (heavy), ``NONE`` (not), ``MISSING`` (not told, or how much was not)."""
    from_grams = THRESHOLDS[heavy] - 1e-9
    return bytes(
        USE if at_least >= from_grams else MISSING if isnan(grams) else NONE
        for grams, at_least in zip(days.grams, days.at_least, strict=True)
    )


def percent_heavy_days(days: Stretch, heavy: Heavy) -> float | None:
    """100 x heavy days / days of which it is known whether they were; None where of none."""
    each = heavy_days(days, heavy)
    known = len(each) - each.count(MISSING)
    return 100 * each.count(USE) / known if known else None


def drinks_per_drinking_day(days: Stretch, grams_in_one: float) -> float | None:
    """Standard drinks on drinking days of which the grams are known / those days; None, not 0, where there is none."""
    known = [
        grams for grams, drank in zip(days.grams, days.drank, strict=True) if drank == USE and grams == grams
    ]
    return sum(known) / grams_in_one / len(known) if known else None


def grams_a_day(days: Stretch) -> float | None:
    """The mean of the days of which the grams are known, those without among them; None where of none."""
    known = [grams for grams in days.grams if not isnan(grams)]
    return sum(known) / len(known) if known else None


class Risk(IntEnum):
    """Levels of risk by grams a day (World Health Organization, 2000)."""

    NO_ALCOHOL = 0
    LOW = 1
    MODERATE = 2
    HIGH = 3
    VERY_HIGH = 4


class Figures(StrEnum):
    """For whom the levels are; they are figures about many people, in two kinds."""

    MEN = "men"
    WOMEN = "women"


_TOPS: Mapping[Figures, tuple[float, float, float]] = {
    Figures.MEN: (40, 60, 100),
    Figures.WOMEN: (20, 40, 60),
}


def who_risk_level(grams_a_day: float, figures: Figures) -> Risk:
    """Men: to 40 g low, to 60 moderate, to 100 high, above very high. Women: 20, 40, 60. Nothing at all is its own."""
    if grams_a_day <= 0:
        return Risk.NO_ALCOHOL
    return next(
        (Risk(level) for level, top in enumerate(_TOPS[figures], start=1) if grams_a_day <= top),
        Risk.VERY_HIGH,
    )


def levels_down(before: Risk, after: Risk) -> int:
    """By how many levels it is lower; less than nothing where it is higher. Shifts of 1 and of 2 are reported."""
    return int(before) - int(after)
