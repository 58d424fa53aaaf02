"""``porch circles``: small groups from a file, without a database."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from porch.config.start import Refused, on_a_terminal, say


def circles(
    file: Annotated[Path, typer.Argument(help="people and blocks as for `porch pair`, in JSON")],
    out: Annotated[Path | None, typer.Option("--out", help="write the circles here")] = None,
    seed: Annotated[int, typer.Option("--seed", help="settles what is equal otherwise")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False,
) -> None:
    """Form circles of 6 to 12 people who share an hour of the week and a language.

    The file's policy may say min, max and open_to (the genders a circle is for). The circles are printed as
    JSON, or written to --out.
    """
    from porch.matching.reading import read_json
    from porch.matching.refusal import CaseRefused

    try:
        data = read_json(file)
        if on_a_terminal():
            typer.echo("Forming circles ...", err=True)
        from porch.matching.circle_case import circles_from

        answer = circles_from(data, seed)
    except CaseRefused as refused:
        raise Refused(str(refused)) from refused
    if out is None:
        print(json.dumps(answer, ensure_ascii=False, indent=None if as_json else 1))
    else:
        _write(out, answer)
        say(answer["metrics"], _summary(answer["metrics"], out), as_json)


def _write(out: Path, answer: dict[str, Any]) -> None:
    """The whole answer or none: written beside and moved into place."""
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        part.replace(out)
    except OSError as failed:
        part.unlink(missing_ok=True)
        raise Refused(f"{out}: cannot be written ({failed.strerror})") from failed


def _summary(metrics: dict[str, Any], out: Path) -> str:
    left = metrics["people"] - metrics["placed"]
    return f"{metrics['circles']} circles for {metrics['placed']} people, {left} without a seat: {out}"
