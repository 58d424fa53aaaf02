"""What a stretch of days comes to, in plain sentences: for oneself with what is missing, for others as chosen."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from porch.diary.queries.summary import Period
from porch.diary.rules.lists import label_of_helped
from porch.diary.words import COUNTRIES, MOODS
from porch.measures import days as of
from porch.measures.bands import middle, quantile
from porch.measures.days import USE, Figures, Heavy, Risk
from porch.measures.drinks import a_drink_in

LEAST = 5
"""Days told of below which nothing is worked out."""

HEAVY = {
    Heavy.EMA_MEN: _("60 g or more, the European rule for men"),
    Heavy.EMA_WOMEN: _("40 g or more, the European rule for women"),
    Heavy.US_MEN: _("5 or more drinks of 14 g, the American rule for men"),
    Heavy.US_WOMEN: _("4 or more drinks of 14 g, the American rule for women"),
}
RISKS = {
    Risk.NO_ALCOHOL: _("no alcohol"),
    Risk.LOW: _("low"),
    Risk.MODERATE: _("moderate"),
    Risk.HIGH: _("high"),
    Risk.VERY_HIGH: _("very high"),
}


def between(first: date, last: date) -> str:
    return gettext("%(first)s to %(last)s") % {
        "first": date_format(first, "j F Y"),
        "last": date_format(last, "j F Y"),
    }


def own(period: Period) -> list[tuple[str, list[str]]]:
    """Titles with sentences, for whoever told of these days."""
    if period.stretch.observed < LEAST:
        return []
    alcohol = _alcohol(period)
    parts = [(gettext("Days without use"), [*_observed(period), *_without(period)])]
    if alcohol:
        parts.append((gettext("Alcohol"), alcohol))
    return parts


def _observed(period: Period) -> list[str]:
    days = period.stretch
    missing = period.length - days.observed
    said = gettext("Of these %(all)s days you answered for %(told)s.") % {
        "all": period.length,
        "told": days.observed,
    }
    if not missing:
        return [said]
    said += " " + ngettext(
        "%(n)s day is missing; it is not counted as anything.",
        "%(n)s days are missing; they are not counted as anything.",
        missing,
    ) % {"n": missing}
    if of.is_followed_up(days.used):
        return [said]
    return [said, gettext("Fewer than four of five days are told, so these figures may be far off.")]


def _without(period: Period) -> list[str]:
    used = period.stretch.used
    bounds = of.with_bounds(of.percent_days_abstinent, used)
    lines = [
        gettext("%(without)s of the %(told)s days told were without use: %(share)s %%.")
        % {
            "without": used.count(of.NONE),
            "told": period.stretch.observed,
            "share": _whole(bounds.observed),
        }
    ]
    if period.stretch.observed < period.length:
        lines.append(
            gettext(
                "If there was use on every missing day, it would be %(worst)s %%; if on none, %(best)s %%."
            )
            % {"worst": _whole(bounds.missing_is_use), "best": _whole(bounds.best)}
        )
    longest = of.longest_abstinence(used)
    if longest:
        lines.append(
            ngettext(
                "The longest stretch without use was %(n)s day.",
                "The longest stretch without use was %(n)s days in a row.",
                longest,
            )
            % {"n": longest}
        )
    return [*lines, *_first_use(used)]


def _first_use(used: bytes) -> list[str]:
    first = of.days_to_first_use(used)
    if first is None:
        return [gettext("The first day is missing, so it is not known how long it was until the first use.")]
    if first.seen and not first.days:
        return [gettext("There was use on the first of these days.")]
    if first.seen:
        return [
            ngettext(
                "The first use told was %(n)s day after the first day.",
                "The first use told was %(n)s days after the first day.",
                first.days,
            )
            % {"n": first.days}
        ]
    known = first.days + 1
    return [
        ngettext(
            "No use is told on the first day; what comes after it is missing or not yet there.",
            "No use is told in the first %(n)s days; what comes after them is missing or not yet there.",
            known,
        )
        % {"n": known}
    ]


def _alcohol(period: Period) -> list[str]:
    """Nothing where no alcohol was told of; what is known of it otherwise, by rules with a name."""
    days = period.stretch
    drank = days.drank.count(USE)
    if not drank:
        return []
    lines = [_on_drinking_days(period, drank)]
    for heavy, words in HEAVY.items():
        each = of.heavy_days(days, heavy)
        known = len(each) - each.count(of.MISSING)
        share = of.percent_heavy_days(days, heavy)
        if share is not None:
            lines.append(
                gettext("%(rule)s: on %(n)s of %(known)s days, %(share)s %%.")
                % {"rule": words, "n": each.count(USE), "known": known, "share": _whole(share)}
            )
    mean = of.grams_a_day(days)
    if mean is not None:
        lines.append(
            gettext(
                "Over all days of which it is known: %(grams)s g a day. The World Health Organization calls that "
                "%(men)s in its figures for men, %(women)s in those for women. It is a figure about many people."
            )
            % {
                "grams": _one(mean),
                "men": RISKS[of.who_risk_level(mean, Figures.MEN)],
                "women": RISKS[of.who_risk_level(mean, Figures.WOMEN)],
            }
        )
    return lines


def _on_drinking_days(period: Period, drank: int) -> str:
    one = a_drink_in(period.country)
    mean = of.drinks_per_drinking_day(period.stretch, one or 1.0)
    said = ngettext("You told of %(n)s day with alcohol.", "You told of %(n)s days with alcohol.", drank) % {
        "n": drank
    }
    if mean is None:
        return said + " " + gettext("Of none of them how much, so there is no figure for it.")
    if one is None:
        return said + " " + gettext("Where you said how much: %(grams)s g a day.") % {"grams": _one(mean)}
    where = {"n": _one(mean), "each": f"{one:g}", "country": COUNTRIES[period.country]}
    return (
        said
        + " "
        + gettext("Where you said how much: %(n)s standard drinks in %(country)s (%(each)s g) a day.")
        % {**where}
    )


# ---- for others: each line is chosen by whoever tells it ----


def _days_told(period: Period) -> str:
    return gettext("Told of %(n)s of %(all)s days.") % {
        "n": len({one.day for one in period.told}),
        "all": period.length,
    }


def _moods(period: Period) -> str:
    counted = Counter(str(one.mood) for one in period.told if one.mood is not None)
    listed = [f"{word} {counted[code]}" for code, word in MOODS.items() if counted[code]]
    return gettext("How it was, by times told: %(list)s.") % {"list": ", ".join(listed)} if listed else ""


def _cravings(period: Period) -> str:
    values = sorted(one.craving for one in period.told if one.craving is not None)
    if len(values) < LEAST:
        return ""
    low, high = quantile(values, 0.25), quantile(values, 0.75)
    return gettext("Cravings, 0 to 10: usually %(low)s to %(high)s, told %(n)s times.") % {
        "low": _whole(low),
        "high": _whole(high),
        "n": len(values),
    }


def _days_without(period: Period) -> str:
    told = period.stretch.observed
    if not told:
        return ""
    return gettext("%(without)s of %(told)s days told were without use; %(missing)s are not told.") % {
        "without": period.stretch.used.count(of.NONE),
        "told": told,
        "missing": period.length - told,
    }


def _drinks(period: Period) -> str:
    alcohol = period.stretch.drank.count(USE)
    mean = of.drinks_per_drinking_day(period.stretch, 1.0)
    if not alcohol or mean is None:
        return ""
    return gettext("Alcohol on %(n)s days, about %(grams)s g on each of which it was told how much.") % {
        "n": alcohol,
        "grams": _whole(mean),
    }


def _sleep(period: Period) -> str:
    hours = sorted(one.sleep for one in period.told if one.sleep is not None)
    if len(hours) < LEAST:
        return ""
    return gettext("Sleep: %(hours)s hours in the middle, told %(n)s times.") % {
        "hours": f"{middle(hours):g}",
        "n": len(hours),
    }


def _helped(period: Period) -> str:
    counted = Counter(code for one in period.told for code in one.did)
    most = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:4]
    listed = "; ".join(f"{label_of_helped(code)}, {n}" for code, n in most)
    return gettext("What I did, by times told: %(list)s.") % {"list": listed} if listed else ""


CHOICES: Mapping[str, tuple[object, Callable[[Period], str]]] = {
    "told": (_("On how many days I told something"), _days_told),
    "moods": (_("How it was, in the five words"), _moods),
    "cravings": (_("Cravings, the usual range"), _cravings),
    "without": (_("Days without use"), _days_without),
    "drinks": (_("Alcohol"), _drinks),
    "sleep": (_("Sleep"), _sleep),
    "helped": (_("What I did"), _helped),
}
"""What a summary for somebody else may hold, each by choice. Notes are in none of it."""


def for_others(period: Period, chosen: list[str]) -> list[str]:
    """The lines they will read, the days first. What there is too little of has no line."""
    lines = [line for code, (_words, say) in CHOICES.items() if code in chosen and (line := say(period))]
    return (
        [gettext("My days, %(when)s.") % {"when": between(period.first, period.last)}, *lines]
        if lines
        else []
    )


def _whole(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f}"


def _one(value: float) -> str:
    return f"{value:.1f}"
