"""``porch role``: give a member a part, or end it."""

from typing import Annotated

import typer

from porch.config.start import Refused, ready, say


def role(
    handle: Annotated[str, typer.Argument(help="the name, such as 'Quiet Heron'")],
    part: Annotated[
        str,
        typer.Argument(
            metavar="ROLE",
            help="mentor, facilitator, house-manager, family, coordinator, moderator, evaluator or operator",
        ),
    ],
    end: Annotated[bool, typer.Option("--end", help="end it instead")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False,
) -> None:
    """Give HANDLE the ROLE. Moderator and operator wait for a second person's yes at /desk/roles/.

    While there is only one operator there is no second person: then the role is given at once, and the audit
    chain says so.
    """
    ready()
    from porch.config.commands.member import found
    from porch.kit import clock
    from porch.people import actions
    from porch.people.models import Role, RoleRequest

    if part not in Role.Name.values:
        raise Refused(f"{part!r} is not a role; there are {', '.join(Role.Name.values)}")
    member = found(handle)
    if end:
        actions.end_role(part, member, by=None, now=clock.now())
        say({"member": member.handle, "ended": part}, f"{member.handle} is no longer {part}.", as_json)
        return
    try:
        given = actions.ask_for_role(part, member, by=None, now=clock.now())
    except actions.AlreadyAsked as waiting:
        raise Refused(str(waiting)) from waiting
    waits = isinstance(given, RoleRequest)
    sentence = (
        f"{member.handle} as {part} waits for a second member of staff: /desk/roles/"
        if waits
        else f"{member.handle} is {part} now."
    )
    say({"member": member.handle, "role": part, "granted": not waits}, sentence, as_json)
