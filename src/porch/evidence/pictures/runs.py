"""Week by week: the middle, and what is not likely to be chance. A week that is hidden or was not counted is a gap."""

from datetime import date

from django.utils.translation import gettext as _

from porch.diary.pictures.words import of_day, of_number, points, short_day, short_month, year_of
from porch.evidence.pictures.reading import Kept, figures_of, said
from porch.kit.charts import NARROW, WIDE, Picture
from porch.measures.pictures.runchart import Said, drawn
from porch.measures.runcharts import RunChart, runs

LEAST = 5


def picture(result: Kept, of: Kept) -> Picture | None:
    """None under five weeks."""
    code = of["of"][0]
    figures = result["figures"][code]
    rows = figures["rows"]
    most = 100.0 if figures["columns"][0]["code"] == "share" else None
    weeks = [(_week(row), row["values"][0]) for row in rows]
    chart = runs([value for _day, value in weeks], least=0, most=most)
    if chart.points < LEAST:
        return None
    table, sentence = figures_of(result, code), said(of["sentence"])
    return Picture(
        f"runs-{code}",
        table.title,
        sentence,
        desc=f"{sentence} {table.desc}",
        columns=table.columns,
        rows=tuple(
            (of_day(day), *(of_number(value) for value in row["values"]))
            for (day, _value), row in zip(weeks, rows, strict=True)
        ),
        narrow=drawn(weeks, chart, NARROW, _words(), least=0, most=most),
        wide=drawn(weeks, chart, WIDE, _words(), least=0, most=most),
        rule=_rule(chart),
    )


def _week(row: Kept) -> date:
    return date.fromisoformat(row["name"]["values"]["week"]["date"])


def _words() -> Said:
    return Said(
        point=_("a week"),
        median=_("the middle: {}"),
        shift=_("six or more on one side of it"),
        trend=_("five or more up, or down"),
        limits=_("usual: {} to {}"),
        outside=_("outside of what is usual"),
        number=points,
        by_day=short_day,
        by_month=short_month,
        by_year=year_of,
    )


def _rule(chart: RunChart) -> str:
    if chart.limits is None:
        return _("What is usual is drawn from twelve weeks on.")
    return _(
        "What is usual: the mean, and 2.66 times the mean step from one week to the next on either side."
    )
