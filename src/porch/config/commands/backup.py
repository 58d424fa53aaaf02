"""``porch backup``: one sealed file that holds the community; made, looked over, put back."""

from pathlib import Path
from typing import Annotated

import typer

from porch.config.start import Refused, known, ready, say

app = typer.Typer(help="Backups: make one, look one over, put one back.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="machine-readable answer")]
Keys = Annotated[Path | None, typer.Option(help="the key ring; default PORCH_DATA/keys.json")]


@app.command("now")
def now(
    to: Annotated[Path | None, typer.Option(help="a folder; default BACKUP_DIR")] = None,
    as_json: AsJson = False,
) -> None:
    """Make a backup beside the running server; it holds everything but keys.json, without which it is shut."""
    ready()
    from porch.config import backups, copies
    from porch.kit import clock
    from porch.record.actions import note

    moment = clock.now()
    try:
        made = backups.make(moment, to)
    except copies.NoTool as missing:
        raise Refused(f"no backup was made: {missing}") from None
    except backups.NotMade as why:
        typer.echo(f"porch: no backup was made: {why}", err=True)
        raise typer.Exit(1) from None
    note("backup-made", by=None, about=None, now=moment, detail={"people": made.people})
    say(
        {
            **{"file": str(made.file), "bytes": made.bytes, "people": made.people},
            "keys_file": str(made.keys_file),
        },
        f"{made.file} holds {_many(made.people)}, {made.bytes:,} bytes; the keys of what is sealed in it are in "
        f"{made.keys_file.name}: delete that after 7 days. Both open with keys.json alone: keep a copy of that "
        "apart from them.",
        as_json,
    )


@app.command("verify")
def verify(
    file: Annotated[Path, typer.Argument(help="the backup")], keys: Keys = None, as_json: AsJson = False
) -> None:
    """Open a backup to its last byte and look over its database; exit 1 and the reason when it is of no use."""
    known()
    from porch.config import backups, copies, packing

    if not file.is_file():
        raise Refused(f"{file} is not a file")
    try:
        if file.suffix == ".keys":
            found = backups.verify_keys(file, keys)
            say({"whole": True, "keys": found}, f"{file} is whole: {found} keys, and each opens.", as_json)
            return
        said = backups.verify(file, keys)
    except copies.NoTool as missing:
        raise Refused(f"{file} was not looked over: {missing}") from None
    except packing.Unusable as why:
        say({"whole": False, "why": str(why)}, f"{file} is of no use: {why}.", as_json)
        raise typer.Exit(1) from None
    facts = {"whole": True, "made_at": said.made_at, "people": said.people, "version": said.version}
    say(facts, f"{file} is whole: {_many(said.people)}, as of {said.made_at}.", as_json)


@app.command("restore")
def restore(
    file: Annotated[Path, typer.Argument(help="the backup")],
    keys: Keys = None,
    key_store: Annotated[
        Path | None, typer.Option(help="a backup of the keys (….keys); default the newest beside the backup")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Put a backup into an empty data folder, after all of it was looked over.

    Everybody is signed out everywhere. People who were erased after it was made stay erased, when the keys are newer
    or a newer backup lies beside it. Exit 2, nothing changed, when the folder is not empty or the file is
    not whole.
    """
    known()
    from django.conf import settings
    from django.db import Error

    from porch.config import copies, packing, restoring
    from porch.kit import clock

    data = Path(settings.PORCH_DATA)
    for given in (file, key_store or file):
        if not given.is_file():
            raise Refused(f"{given} is not a file")
    try:
        said, erased = restoring.restore(file, data, keys or Path(settings.KEY_RING), key_store)
    except (packing.Unusable, copies.NoTool) as why:
        raise Refused(f"{file} is not restored: {why}") from None
    except restoring.NotEmpty as why:
        raise Refused(f"{why}; a backup goes into an empty one (PORCH_DATA, DATABASE_URL)") from None
    except Error as silent:
        raise Refused(f"{file} is not restored: {_one_line(silent)}") from silent
    except OSError as failed:
        said_why = f"{failed.filename or data}: {failed.strerror}" if failed.strerror else str(failed)
        raise Refused(f"{said_why}; nothing was restored") from failed
    ready(migrate=True)
    from porch.config.keys import unreadable
    from porch.people.actions import leave
    from porch.people.models import Member
    from porch.record.actions import note

    moment = clock.now()
    note("backup-restored", by=None, about=None, now=moment, detail={"people": said.people})
    again = list(Member.objects.filter(pk__in=erased))
    for member in again:
        leave(member, at_once=True, by=None, now=moment)
    people = said.people - len(again)
    since = f" Erased again, since a newer backup says they had left: {_many(len(again))}." if again else ""
    shut = unreadable()
    gone = (
        f" Their keys are gone, so the words of these cannot be read any more: {', '.join(shut)}."
        if shut
        else ""
    )
    say(
        {
            "unreadable": shut,
            "people": people,
            "erased_again": len(again),
            "made_at": said.made_at,
            "data": str(data),
        },
        f"{data} holds {_many(people)} as of {said.made_at}.{since}{gone} Everybody signs in again.\n"
        "What remains: porch doctor",
        as_json,
    )


def _one_line(trouble: Exception) -> str:
    return " ".join(str(trouble).split())


def _many(people: int) -> str:
    return "1 person" if people == 1 else f"{people} people"
