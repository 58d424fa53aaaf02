"""``porch invite``: links or a sheet to hand out; ``porch member import``: the same for an existing list."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

import typer

from porch.config.commands.bring import is_parcel, take_in
from porch.config.start import Refused, on_a_terminal, ready, say

if TYPE_CHECKING:
    from porch.people.posting import HandedOut
    from porch.people.rules.member_list import MemberList
    from porch.people.sheets import Piece

AsJson = Annotated[bool, typer.Option("--json", help="machine-readable answer")]
Days = Annotated[int, typer.Option(help="how many days they are open")]


def invite(
    count: Annotated[int, typer.Option(help="how many invitations")] = 1,
    days: Days = 14,
    uses: Annotated[int, typer.Option(help="how many people each lets in")] = 1,
    place: Annotated[str, typer.Option(help="where they are handed out; never a person's name")] = "",
    file: Annotated[
        Path | None, typer.Option("--print", help="write a sheet to cut up (.html), or one code (.svg)")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make invitations and print their links once; they are kept nowhere.

    With --print FILE.html a sheet of codes for paper is written instead, for its owner's eyes only.
    """
    ready(migrate=True)
    from django.conf import settings

    from porch.kit import clock
    from porch.people import actions
    from porch.people.sheets import cards

    if file is not None and file.suffix not in (".html", ".svg"):
        raise Refused(f"--print {file}: the file must end in .html or .svg")
    if file is not None and file.suffix == ".svg" and count != 1:
        raise Refused(f"--print {file}: an .svg holds one code; for {count} use .html")
    with new_file(file) as write:
        now, batch = clock.now(), uuid4()
        try:
            made = actions.invite(
                by=None, now=now, batch=batch, count=count, uses=uses, days=days, place=place
            )
        except actions.NotInvitable as why:
            raise Refused(str(why)) from why
        pieces = cards(made, site=settings.SITE_URL)
        until = now + timedelta(days=days)
        if file is not None:
            write(_drawn(file, pieces, until))
    facts: dict[str, object] = {"batch": batch, "until": until, "count": count, "uses": uses}
    if file is not None:
        sentence = f"{file} holds {count} of them, open until {until:%d %B %Y}. Print it, then delete it."
        say({**facts, "file": str(file)}, sentence, as_json)
        return
    _warn_of_home()
    links = [piece.url for piece in pieces]
    say({**facts, "links": links}, "\n".join(links), as_json)


def _drawn(file: Path, pieces: "list[Piece]", until: datetime) -> str:
    from porch.people.sheets import sheet_file

    if file.suffix == ".svg":
        return pieces[0].qr.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return sheet_file(pieces, until=until)


@contextmanager
def new_file(file: Path | None) -> Iterator[Callable[[str], None]]:
    """A function that fills a new file only its owner can read; what fails leaves no file behind.

    Made before the work, so that a place where nothing can be written costs nothing. Refused when it is there.
    """
    if file is None:
        yield lambda text: None
        return
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refused(f"{file} is there already; name another file") from None
    except OSError as failed:
        raise Refused(f"{file}: cannot be written ({failed.strerror})") from failed
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as opened:
            yield opened.write  # type: ignore[misc]  # how many letters were written interests nobody
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _warn_of_home() -> None:
    from django.conf import settings

    if "127.0.0.1" in settings.SITE_URL and not settings.DEMO:
        typer.echo(
            f"These links lead to {settings.SITE_URL}: set SITE_URL to the address people use.", err=True
        )


def import_list(
    file: Annotated[
        Path,
        typer.Argument(help="CSV with the columns name and email; either may be missing; or a ZIP"),
    ],
    handle: Annotated[str, typer.Argument(help="with a ZIP: the member who takes it in")] = "",
    mail: Annotated[bool, typer.Option("--mail", help="mail those who have an address")] = False,
    days: Days = 14,
    out: Annotated[Path, typer.Option(help="the sheet for everyone else")] = Path("invitations.html"),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="say what would be done, do nothing")] = False,
    as_json: AsJson = False,
) -> None:
    """Make a one-use invitation for each person of a list, on a sheet to hand out or by mail.

    With a ZIP that ``porch member export`` made, a member who is here takes in what is theirs from another place.

    Names and addresses are kept nowhere, and nobody becomes a member by it. Rows that cannot be read are named;
    the others go on. Exit 2 when nothing of the file can be used, 1 when some mail did not go.
    """
    if is_parcel(file):
        take_in(file, handle, as_json)
        return
    ready(migrate=True)
    from porch.people.posting import can_mail

    found = _read(file)
    if mail and not can_mail():
        raise Refused("no mail server is set (MAIL_URL): leave --mail away and hand the sheet out")
    if dry_run:
        sentence = f"{len(found.rows)} people can be invited. Nothing was made."
        say(_facts(found) | {"made": 0}, _report(found, sentence), as_json)
        return
    if not found.rows:
        raise Refused(f"{file}: no row can be used; {_first_fault(found)}")
    on_paper = not mail or any(not row.address for row in found.rows)
    with new_file(out if on_paper else None) as write:
        answer = _hand_out(found, mail=mail, days=days, quiet=as_json)
        if on_paper:
            write(_sheet(answer))
    if answer.pieces and not on_paper:
        with new_file(out) as write:  # somebody's mail did not go
            write(_sheet(answer))
    _tell(found, answer, out, as_json)


def _read(file: Path) -> "MemberList":
    from porch.people.rules.member_list import Unreadable, read_member_list

    try:
        return read_member_list(file.read_bytes())
    except OSError as failed:
        raise Refused(f"{file}: cannot be read ({failed.strerror})") from failed
    except Unreadable as why:
        raise Refused(f"{file}: {why}") from why


def _hand_out(found: "MemberList", *, mail: bool, days: int, quiet: bool) -> "HandedOut":
    from rich.console import Console
    from rich.progress import Progress

    from porch.kit import clock
    from porch.people import actions
    from porch.people.posting import hand_out

    shown = on_a_terminal() and not quiet and mail
    with Progress(console=Console(stderr=True), disable=not shown) as progress:
        letters = progress.add_task("Mail", total=sum(1 for row in found.rows if row.address))
        try:
            return hand_out(
                found.rows,
                by_mail=mail,
                by=None,
                now=clock.now(),
                batch=uuid4(),
                days=days,
                each=lambda: progress.advance(letters),
            )
        except actions.NotInvitable as why:
            raise Refused(str(why)) from why


def _sheet(answer: "HandedOut") -> str:
    from porch.people.sheets import sheet_file

    return sheet_file(answer.pieces, until=answer.until)


def _tell(found: "MemberList", answer: "HandedOut", out: Path, as_json: bool) -> None:
    paper = str(out) if answer.pieces else None
    said = [f"{answer.mailed} mailed." if answer.mailed or answer.failed else ""]
    said += [f"Line {line}: the mail did not go; there is a piece on the sheet." for line in answer.failed]
    said += [f"{paper} holds {len(answer.pieces)} to hand out. Print it, then delete it." if paper else ""]
    facts = _facts(found) | {
        "made": len(found.rows),
        "mailed": answer.mailed,
        "not_mailed": answer.failed,
        "until": answer.until,
        "file": paper,
    }
    say(facts, _report(found, "\n".join(filter(None, said))), as_json)
    if paper:
        _warn_of_home()
    if answer.failed:
        raise typer.Exit(1)


def _facts(found: "MemberList") -> dict[str, object]:
    faults = [{"line": fault.line, "column": fault.column, "said": fault.said} for fault in found.faults]
    return {"rows": len(found.rows), "faults": faults, "not_read": found.not_read, "letters": found.letters}


def _report(found: "MemberList", sentence: str) -> str:
    lines = [_fault(fault.line, fault.column, fault.said) for fault in found.faults]
    if found.not_read:
        lines.append(f"Not read: {', '.join(found.not_read)}.")
    if found.letters == "Windows-1252":
        lines.append("Read as Windows letters: look whether accents are right.")
    return "\n".join([*lines, sentence])


def _fault(line: int, column: str, said: str) -> str:
    return f"Line {line}{f', {column}' if column else ''}: {said}"


def _first_fault(found: "MemberList") -> str:
    first = found.faults[0]
    return _fault(first.line, first.column, first.said)
