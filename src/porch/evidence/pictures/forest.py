"""Sites side by side with their ranges, in the order of their names, and below them all of them as a diamond."""

from django.utils.translation import gettext as _

from porch.diary.pictures.words import points
from porch.evidence.pictures.reading import Kept, figures_of, numbers, said
from porch.kit.charts import NARROW, WIDE, Picture
from porch.measures.pictures.forest import Said, Study, Together, drawn

LEAST = 4
"""Sites below which a table says it as well."""


def picture(result: Kept, of: Kept) -> Picture | None:
    """Only what is kept: all sites together have no p, and where one more would lie has no estimate."""
    code = of["of"][0]
    found = numbers(result, code, "estimate", "low", "high", "weight", "p_adjusted")
    sites: list[Study] = []
    together: Together | None = None
    further: tuple[float, float] | None = None
    for name, (estimate, low, high, weight, p) in found:
        if low is None or high is None:
            continue
        if estimate is None:
            further = low, high
        elif p is None:
            together = Together(estimate, low, high)
        else:
            sites.append(Study(name, estimate, low, high, weight or 0.0))
    if together is None or len(sites) < LEAST:
        return None
    whole = Together(together.estimate, together.lo, together.hi, further)
    table, sentence = figures_of(result, code), said(of["sentence"])
    return Picture(
        f"picture-{code}",
        table.title,
        sentence,
        desc=f"{sentence} {table.desc}",
        reading=table.reading,
        columns=table.columns,
        rows=table.rows,
        narrow=drawn(sites, whole, NARROW, _words()),
        wide=drawn(sites, whole, WIDE, _words()),
    )


def _words() -> Said:
    return Said(
        study=_("Site"),
        effect=_("Change (95 % range)"),
        together=_("All together"),
        further=_("One more site"),
        lower=_("fewer days without"),
        higher=_("more days without"),
        range=_("{value} ({low} to {high})"),
        only_range=_("{low} to {high}"),
        number=lambda value: points(value).replace("-", "\N{MINUS SIGN}"),
    )
