"""``porch keys``: a new key for the ring, and a look whether everything opens."""

import sys
from typing import Annotated

import typer

from porch.config.start import Refused, begun, on_a_terminal, ready, say

app = typer.Typer(help="The keys that seal what people write.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="machine-readable answer")]


@app.command("rotate")
def rotate(as_json: AsJson = False) -> None:
    """Make a new key for the ring and wrap every other key with it, beside the running server.

    Broken off, nothing is lost: run it again and it goes on. Copy keys.json anew afterwards.
    """
    ready()
    begun()
    from django.conf import settings

    from porch.config import keys
    from porch.kit import clock
    from porch.record.actions import note

    moment = clock.now()
    try:
        done = keys.rotate(_told, today=moment.date())
    except keys.AlreadyTurning:
        raise Refused("another `porch keys rotate` runs on this data folder") from None
    except keys.NotWhole as bad:
        typer.echo(f"porch: {bad}; run: porch keys verify", err=True)
        raise typer.Exit(1) from None
    note("keys-rotated", by=None, about=None, now=moment, detail={"ring_key": done.ring_key})
    went_on = "" if done.begun else " This went on with one that had been broken off."
    say(
        vars(done),
        f"Key {done.ring_key} of the ring wraps {done.keys} keys now; {done.boxes} older boxes were sealed anew."
        f"{went_on}\nCopy {settings.KEY_RING} to where you keep it apart, then run: porch doctor --keys-copied",
        as_json,
    )


@app.command("verify")
def verify(
    everything: Annotated[bool, typer.Option("--all", help="open every box, not forty of each kind")] = False,
    as_json: AsJson = False,
) -> None:
    """Open every key and some of what is sealed, of each kind; exit 1 and the first that does not open."""
    ready()
    begun()
    from porch.config import keys

    try:
        found = keys.verify(None if everything else keys.SAMPLE)
    except keys.NotWhole as bad:
        say({"whole": False, "first_bad": str(bad)}, f"{bad}.", as_json)
        raise typer.Exit(1) from None
    opened = sum(found.boxes.values())
    say(
        {"whole": True, "keys": found.keys, "boxes": found.boxes},
        f"All {found.keys} keys open, and {opened} boxes of {len(found.boxes)} kinds.",
        as_json,
    )


def _told(what: str, done: int, of: int) -> None:
    if on_a_terminal():
        print(f"{what}: {done} of {of}", file=sys.stderr)
