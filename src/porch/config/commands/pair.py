"""``porch pair``: pairs from a file, without a database."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from porch.matching.answer import Answer


def pair(
    file: Annotated[Path | None, typer.Argument(help="the round, as JSON")] = None,
    people: Annotated[Path | None, typer.Option(help="people as CSV; FILE then holds the rest")] = None,
    links: Annotated[Path | None, typer.Option(help="links as CSV: kind,a,b")] = None,
    mode: Annotated[str | None, typer.Option(help="mentors or peers, when no FILE says so")] = None,
    as_of: Annotated[str | None, typer.Option(help="the day of the round, when no FILE says so")] = None,
    out: Annotated[Path | None, typer.Option(help="write the answer here instead of printing it")] = None,
    engine: Annotated[str, typer.Option(help="local or dask")] = "local",
    scheduler: Annotated[str | None, typer.Option(help="address of a Dask scheduler")] = None,
    seed: Annotated[int, typer.Option(min=0, max=2**63 - 1, help="settles ties")] = 0,
    threads: Annotated[int, typer.Option(min=1, max=256, help="the answer is the same for any number")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable summary beside --out")] = False,
) -> None:
    """Pair people from a file, say why, and prove how good the answer is.

    Needs no database and changes nothing but the file named by --out. Exit 2 and one line naming row and
    field when the input cannot be used; nothing is written then.
    """
    from porch.matching.reading import case_from, read_json
    from porch.matching.refusal import CaseRefused
    from porch.matching.writing import as_text, write

    try:
        check_engine(engine, scheduler)
        if file is None and people is None:
            raise CaseRefused("give FILE, or --people with --mode and --as-of")
        data = dict(read_json(file)) if file else {}
        add_sheets(data, people, links)
        data |= {name: value for name, value in (("mode", mode), ("as_of", as_of)) if value}
        answer = solve(case_from(data), seed, threads)
        if out is None:
            sys.stdout.write(as_text(answer.as_dict()))
            return
        write(answer.as_dict(), out)
    except CaseRefused as refused:
        typer.echo(f"porch pair: {refused}", err=True)
        raise typer.Exit(2) from None
    typer.echo(json.dumps(summary(answer, out)) if as_json else sentence(answer, out))


def check_engine(engine: str, scheduler: str | None) -> None:
    """Refuse an engine that is not here."""
    from porch.matching.refusal import CaseRefused

    if engine == "dask":
        raise CaseRefused("--engine dask comes with the distributed extra")
    if engine != "local":
        raise CaseRefused(f"--engine {engine} is neither local nor dask")
    if scheduler is not None:
        raise CaseRefused("--scheduler goes with --engine dask")


def add_sheets(data: dict[str, Any], people: Path | None, links: Path | None) -> None:
    """Put people and links from CSV files into the round, where it has none of its own."""
    from porch.matching.refusal import CaseRefused
    from porch.matching.sheets import read_sheets

    if people is None:
        if links is not None:
            raise CaseRefused("--links goes with --people")
        return
    for name, value in read_sheets(people, links).items():
        if name in data:
            raise CaseRefused("is in FILE and in a CSV file; give it once", part=name)
        data[name] = value


def solve(case: Any, seed: int, threads: int) -> "Answer":
    """Pair, with a moving sign on a terminal."""
    from porch.matching.run import pair as pair_people

    if not sys.stderr.isatty():
        return pair_people(case, seed=seed, threads=threads)
    from rich.console import Console

    with Console(stderr=True).status(f"Pairing {len(case.people)} people"):
        return pair_people(case, seed=seed, threads=threads)


def summary(answer: "Answer", out: Path) -> dict[str, Any]:
    """What was written, in figures."""
    return {
        "out": str(out),
        "certificate": answer.certificate.as_dict(),
        "metrics": answer.metrics,
        "seconds": round(answer.seconds, 3),
    }


def sentence(answer: "Answer", out: Path) -> str:
    """What was written, in a line."""
    return (
        f"{len(answer.pairs)} pairs, {len(answer.unmatched)} people left out; no other arrangement could be "
        f"more than {100 * answer.certificate.gap:.4f} % better by this policy. Written to {out}."
    )
