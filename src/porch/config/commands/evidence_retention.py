"""``porch evidence retention``: how long people of a table stayed, without a database."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from porch.config.start import Refused, say

if TYPE_CHECKING:
    from porch.measures.pictures.curve import Stair

AT = "30,90,180,365"


def retention(
    file: Annotated[
        Path, typer.Argument(help="a CSV table with one row for each person, also packed as .gz")
    ],
    time: Annotated[
        str, typer.Option(help="the column with the days from the first to the last, or to the day last seen")
    ],
    event: Annotated[
        str,
        typer.Option(
            help="the column that says how it ended: 1, yes, true, left or event is left; "
            "0, no, false, open or censored is still there when last seen"
        ),
    ],
    group: Annotated[str, typer.Option(help="the column to compare by")] = "",
    competing: Annotated[
        list[str] | None,
        typer.Option(
            help="a value of --event that is another ending, after which nobody can leave: completed, died, "
            "transferred; once for each"
        ),
    ] = None,
    left: Annotated[
        list[str] | None,
        typer.Option(
            help="a value of --event that means left, in place of those above, "
            "such as --left 2 --still 1; once for each"
        ),
    ] = None,
    still: Annotated[
        list[str] | None,
        typer.Option(
            help="a value of --event that means still there, in place of those above; once for each"
        ),
    ] = None,
    at: Annotated[str, typer.Option(help="days at which it is said how many still stay")] = AT,
    rmst: Annotated[
        float | None, typer.Option(min=0, help="of the first so many days, how many people stay on average")
    ] = None,
    plot: Annotated[Path | None, typer.Option(help="write the curves here as SVG")] = None,
    plot_endings: Annotated[
        Path | None, typer.Option(help="with --competing, write the shares of endings here as SVG")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False,
) -> None:
    """How long people stay: Kaplan-Meier with 95 % ranges, the median, numbers at risk, the log-rank test.

    An ending named by --competing is counted as no longer seen in the curve and the test, and by itself in the shares
    of endings, which say how many left when nobody can leave who has already completed. Needs no database and writes
    nothing but the picture. Exit 2 and one line naming row and column when the table cannot be used.
    """
    from porch.config.commands.evidence_retention_words import in_words
    from porch.measures.pictures.curve import stair
    from porch.measures.staying import CannotTell
    from porch.measures.staying.summary import Asked, summary
    from porch.measures.staying.told import told
    from porch.measures.tables import WrongTable

    words = {"competing": competing or (), "left": left or (), "still": still or ()}
    if plot_endings is not None and not competing:
        raise Refused("--plot-endings draws endings that compete; --competing names them")
    try:
        made = summary(told(file, time, event, group, **words), Asked(_days(at), rmst))
    except (WrongTable, CannotTell) as wrong:
        other = "; other words are named by --competing, --left or --still"
        raise Refused(f"{wrong}{other if f', column {event}: ' in str(wrong) else ''}") from wrong
    said = in_words(made)
    if plot is not None:
        stairs = [stair(made.label(one), one.curve) for one in made.groups]
        _draw(stairs, "How many still stay", said, plot)
        said += f"\n\nThe curves are in {plot}."
    if plot_endings is not None:
        stairs = [
            stair(f"{made.label(one)} {name}".strip(), ending)
            for one in made.groups
            for name, ending in one.endings.items()
        ]
        _draw(stairs, "How many had each ending", said, plot_endings)
        said += f"\n\nThe shares of endings are in {plot_endings}."
    say(made.as_json(), said, as_json)


def _days(said: str) -> tuple[float, ...]:
    from porch.measures.tables import number

    days = [number(part.strip()) for part in said.split(",") if part.strip()]
    if not days or any(day is None or day < 0 for day in days):
        raise Refused(f"--at {said}: days are numbers of 0 or more, such as {AT}")
    return tuple(day for day in days if day is not None)


def _draw(stairs: "list[Stair]", title: str, said: str, plot: Path) -> None:
    from porch.kit.charts import WIDE
    from porch.measures.pictures.curve import INK, drawn

    try:
        plot.write_text(drawn(stairs, WIDE).alone(title, said, INK) + "\n")
    except OSError as unwritten:
        raise Refused(f"{plot} cannot be written: {unwritten.strerror}") from unwritten
