"""``porch meetings export``: the list, to take it elsewhere."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from porch.config.commands.meetings_search import no_list
from porch.config.start import Refused, ready, say


class Format(StrEnum):
    MEETING_GUIDE = "meeting-guide"
    BMLT = "bmlt"
    CSV = "csv"
    ICS = "ics"


def export(
    kind: Annotated[Format, typer.Option("--format", help="what to write")],
    out: Annotated[Path | None, typer.Option(help="write it here instead of printing it")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable summary beside --out")] = False,
) -> None:
    """Write every meeting of the list, own and of others, also what is off it, which is marked."""
    ready()
    from django.db import Error

    from porch.kit.clock import now
    from porch.meetings import queries

    try:
        count, content = queries.whole_list_as(kind.value, now())
    except Error as failed:
        raise no_list() from failed
    if out is None:
        sys.stdout.buffer.write(content)
        return
    try:
        out.write_bytes(content)
    except OSError as failed:
        raise Refused(f"{out}: cannot be written ({failed.strerror})") from failed
    facts = {"out": str(out), "format": kind.value, "meetings": count, "bytes": len(content)}
    say(facts, f"{count} meetings are in {out}.", as_json)
