"""What ``porch evidence diary`` answers: to programs as JSON, to people in sentences with what they do not show."""

from dataclasses import asdict
from datetime import date, timedelta
from math import isnan
from typing import Any

from porch.kit.charts import WIDE
from porch.measures.bulk import Asked, Entries, Figures, Weeks, overall, overall_if, spreads
from porch.measures.bulk.entries import Floats
from porch.measures.definitions import DEFINITIONS
from porch.measures.pictures.runchart import INK, drawn
from porch.measures.runcharts import Signal, runs

MEASURES = (
    "percent_days_abstinent",
    "percent_heavy_days",
    "drinks_per_drinking_day",
    "longest_abstinence",
    "days_to_first_use",
    "first_use_seen",
    "grams_per_day",
    "who_risk_level",
    "who_levels_down",
    "follow_up_complete",
    "days",
    "days_observed",
)
BOUNDED = ("percent_days_abstinent", "percent_heavy_days", "longest_abstinence", "days_to_first_use")
THREE = ("missing_is_use", "best", "worst")
SHARES = frozenset(
    ("percent_days_abstinent", "percent_heavy_days", "drinks_per_drinking_day", "grams_per_day")
)
"""The others are whole numbers for a person; ``first_use_seen`` and ``follow_up_complete`` are 1 or 0."""

NOT_SHOWN = (
    "People said this of themselves. It says how their days went, not why: there is nobody here to compare them with, "
    "and people often begin at their worst."
)


def answer(
    entries: Entries, figures: Figures, asked: Asked, first: date | None, last: date | None
) -> dict[str, Any]:
    """Plain numbers on the days that were told of, the other figures of the three under ``sensitivity``."""
    values = {name: _column(figures.values[name], whole=name not in SHARES) for name in MEASURES}
    whole = [name not in SHARES for name in BOUNDED]
    three = {
        kind: [_column(getattr(figures, kind)[name], whole=w) for name, w in zip(BOUNDED, whole, strict=True)]
        for kind in THREE
    }
    everybody = {name: _number(value) for name, value in overall(figures, asked).items()}
    if_missing = overall_if(figures)
    return {
        "people": {
            person: {name: values[name][n] for name in MEASURES} for n, person in enumerate(entries.people)
        },
        "overall": everybody,
        "sensitivity": {
            "people": {
                person: {
                    name: {kind: three[kind][at][n] for kind in THREE} for at, name in enumerate(BOUNDED)
                }
                for n, person in enumerate(entries.people)
            },
            "overall": {name: {kind: _number(if_missing[kind][name]) for kind in THREE} for name in BOUNDED},
        },
        "between_people": {
            name: {field: _number(value) for field, value in asdict(spread).items()}
            for name, spread in spreads(figures).items()
        },
        "definitions": {
            "version": DEFINITIONS,
            "from": first and first.isoformat(),
            "to": last and last.isoformat(),
            "heavy": asked.heavy.value,
            "drink_grams": asked.drink,
            "period": asked.period,
            "cut": date.fromordinal(int(entries.day.max())).isoformat(),
            "rows": len(entries),
        },
    }


def _column(values: Floats, *, whole: bool) -> list[float | int | None]:
    if whole:
        return [None if value != value else int(value) for value in values.tolist()]
    return [None if value != value else value for value in values.tolist()]


def _number(value: float) -> float | int | None:
    if isnan(value):
        return None
    return int(value) if isinstance(value, int) or float(value).is_integer() else float(value)


def in_words(figures: Figures, asked: Asked, *, whose: bool) -> str:
    """The finding first, with what missing days could change."""
    all_days, three = overall(figures, asked), overall_if(figures)
    people, days, told = (int(all_days[name]) for name in ("people", "days", "days_observed"))
    if not told:
        return f"{_people(people)}, and nobody told of any of their {days:,} days: there is nothing to say."
    said = [
        f"{_people(people)} told of {told:,} of {days:,} days ({100 * told / days:.0f} %).",
        f"Days without use: {_three('percent_days_abstinent', all_days, three)}",
    ]
    if whose:
        limits = {"ema": "60 g, 40 g", "us": "5 drinks of 14 g, 4"}[asked.heavy]
        said.append(f"Heavy days ({limits}): {_three('percent_heavy_days', all_days, three)}")
    if not isnan(all_days["drinks_per_drinking_day"]):
        each = f"{all_days['drinks_per_drinking_day']:.1f}"
        said.append(f"On a drinking day: {each} drinks of {asked.drink:g} g, where grams were told.")
    said.append(
        f"Longest time without use: {all_days['longest_abstinence']:g} days for the one in the middle."
    )
    half = all_days["days_to_first_use"]
    said.append(
        "More than half were never seen to use as long as every day was told."
        if isnan(half)
        else f"Half were seen to use by day {half:g}, counted from 0."
    )
    complete = all_days["follow_up_complete"]
    said.append(f"At least 80 % of their days were told by {complete:.0f} % of people.")
    return "\n".join([*said, "", NOT_SHOWN])


def _people(many: int) -> str:
    return "1 person" if many == 1 else f"{many:,} people"


def _three(name: str, all_days: dict[str, float], three: dict[str, dict[str, float]]) -> str:
    if isnan(all_days[name]):
        return "not known."
    low, high = sorted((three["best"][name], three["worst"][name]))
    return (
        f"{all_days[name]:.1f} % of those told; {three['missing_is_use'][name]:.1f} % if every missing day was one of "
        f"use; from {low:.1f} % to {high:.1f} % whatever the missing days were."
    )


def week_by_week(weeks: Weeks) -> tuple[str, str, str]:
    """Title, sentence and SVG of the run chart; no SVG where no day was told of."""
    title = "Percent of days without use, week by week"
    values = [None if value != value else value for value in weeks.percent_days_abstinent.tolist()]
    chart = runs(values, least=0, most=100)
    if chart.median is None:
        return title, "", ""
    said = " ".join(
        [
            f"{chart.points} weeks from {weeks.first}, the middle {chart.median:.1f} %.",
            *(_signal(one, weeks.first, "above it" if one.up else "below it") for one in chart.shifts),
            *(_signal(one, weeks.first, "rising" if one.up else "falling") for one in chart.trends),
            *([] if chart.shifts or chart.trends else ["Nothing stands out by the rules of a run chart."]),
        ]
    )
    points = [(weeks.first + timedelta(weeks=n), value) for n, value in enumerate(values)]
    return title, said, drawn(points, chart, WIDE, least=0, most=100).alone(title, said, INK)


def _signal(one: Signal, first: date, what: str) -> str:
    since, until = first + timedelta(weeks=one.first), first + timedelta(weeks=one.last)
    return f"From the week of {since} to that of {until}: {one.points} weeks {what}."
