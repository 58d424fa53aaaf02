"""``porch member``: what is a member's own, taken away or erased."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from porch.config.commands.invite import import_list
from porch.config.start import Refused, begun, ready, say

if TYPE_CHECKING:
    from porch.people.models import Member

app = typer.Typer(help="What belongs to one member: export or erase. Inviting a list.", no_args_is_help=True)
app.command("import")(import_list)

Handle = Annotated[str, typer.Argument(help="the name, such as 'Quiet Heron'")]
AsJson = Annotated[bool, typer.Option("--json", help="machine-readable answer")]


def found(handle: str) -> "Member":
    """The member of that name; Refused when there is none."""
    from porch.people.queries import by_handle

    begun()
    member = by_handle(handle)
    if member is None:
        raise Refused(f"there is no member called {handle!r}")
    return member


@app.command("export")
def export(
    handle: Handle,
    out: Annotated[Path | None, typer.Option("--out", help="the ZIP to write; default NAME.zip here")] = None,
    as_json: AsJson = False,
) -> None:
    """Write everything kept of a member as one ZIP: data.json, and a page to read."""
    ready()
    from porch.kit import clock
    from porch.people.actions import note_parcel
    from porch.people.parcel import parcel_of

    member, now = found(handle), clock.now()
    target = out or Path(f"{member.handle.lower().replace(' ', '-')}.zip")
    box = parcel_of(member, now=now)
    try:
        target.touch(mode=0o600)
        target.write_bytes(box)
    except OSError as failed:
        raise Refused(f"{target}: cannot be written ({failed.strerror})") from failed
    note_parcel(member, by=None, now=now)
    say({"file": str(target), "bytes": len(box)}, f"{target} holds what is kept of {member.handle}.", as_json)


@app.command("erase")
def erase(
    handle: Handle,
    now: Annotated[bool, typer.Option("--now", help="at once, not after seven days")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="do not ask")] = False,
    as_json: AsJson = False,
) -> None:
    """Lock a member's account at once; it is erased after seven days, or with --now right away."""
    ready()
    from porch.kit import clock
    from porch.people.actions import leave

    member = found(handle)
    name = member.handle
    if not yes and not as_json:
        typer.confirm(f"Erase {name}{' for good, now' if now else ' in seven days'}?", abort=True)
    leave(member, at_once=now, by=None, now=clock.now())
    until = None if now else member.erase_after
    sentence = (
        f"{name} is erased." if now else f"{name} is locked, and erased on {until:%d %B %Y at %H:%M} UTC."
    )
    say({"member": name, "erased": now, "erase_after": until}, sentence, as_json)
