"""``porch evidence sums``: our counts as a signed file, taking in those of a site that is trusted, looking at one."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from porch.config.start import Refused, begun, ready, say

if TYPE_CHECKING:
    from porch.evidence.rules.sums import NotSums

app = typer.Typer(help="Counts between sites: signed, and nobody in them.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="machine-readable answer")]
File = Annotated[Path, typer.Argument(help="the file of sums")]


@app.command("export")
def export(
    out: Annotated[Path | None, typer.Option(help="the file to write; without it, to the output")] = None,
    report: Annotated[
        str,
        typer.Option(help="a report by its number; else the newest on the programme that was told of first"),
    ] = "",
) -> None:
    """Write our sums of a report on a programme, signed with this site's key."""
    ready()
    begun()
    from porch.evidence.actions.sums import make_key, own_file
    from porch.evidence.queries.sums import report_to_tell
    from porch.evidence.rules.sums import NotSums
    from porch.kit import clock

    row = report_to_tell(_number(report))
    if row is None:
        raise Refused("there is no such report on a programme that is done")
    try:
        make_key(clock.now())
        file = own_file(row, clock.now())
    except NotSums as no:
        raise _refused(no) from no
    if out is None:
        sys.stdout.buffer.write(file)
        return
    try:
        out.write_bytes(file)
    except OSError as no:
        raise Refused(f"{out} cannot be written: {no.strerror}") from no
    print(f"The sums until {row.cut.isoformat()} are in {out}.")


@app.command("verify")
def verify(file: File, as_json: AsJson = False) -> None:
    """Look whether a file is whole, and whose it is: exit 0 when a trusted site or we signed it, 1 when nobody known
    did, 2 when it was changed or is no file of sums."""
    ready()
    begun()
    from porch.evidence.queries.sums import own_key, trusted
    from porch.evidence.rules.sums import NotSums, digits, public_key, read

    try:
        sums, _ = read(_bytes(file))
    except NotSums as no:
        raise _refused(no) from no
    site = trusted().filter(public_key=sums.key).first()
    number = digits(public_key(sums.key))
    told = {"site": sums.site, "known_as": site.name if site else None, "cut": sums.cut.isoformat()}
    whose = (
        f"It is of {site.name}"
        if site
        else f"It calls itself {sums.site}, and its key is trusted by nobody here"
    )
    own = public_key(sums.key) == own_key()
    whose = "It is our own" if own else whose
    line = f"Nothing was changed since it was signed. {whose}; sums until {sums.cut}. Digits of its key: {number}."
    say({**told, "digits": number, "sums": sums.as_json()}, line, as_json)
    raise typer.Exit(0 if site or own else 1)


@app.command("import")
def take_in(file: File, as_json: AsJson = False) -> None:
    """Take in what a trusted site sent. Its line stands beside the studies, not randomised, and is in no sum."""
    ready()
    begun()
    from porch.evidence.actions.sums import take_in
    from porch.evidence.rules.sums import NotSums
    from porch.kit import clock

    try:
        row = take_in(_bytes(file), by=None, now=clock.now())
    except NotSums as no:
        raise _refused(no) from no
    facts = {"site": row.site.name, "cut": row.cut.isoformat()}
    say(facts, f"Taken in from {row.site.name}, until {row.cut.isoformat()}.", as_json)


def _number(report: str) -> UUID | None:
    try:
        return UUID(report) if report else None
    except ValueError as no:
        raise Refused(f"--report {report}: a report has a number such as the end of its address") from no


def _bytes(file: Path) -> bytes:
    from porch.evidence.rules.sums import LARGEST

    try:
        with file.open("rb") as there:
            return there.read(LARGEST + 1)
    except OSError as no:
        raise Refused(f"{file} cannot be read: {no.strerror}") from no


def _refused(no: "NotSums") -> Refused:
    from porch.evidence.words_of_sums import WHY

    return Refused(str(WHY[no.why]))
