"""``porch evidence diary``: what days together come to, for each person of a table and for all, without a database."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from porch.config.start import Refused, on_a_terminal

if TYPE_CHECKING:
    from porch.measures.bulk import Asked, Entries


def diary(
    file: Annotated[
        Path,
        typer.Argument(
            help="a CSV table with the columns person,date,substance,used,grams, also packed as .gz"
        ),
    ],
    first: Annotated[
        str, typer.Option("--from", help="the first day that counts; without it each person's own first row")
    ] = "",
    last: Annotated[
        str, typer.Option("--to", help="the last day that counts; without it each person's own last row")
    ] = "",
    sex_column: Annotated[
        str,
        typer.Option(
            help="the column that says whose limits of grams hold: m, f, x or nothing; without it there are no heavy "
            "days and no levels of risk"
        ),
    ] = "",
    drink_grams: Annotated[
        float, typer.Option(help="grams of pure alcohol in a standard drink: 8 in one country, 20 in another")
    ] = 10.0,
    heavy: Annotated[
        str, typer.Option(help="from when a day is heavy: ema (60 g, 40 g) or us (5 drinks of 14 g, 4)")
    ] = "ema",
    period: Annotated[
        int,
        typer.Option(
            min=1, max=3650, help="levels of risk of the first and the last so many days are compared"
        ),
    ] = 28,
    out: Annotated[Path | None, typer.Option(help="write the whole answer here, as JSON")] = None,
    plot_runchart: Annotated[
        Path | None, typer.Option(help="write days without use, week by week, here as SVG")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="the whole answer, machine-readable")] = False,
) -> None:
    """Days without use, heavy days, drinks, longest runs, days to a first use, levels of risk.

    A row is one telling: used is 1, 0 or nothing (not known), grams are of pure alcohol. Entries for one day merge: use
    goes before no, grams add. Days that nobody told of are missing, never filled in: every share stands beside what it
    would be if missing days were days of use, and at its best and its worst. An undefined figure is null. Needs no
    database and changes nothing but the files it is told to write. Exit 2 and one line naming row and column when the
    table cannot be used.
    """
    from porch.config.commands.evidence_diary_words import answer, in_words
    from porch.kit.clock import now
    from porch.measures.bulk import entries_of, measured
    from porch.measures.tables import WrongTable

    asked = _asked(heavy, drink_grams, period)
    today = _today(now())
    window = _day("--from", first, today), _day("--to", last, today)
    if window[0] and window[1] and window[1] < window[0]:
        raise Refused(f"--to {last} is before --from {first}")
    try:
        with _progress("Reading") as told:
            entries = entries_of(file, today, sex_column=sex_column, told=told)
    except WrongTable as wrong:
        raise Refused(str(wrong)) from wrong
    with _progress("Measuring") as told:
        figures = measured(entries, asked, first=window[0], last=window[1], told=told)
    said = in_words(figures, asked, whose=bool(sex_column))
    if plot_runchart is not None:
        said += _plotted(entries, window, plot_runchart)
    if as_json or out is not None:
        whole = json.dumps(answer(entries, figures, asked, *window), allow_nan=False)
        if out is not None:
            _write(out, whole + "\n")
            said += f"\n\nEverybody's figures are in {out}."
        if as_json:
            sys.stdout.write(whole + "\n")
            return
    print(said)


def _asked(heavy: str, drink_grams: float, period: int) -> "Asked":
    from porch.measures.bulk import Asked, Rule

    if heavy not in list(Rule):
        raise Refused(f"--heavy {heavy}: the rules are ema and us")
    if not 1 <= drink_grams <= 100:
        raise Refused(f"--drink-grams {drink_grams:g}: a standard drink has 1 to 100 grams of pure alcohol")
    return Asked(Rule(heavy), drink_grams, period)


def _today(moment: Any) -> date:
    from porch.config import env
    from porch.kit.clock import today_in

    return today_in(env.zone("TIME_ZONE", "", "the community's time zone") or "UTC", moment)


def _day(option: str, said: str, today: date) -> date | None:
    from porch.measures.tables import day

    if not said:
        return None
    found = day(said)
    if found is None:
        raise Refused(f"{option} {said}: a day is written 2026-12-31")
    if found > today:
        raise Refused(f"{option} {said} is in the future; today is {today}")
    if found.year < 1900:
        raise Refused(f"{option} {said} is before 1900")
    return found


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """How far it is, on a terminal."""
    if not on_a_terminal():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _plotted(entries: "Entries", window: tuple[date | None, date | None], plot: Path) -> str:
    from porch.config.commands.evidence_diary_words import week_by_week
    from porch.measures.bulk import weeks

    title, said, svg = week_by_week(weeks(entries, *window))
    if not svg:
        return f"\n\nNobody told of a day, so there is nothing to draw in {plot}."
    _write(plot, svg + "\n")
    return f"\n\n{title}, in {plot}: {said}"


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text)
    except OSError as unwritten:
        raise Refused(f"{path} cannot be written: {unwritten.strerror}") from unwritten
