"""``porch evidence meta``: studies or sites of a table pooled, without a database."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from porch.config.start import Refused, say

if TYPE_CHECKING:
    from porch.measures.pooling.summary import Summary

MEASURES, METHODS = ("RR", "OR", "RD", "MD", "SMD", "GEN"), ("EE", "MH", "PETO", "DL", "PM", "REML", "ML")


def meta(
    file: Annotated[Path, typer.Argument(help="a CSV table with one row for each study, also packed as .gz")],
    measure: Annotated[
        str,
        typer.Option(
            help="RR, OR or RD of the columns ai,bi,ci,di (with and without the event, first group and second) or "
            "ai,n1i,ci,n2i; MD or SMD of m1i,sd1i,n1i,m2i,sd2i,n2i; GEN of yi and sei or vi. The column study names "
            "the rows. Columns of other names are renamed first"
        ),
    ],
    method: Annotated[
        str, typer.Option(help="EE equal effects, MH, PETO, or effects that differ: DL, PM, REML, ML")
    ] = "REML",
    hartung_knapp: Annotated[
        bool, typer.Option("--hartung-knapp", help="ranges by Hartung and Knapp, never narrower than without")
    ] = False,
    moderator: Annotated[
        list[str] | None, typer.Option(help="a column that may explain why studies differ; once for each")
    ] = None,
    plot: Annotated[Path | None, typer.Option(help="write a forest plot here as SVG")] = None,
    funnel: Annotated[Path | None, typer.Option(help="write a funnel plot here as SVG")] = None,
    leave_one_out: Annotated[
        bool, typer.Option("--leave-one-out", help="the answer without each study in turn")
    ] = False,
    cumulative: Annotated[
        bool, typer.Option("--cumulative", help="the answer as it grew, in the order of the rows")
    ] = False,
    egger: Annotated[
        bool, typer.Option("--egger", help="whether small studies say something else; from 10 studies on")
    ] = False,
    trim_and_fill: Annotated[
        bool,
        typer.Option("--trim-and-fill", help="the answer if studies were missing on one side; from 10 on"),
    ] = False,
    out: Annotated[Path | None, typer.Option(help="write the machine-readable answer here as well")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False,
) -> None:
    """Pool studies: one answer with its range, how far they differ, and where a further one would lie.

    A table with an empty cell gets half a person in each cell; one that tells nothing is left out and named. Needs no
    database. Exit 2 and one line naming row and column when the table cannot be used; one study is not pooled.
    """
    from porch.config.commands.evidence_meta_words import in_words
    from porch.measures.pooling import CannotPool, Measure, Method
    from porch.measures.pooling.summary import Asked, summary
    from porch.measures.pooling.told import told
    from porch.measures.tables import WrongTable

    wanted = Measure(_one_of(measure, MEASURES, "--measure"))
    how = Method(_one_of(method, METHODS, "--method"))
    asked = Asked(leave_one_out, cumulative, egger, trim_and_fill)
    if moderator and (leave_one_out or cumulative or trim_and_fill):
        raise Refused("--leave-one-out, --cumulative and --trim-and-fill go without --moderator")
    try:
        given = told(file, wanted, moderator or ())
        made = summary(given.effects, how, asked, hartung_knapp=hartung_knapp, moderators=given.moderators)
    except (WrongTable, CannotPool) as wrong:
        unnamed = str(wrong).startswith("there is no column")
        raise Refused(f"{wrong}; --help says which {wanted} needs" if unnamed else str(wrong)) from wrong
    said = in_words(made)
    if plot is not None:
        _write(plot, _forest(made, said))
        said += f"\n\nThe studies are drawn in {plot}."
    if funnel is not None:
        _write(funnel, _funnel(made, said))
        said += f"\n\nThe studies by their errors are drawn in {funnel}."
    if out is not None:
        _write(out, json.dumps(made.as_json(), indent=1))
    say(made.as_json(), said, as_json)


def _one_of(said: str, known: tuple[str, ...], option: str) -> str:
    if said.upper() not in known:
        raise Refused(f"{option} {said}: it is one of {', '.join(known)}")
    return said.upper()


def _forest(made: "Summary", said: str) -> str:
    from porch.kit.charts import WIDE
    from porch.measures.pictures import forest
    from porch.measures.pooling.summary import own_range

    effects, pooled = made.effects, made.pooled
    studies = [
        forest.Study(effects.names[n], float(effects.yi[n]), *own_range(effects, n), float(pooled.weights[n]))
        for n in range(effects.k)
    ]
    together = forest.Together(pooled.estimate, *pooled.ci, pooled.prediction_interval)
    drawing = forest.drawn(
        studies, None if pooled.coefficients else together, WIDE, ratio=effects.measure.is_ratio
    )
    return drawing.alone("Studies and what they say together", said, forest.INK)


def _funnel(made: "Summary", said: str) -> str:
    from porch.kit.charts import WIDE
    from porch.measures.pictures import funnel

    filled = made.filled
    every = filled.effects if filled is not None else made.effects
    points = [(float(y), float(v) ** 0.5) for y, v in zip(every.yi, every.vi, strict=True)]
    middle = filled.pooled.estimate if filled is not None else made.pooled.estimate
    k = made.effects.k
    drawing = funnel.drawn(points[:k], middle, WIDE, images=points[k:], ratio=every.measure.is_ratio)
    return drawing.alone("Studies by their effect and their error", said, funnel.INK)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as unwritten:
        raise Refused(f"{path} cannot be written: {unwritten.strerror}") from unwritten
