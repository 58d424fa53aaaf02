"""``porch handover``: the whole community as a readable pack, and the notice that it closes or moves."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from porch.config.start import Refused, begun, on_a_terminal, ready, say

OFF = "off"


def handover(
    out: Annotated[Path | None, typer.Option(help="the folder to write; default handover-DATE here")] = None,
    sealed: Annotated[
        bool, typer.Option("--sealed", help="a passphrase for each person's file, on a sheet of slips")
    ] = False,
    announce: Annotated[
        str, typer.Option(help="instead of a pack: tell everyone this closes on DATE (2027-01-31), or off")
    ] = "",
    words: Annotated[str, typer.Option(help="with --announce: where to go next")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False,
) -> None:
    """Write the whole community as a folder anyone can read: everyone's own as a ZIP, and what is everybody's.

    For a community that closes, or gives everybody their own. To move to another machine with nothing lost use
    porch backup. Exit 2, nothing written, when the target is not empty.
    """
    ready()
    begun()
    if announce:
        if out or sealed:
            raise Refused("--announce tells everyone the day; write the pack with a call of its own")
        _announce(announce, words, as_json)
        return
    if words:
        raise Refused("--words goes with --announce")
    from porch.config import handover as pack
    from porch.kit import clock

    now = clock.now()
    target = out or Path(f"handover-{now:%Y-%m-%d}")
    try:
        counts = _with_progress(pack, target, sealed, now)
    except pack.NotThere as why:
        raise Refused(f"{why}; nothing was written") from None
    except OSError as failed:
        where = failed.filename or target
        typer.echo(f"porch: {where}: {failed.strerror}; nothing of the pack was left behind", err=True)
        raise typer.Exit(1) from None
    facts = {"folder": str(target), "people": counts.people, "left_out_leaving": counts.leaving}
    say(facts | {"sealed": sealed}, _sentence(target, counts, sealed), as_json)


def _with_progress(pack: Any, target: Path, sealed: bool, now: Any) -> Any:
    if not on_a_terminal():
        return pack.write(target, sealed=sealed, now=now)
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("Writing everyone's own", total=len(pack.who_is_in_it()))
        return pack.write(target, sealed=sealed, now=now, after_each=lambda: bar.advance(task))


def _sentence(target: Path, counts: Any, sealed: bool) -> str:
    people = "1 person's" if counts.people == 1 else f"{counts.people:,} people's"
    said = f"{target} holds {people} own, and what is everybody's. Begin with {target / 'index.html'}."
    if counts.leaving:
        said += f"\n{counts.leaving:,} asked to be erased and are not in it."
    if sealed:
        return f"{said}\nPrint {target / 'slips.html'}, then delete it: it opens every file."
    return (
        f"{said}\nNothing in it is sealed: whoever has the folder can read everyone's words. "
        "Use --sealed unless you hand it out yourself, here."
    )


def _announce(day: str, words: str, as_json: bool) -> None:
    """Set or take back the closing day that everyone reads on Today."""
    from porch.kit import clock
    from porch.people.actions import NotDecidable, decide

    if day == OFF and words:
        raise Refused("--announce off takes no --words")
    try:
        on = None if day == OFF else date.fromisoformat(day)
    except ValueError as wrong:
        raise Refused(f"--announce {day!r} is neither a day such as 2027-01-31 nor off") from wrong
    now = clock.now()
    if on is not None and on < now.date():
        raise Refused(f"--announce {day} has passed")
    try:
        decide(by=None, now=now, closing_on=on, closing_words=words.strip())
    except NotDecidable as wrong:
        raise Refused(str(wrong)) from wrong
    said = (
        f"Everyone reads on Today that this closes on {on:%d %B %Y}." if on else "The notice is taken back."
    )
    say({"closing_on": on, "words": words.strip()}, said, as_json)
