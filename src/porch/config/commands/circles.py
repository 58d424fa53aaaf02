"""``porch circles``: small groups from a file, without a database."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer


def circles(
    file: Annotated[Path, typer.Argument(help="people and blocks as for porch pair, in JSON")],
    out: Annotated[Path | None, typer.Option(help="write the answer here instead of printing it")] = None,
    seed: Annotated[int, typer.Option(min=0, max=2**63 - 1, help="settles ties")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable summary beside --out")] = False,
) -> None:
    """Form circles of 6 to 12 people who share an hour of the week and a language.

    The policy in the file may say min, max, open_to (the genders a circle is for), around (one or two people each
    around whom a circle is built) and mutual. Needs no database and
    changes nothing but the file named by --out. Exit 2 and one line naming row and field when the input
    cannot be used; nothing is written then.
    """
    from porch.matching.reading import read_json
    from porch.matching.refusal import CaseRefused
    from porch.matching.writing import as_text, write

    try:
        answer = form(read_json(file), seed)
        if out is None:
            sys.stdout.write(as_text(answer))
            return
        write(answer, out)
    except CaseRefused as refused:
        typer.echo(f"porch circles: {refused}", err=True)
        raise typer.Exit(2) from None
    typer.echo(
        json.dumps({"out": str(out), "metrics": answer["metrics"]}) if as_json else sentence(answer, out)
    )


def form(data: Any, seed: int) -> dict[str, Any]:
    """Form the circles, with a moving sign on a terminal."""
    from porch.matching.circle_case import circles_from

    if not sys.stderr.isatty():
        return circles_from(data, seed)
    from rich.console import Console

    with Console(stderr=True).status("Forming circles"):
        return circles_from(data, seed)


def sentence(answer: dict[str, Any], out: Path) -> str:
    """What was written, in a line."""
    many, placed, left = len(answer["circles"]), answer["metrics"]["placed"], len(answer["unplaced"])
    circles = "1 circle" if many == 1 else f"{many} circles"
    return f"{circles} for {placed} people, {left} without a seat. Written to {out}."
