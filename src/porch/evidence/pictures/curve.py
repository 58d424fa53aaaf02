"""Still taking part: stairs with their ranges and the numbers they rest on, of one group or of several."""

from django.utils.translation import gettext as _

from porch.diary.pictures.words import of_number
from porch.evidence.pictures.reading import Kept, numbers, said
from porch.kit.charts import NARROW, WIDE, Cell, Drawing, Picture
from porch.measures.pictures.curve import Said, Stair, Step
from porch.measures.pictures.curve import drawn as stairs_drawn

COLUMNS = ("day", "share", "low", "high", "at_risk")


LEAST = 5
"""Points below which a table says it as well."""


def picture(result: Kept, drawn: Kept) -> Picture | None:
    groups = [
        (said(result["figures"][code]["title"]), numbers(result, code, *COLUMNS)) for code in drawn["of"]
    ]
    if sum(len(rows) for _name, rows in groups) < LEAST:
        return None
    stairs = [_stair(name, [values for _row, values in rows]) for name, rows in groups]
    cells = tuple(
        (*((Cell.of(name),) if len(groups) > 1 else ()), *(of_number(value) for value in values))
        for name, rows in groups
        for _row, values in rows
    )
    head = (_("Day"), _("Still taking part (%)"), _("from"), _("to"), _("Followed beyond it"))
    columns = ((_("Group"),) if len(groups) > 1 else ()) + head
    sentence = said(drawn["sentence"])
    ends = [
        _("%(group)s: %(share)s %% on day %(day)s.")
        % {"group": name, "share": of_number(rows[-1][1][1]).words, "day": of_number(rows[-1][1][0]).words}
        for name, rows in groups
    ]
    return Picture(
        "curve-" + "-".join(drawn["of"]),
        _("Still taking part, day by day"),
        sentence,
        desc=" ".join([sentence, *ends]),
        reading=_reading(stairs),
        columns=columns,
        rows=cells,
        narrow=_drawn(stairs, NARROW),
        wide=_drawn(stairs, WIDE),
    )


def _reading(stairs: list[Stair]) -> str:
    said_ = _(
        "The band is the range (95 %) within which the true line is likely to lie. A dot stands on each day that is "
        "shown, far enough apart that none of them tells of anybody; between two the line is straight."
    )
    if any(step.at_risk is None for one in stairs for step in one.steps):
        return f"{said_} " + _("A dash stands in place of a number that would tell of fewer than 11 people.")
    return said_


def _stair(name: str, rows: list[list[float | None]]) -> Stair:
    """Shares of one. It ends where eleven people or more are no longer followed; how many are then is not shown."""
    steps = tuple(
        Step(
            day or 0.0,
            (share or 0.0) / 100,
            None if low is None else low / 100,
            None if high is None else high / 100,
            None if at_risk is None else round(at_risk),
        )
        for day, share, low, high, at_risk in rows
    )
    return Stair(name, steps, beyond=None, known_only=True)


def _drawn(stairs: list[Stair], width: float) -> Drawing:
    """From the first day that is kept, a landmark where there is one; only days that are kept stand under the axis."""
    said_ = Said(along=_("Days since the first"), still=_("Still followed"))
    days = sorted({step.t for one in stairs for step in one.steps})
    return stairs_drawn(stairs, width, said_, since=days[0], days=days)
