"""``porch evidence report``: a report on a programme, a group or everyone here, as files in a folder."""

import sys
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import typer

from porch.config.start import Refused, begun, on_a_terminal, ready, say

if TYPE_CHECKING:
    from porch.evidence.models import Report
    from porch.evidence.rules.gathered import Kind

ENGINES = ("local", "dask")


def report(
    programme: Annotated[str, typer.Option(help="a programme, by the last part of its address")] = "",
    group: Annotated[str, typer.Option(help="a group, by the last part of its address")] = "",
    network: Annotated[bool, typer.Option("--network", help="everyone here")] = False,
    cut: Annotated[
        str, typer.Option(help="the last day that counts, such as 2026-03-31; yesterday if not said")
    ] = "",
    out: Annotated[Path, typer.Option(help="the folder the files go to; made if it is not there")] = Path(
        "report"
    ),
    engine: Annotated[str, typer.Option(help="local, or dask for a network of many")] = "local",
    scheduler: Annotated[str, typer.Option(help="address of a Dask scheduler, such as tcp://host:8786")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False,
) -> None:
    """Make a report of the figures of those who said yes. Small numbers are hidden, also beside earlier reports.

    Writes report.json, report.csv, codebook.csv, datapackage.json and report.html.
    """
    if sum((bool(programme), bool(group), network)) != 1:
        raise Refused("say what it is about: one of --programme, --group or --network")
    if engine not in ENGINES:
        raise Refused(f"--engine {engine}: local or dask")
    if scheduler and engine != "dask":
        raise Refused("--scheduler goes with --engine dask")
    ready()
    begun()
    kind, pk = _about(programme, group)
    row = _made(kind, pk, _day(cut), engine, scheduler)
    names = _written(row, out)
    facts = {"report": str(row.pk), "n": row.result["n"], "cut": row.cut.isoformat(), "files": names}
    say({**facts, "finding": _finding(row)}, f"{_finding(row)}\n{len(names)} files are in {out}.", as_json)


def _about(programme: str, group: str) -> "tuple[Kind, UUID | None]":
    from porch.evidence.rules.gathered import Kind
    from porch.groups.models import Group
    from porch.programmes.models import Programme

    if programme:
        found = Programme.objects.filter(slug=programme).values_list("pk", flat=True).first()
        kind, named = Kind.PROGRAMME, f"--programme {programme}: there is no such programme"
    elif group:
        found = Group.objects.filter(slug=group).values_list("pk", flat=True).first()
        kind, named = Kind.GROUP, f"--group {group}: there is no such group"
    else:
        return Kind.NETWORK, None
    if found is None:
        raise Refused(named)
    return kind, found


def _day(said: str) -> date:
    from porch.kit.clock import now, today_in
    from porch.kit.community import here

    if not said:
        return today_in(here().time_zone, now()) - timedelta(days=1)
    try:
        return date.fromisoformat(said)
    except ValueError as wrong:
        raise Refused(f"--cut {said}: a day is said like 2026-03-31") from wrong


def _made(kind: "Kind", pk: UUID | None, cut: date, engine: str, scheduler: str) -> "Report":
    from porch.evidence import engine as door
    from porch.evidence.actions import making
    from porch.evidence.models import Report
    from porch.kit.clock import now

    run: Any = partial(door.run, engine=engine, scheduler=scheduler or None)
    try:
        run(door.Job(int, int.__add__, 0), ())  # before anything is put down: is there such an engine
        row = making.ask(kind, pk, cut, by=None, now=now())
    except (making.NotToBeMade, door.NoDask) as not_so:
        raise Refused(str(not_so)) from not_so
    except OSError as silent:
        raise Refused(f"--scheduler {scheduler}: nothing answers there") from silent
    if row.state == Report.State.DONE:
        return row
    if not making.work_out(row.pk, now=now(), run=run, heard=_progress):
        raise Refused("this very report is being made just now: its page says how far it is")
    row.refresh_from_db()
    if row.state != Report.State.DONE:
        print(f"porch: {row.trouble}", file=sys.stderr)
        raise typer.Exit(1)
    return row


def _progress(percent: int) -> None:
    if on_a_terminal():
        print(f"\r{percent:3d} of 100", end="\n" if percent >= 95 else "", file=sys.stderr, flush=True)


def _written(row: "Report", out: Path) -> list[str]:
    from porch.evidence.exports import files_of
    from porch.evidence.pictures.alone import page_alone

    files = {**files_of(row.result), "report.html": page_alone(row.result).encode()}
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (out / name).write_bytes(content)
    except OSError as trouble:
        raise Refused(f"--out {out}: {trouble.strerror}") from trouble
    return sorted(files)


def _finding(row: "Report") -> str:
    from porch.evidence.exports.words import text

    return text(row.result["finding"])
