"""``porch stories``: bring another journal along, or take this one away."""

import csv
import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from porch.config.start import Refused, begun, ready, say

if TYPE_CHECKING:
    from porch.journal.actions import Outcome, Whose

app = typer.Typer(help="The journal: bring another one along, take this one away.", no_args_is_help=True)


class Format(StrEnum):
    AUTO = "auto"
    WXR = "wxr"
    MARKDOWN = "markdown"


class Who(StrEnum):
    EVERYONE = "everyone"
    MEMBERS = "members"


@app.command("import")
def import_(
    path: Annotated[
        Path, typer.Argument(help="a WordPress export (.xml), a Markdown file or a folder of them")
    ],
    kind: Annotated[Format, typer.Option("--format", help="what it is; auto looks")] = Format.AUTO,
    owner: Annotated[str, typer.Option("--as", help="whose the stories are: a member's name")] = "",
    authors: Annotated[
        Path | None, typer.Option(help="a file that says whose: lines of author,member or a JSON object")
    ] = None,
    who: Annotated[Who, typer.Option(help="who can read them")] = Who.MEMBERS,
    uploads: Annotated[
        Path | None,
        typer.Option(help="the folder of a WordPress site's uploads; else no picture comes along"),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="do everything, say what came of it, keep none")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False,
) -> None:
    """Bring posts and comments of another journal along, dated as they were. Twice brings nothing twice."""
    if not owner and authors is None:
        raise Refused("say whose the stories are: --as NAME, or --authors FILE, or both")
    if not path.exists():
        raise Refused(f"{path}: there is no such file")
    ready(migrate=True)
    begun()
    from zoneinfo import ZoneInfo

    from porch.journal import actions
    from porch.journal.rules.brought import NotReadable
    from porch.kit.clock import now
    from porch.kit.community import here

    whose = _whose(owner, authors)
    taken_for = kind.value if kind is not Format.AUTO else actions.kind_of(path)
    try:
        rows = actions.posts_in(path, taken_for, ZoneInfo(here().time_zone))
    except NotReadable as why:
        raise Refused(f"{path}: {why}") from why
    beside = (path if path.is_dir() else path.parent) if taken_for == actions.MARKDOWN else uploads
    pictures = actions.Pictures(beside)
    outcome = actions.bring(rows, whose, pictures, audience=who.value, now=now(), only_look=dry_run)
    say(_facts(outcome, dry_run=dry_run), _in_words(outcome, dry_run=dry_run), as_json)


@app.command("export")
def export(
    folder: Annotated[Path, typer.Argument(help="a folder that is not there yet, or is empty")],
    who: Annotated[Who, typer.Option(help="stories for everyone, or those for members too")] = Who.EVERYONE,
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False,
) -> None:
    """Write the journal as a folder of Markdown files with their pictures."""
    ready()
    begun()
    from porch.journal.queries.folder import files

    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise Refused(f"{folder}: something is in it already")
        count = 0
        for name, content in files(members_too=who is Who.MEMBERS):
            target = folder / name
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(content)
            count += name.endswith(".md")
    except OSError as failed:
        raise Refused(f"{folder}: cannot be written ({failed.strerror})") from failed
    say({"folder": str(folder), "stories": count}, f"{count} stories are in {folder}.", as_json)


def _whose(owner: str, authors: Path | None) -> "Whose":
    from porch.config.commands.member import found
    from porch.journal.actions import Whose

    listed = _listed(authors) if authors else {}
    return Whose(found(owner) if owner else None, {name: found(handle) for name, handle in listed.items()})


def _listed(file: Path) -> dict[str, str]:
    """Whose the posts of each author are, as a file says it."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        said = json.loads(text) if text.lstrip().startswith("{") else dict(_pairs(text))
    except (OSError, UnicodeDecodeError) as missing:
        raise Refused(f"{file}: cannot be read") from missing
    except ValueError as wrong:
        raise Refused(f"{file}: each line must be author,member, or all of it one JSON object") from wrong
    if not all(isinstance(handle, str) for handle in said.values()):
        raise Refused(f"{file}: each author must have one member's name")
    return said


def _pairs(text: str) -> list[tuple[str, str]]:
    rows = [[cell.strip() for cell in row] for row in csv.reader(text.splitlines()) if any(row)]
    if any(len(row) != 2 for row in rows):
        raise ValueError("not two words in a line")
    return [(author, handle) for author, handle in rows]


def _facts(outcome: "Outcome", *, dry_run: bool) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "brought": outcome.brought,
        "already_here": outcome.already,
        "refused": [{"where": one.where, "why": one.why} for one in outcome.refused],
        "left_out": [{"where": where, "what": what} for where, what in outcome.left_out],
        "pictures": outcome.pictures,
        "comments": outcome.comments,
        "comments_held": outcome.held,
    }


def _in_words(outcome: "Outcome", *, dry_run: bool) -> str:
    drafts = sum(one["draft"] for one in outcome.brought)
    said = "would be brought" if dry_run else "brought"
    lines = [
        f"{len(outcome.brought)} stories {said}, {drafts} of them as drafts; {outcome.already} were here already.",
        f"{outcome.comments} comments and {outcome.pictures} pictures came with them; "
        f"{outcome.held} comments wait at the desk.",
    ]
    lines += [f"Left out of {where}: {what}." for where, what in outcome.left_out]
    lines += [f"Refused: {one.where}: {one.why.rstrip('.')}." for one in outcome.refused]
    return "\n".join(lines)
