"""``porch meetings import``: bring somebody's list of meetings along."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

import typer

from porch.config.start import Refused, on_a_terminal, ready, say

if TYPE_CHECKING:
    from porch.meetings.models import Source
    from porch.sources.rules.outcome import Outcome

MOST_LINES = 20


class Format(StrEnum):
    AUTO = "auto"
    MEETING_GUIDE = "meeting-guide"
    BMLT = "bmlt"
    SHEET = "sheet"
    OIAA = "oiaa"
    ICS = "ics"


def import_(
    source: Annotated[str, typer.Argument(help="a file, or the address of a list")],
    kind: Annotated[Format, typer.Option("--format", help="what it is; auto looks")] = Format.AUTO,
    name: Annotated[
        str, typer.Option("--source", help="whose list it is; usually its host, or the file's name")
    ] = "",
    zone: Annotated[
        str, typer.Option(help="the time zone of rows that name none, such as Europe/London")
    ] = "",
    country: Annotated[str, typer.Option(help="two letters, for rows that name none")] = "",
    fellowship: Annotated[
        str, typer.Option(help="whose meetings they are where no row says, such as na")
    ] = "",
    most_may_go: Annotated[
        bool,
        typer.Option(
            "--most-may-go",
            "--most-may-change",
            help="apply it even when more than half of what was there would go, or be elsewhere",
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="say what would change, and change nothing")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False,
) -> None:
    """Bring a list of meetings along and apply what it changes. Twice changes nothing twice."""
    told = {"zone": _zone(zone), "country": _country(country), "fellowship": fellowship[:32]}
    ready(migrate=True)
    from porch.kit.clock import now
    from porch.listings.report import Unreadable
    from porch.sources.actions import bring
    from porch.sources.fetching import NotFetched
    from porch.sources.lists import read_whole
    from porch.sources.rules.outcome import NothingInIt, TakesMost

    whose = _source(name or _usual_name(source), {key: value for key, value in told.items() if value}, now())
    try:
        with _while(f"Fetching {source}"):
            bodies = _bodies(source)
        with _while("Reading it"):
            read = read_whole(bodies, whose, kind.value)
        with _while("Comparing it with what is here" if dry_run else "Putting it on the list"):
            outcome = bring(read, whose, by=None, now=now(), dry_run=dry_run, although_most_go=most_may_go)
    except (Unreadable, NothingInIt, NotFetched) as why:
        raise Refused(f"{source}: {_sentence(why)} Nothing was changed.") from why
    except TakesMost as most:
        may = "--most-may-go" if most.outcome.takes_most else "--most-may-change"
        raise Refused(f"{source}: {most} Look with --dry-run; {may} applies it all the same.") from most
    facts = {"source": whose.name, "dry_run": dry_run, "counts": outcome.counts(), **outcome.everything()}
    say(facts, _in_words(outcome, whose.name, dry_run=dry_run), as_json)


def _sentence(why: Exception) -> str:
    said = str(why)
    return said if said.endswith((".", "!", "?")) else f"{said}."


def _zone(written: str) -> str:
    from zoneinfo import ZoneInfo

    try:
        return str(ZoneInfo(written)) if written else ""
    except (ValueError, OSError, LookupError) as unknown:
        raise Refused(f"--zone {written!r} is not a time zone, such as Europe/London") from unknown


def _country(written: str) -> str:
    if written and not (len(written) == 2 and written.isascii() and written.isalpha()):
        raise Refused(f"--country {written!r} is not two letters, such as GB")
    return written.upper()


def _is_address(source: str) -> bool:
    return source.startswith(("https://", "http://"))


def _usual_name(source: str) -> str:
    name = urlsplit(source).netloc if _is_address(source) else Path(source).stem
    return name[:120] or "list"


def _source(name: str, told: dict[str, str], now: Any) -> "Source":
    """The source of this name as it is kept, or a new one that is not kept yet."""
    from porch.meetings.models import Source

    if len(name) > 120:
        raise Refused("--source is at most 120 letters long")
    found = Source.objects.filter(name=name).first() or Source(name=name, kind="", added_at=now)
    for field, value in told.items():
        setattr(found, field, value)
    return found


def _bodies(source: str) -> tuple[bytes, ...]:
    from porch.sources.lists import Came, come_from

    if _is_address(source):
        came = come_from(source)
        assert isinstance(came, Came)  # nothing was said of what we have
        return came.bodies
    path = Path(source)
    if path.is_dir():
        raise Refused(
            f"{source}: is a folder; name one file of it after the other, each with the same --source"
        )
    try:
        return (path.read_bytes(),)
    except FileNotFoundError as missing:
        raise Refused(f"{source}: there is no such file") from missing
    except (OSError, ValueError) as failed:
        raise Refused(f"{source}: cannot be read") from failed


@contextmanager
def _while(words: str) -> Iterator[None]:
    """Show on a terminal what takes its time; nothing otherwise."""
    if not on_a_terminal():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{words} …"):
        yield


def _in_words(outcome: "Outcome", name: str, *, dry_run: bool) -> str:
    would = "would be " if dry_run else ""
    lines = [
        f"{name}: {len(outcome.added):,} {would}added, {len(outcome.changed):,} {would}changed, "
        f"{len(outcome.gone):,} {would}gone, {outcome.same:,} as before; {len(outcome.refused):,} refused."
    ]
    if outcome.clockless:
        whose = "1 meeting names" if outcome.clockless == 1 else f"{outcome.clockless:,} meetings name"
        read = "would be" if dry_run else "were" if outcome.clockless > 1 else "was"
        lines[0] += (
            f" {whose} no time zone and {read} read by the clock of {outcome.clock}; --zone names another."
        )
    if outcome.words:
        lines.append(f"{outcome.words:,} formats and service bodies are other than before.")
    lines += _few("Added", [row.name for row in outcome.added])
    lines += _few("Changed", [f"{row.name} ({', '.join(row.fields)})" for row in outcome.changed])
    lines += _few("Gone", [row.name for row in outcome.gone])
    lines += _few("Refused", [str(one) for one in outcome.refused])
    if outcome.noted:
        many = len(outcome.noted)
        things = "1 small thing was mended or left as it stood" if many == 1 else ""
        lines.append(f"{things or f'{many:,} small things were mended or left as they stood'}: see --json.")
    return "\n".join(lines)


def _few(word: str, rows: list[str]) -> list[str]:
    lines = [f"{word}: {row}" for row in rows[:MOST_LINES]]
    if len(rows) > MOST_LINES:
        lines.append(f"{word}: and {len(rows) - MOST_LINES:,} more; --json has them all.")
    return lines
