"""``porch attendance``: look whether a sheet is good, and sign with a new key."""

import sys
from typing import Annotated

import typer

from porch.config.start import Refused, begun, ready, say

app = typer.Typer(help="Proof of attendance.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="machine-readable answer")]


@app.command("verify")
def verify(
    signs: Annotated[str, typer.Argument(help="the signs on the sheet, or - to read them from the input")],
    name: Annotated[
        str, typer.Option("--name", help="the name on the sheet; without it only the signature is looked at")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Whether a sheet is one of ours: exit 0 when it is valid, 1 when it is not, 2 when it is no certificate at all."""
    ready()
    begun()
    from porch.attendance.queries import public_keys
    from porch.attendance.rules import certificate

    typed = sys.stdin.read() if signs == "-" else signs
    if not certificate.is_one(typed):
        raise Refused(f"a certificate has {certificate.LENGTH} signs, A to Z and 2 to 7")
    found = certificate.read(typed, public_keys())
    said = certificate.verify(typed, name, public_keys()) if name else (found[0] if found else None)
    if said is None:
        say({"valid": False}, "Not valid.", as_json)
        raise typer.Exit(1)
    told = {
        "valid": True,
        "on": said.on.isoformat(),
        "minutes": said.minutes,
        "number": said.number,
        "name_looked_at": bool(name),
    }
    looked = "" if name else " The name was not looked at: say it with --name."
    say(told, f"Valid: {said.on.isoformat()}, {said.minutes} minutes, number {said.number}.{looked}", as_json)


@app.command("new-key")
def new_key(as_json: AsJson = False) -> None:
    """Sign with a new key from now on. What the one before signed stays valid; it can sign nothing more."""
    ready()
    begun()
    from porch.attendance.actions import rotate
    from porch.kit import clock

    made = rotate(clock.now())
    say(
        {"id": made.key_id, "public": made.public},
        f"Key {made.key_id} signs from now on. Make a backup, so that the new key is in it.",
        as_json,
    )
