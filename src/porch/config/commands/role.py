"""``porch role``: what a member holds; give them a part, or end it."""

from typing import TYPE_CHECKING, Annotated

import typer

from porch.config.start import Refused, ready, say

if TYPE_CHECKING:
    from porch.people.models import Member


def role(
    handle: Annotated[str, typer.Argument(help="the name, such as 'Quiet Heron'")],
    part: Annotated[
        str,
        typer.Argument(
            metavar="[ROLE]",
            show_default=False,
            help="mentor, facilitator, house-manager, family, coordinator, moderator, evaluator or operator; "
            "without it: what they hold",
        ),
    ] = "",
    end: Annotated[bool, typer.Option("--end", help="end it instead")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False,
) -> None:
    """Give HANDLE the ROLE, or say what they hold. Moderator and operator wait for a second person at /desk/roles/.

    While there is only one operator there is no second person: then the role is given at once, and the audit
    chain says so. The last operator stays.
    """
    ready()
    from porch.config.commands.member import found
    from porch.people.models import Role

    if part and part not in Role.Name.values:
        raise Refused(f"{part!r} is not a role; there are {', '.join(Role.Name.values)}")
    if end and not part:
        raise Refused("name the role to end: porch role HANDLE ROLE --end")
    member = found(handle)
    if not part:
        _list(member, as_json)
    elif end:
        _end(member, part, as_json)
    else:
        _give(member, part, as_json)


def _list(member: "Member", as_json: bool) -> None:
    from porch.people.models import RoleRequest

    held = [{"role": row.role, "since": row.since.isoformat()} for row in member.roles.filter(until=None)]
    open_ones = member.role_requests.filter(state=RoleRequest.State.OPEN)
    waits = [asked.role for asked in open_ones]
    lines = [f"{member.handle} is {row['role']} since {row['since'][:10]}." for row in held]
    lines += [f"{member.handle} as {role} waits for a second person." for role in waits]
    nothing = f"{member.handle} is a member, and holds no other part."
    say({"member": member.handle, "roles": held, "waiting": waits}, "\n".join(lines) or nothing, as_json)


def _end(member: "Member", part: str, as_json: bool) -> None:
    from porch.kit import clock
    from porch.people import actions

    if part not in member.all_roles:
        raise Refused(f"{member.handle} is not {part}")
    try:
        actions.end_role(part, member, by=None, now=clock.now())
    except actions.LastOperator as last:
        raise Refused(str(last)) from last
    say({"member": member.handle, "ended": part}, f"{member.handle} is no longer {part}.", as_json)


def _give(member: "Member", part: str, as_json: bool) -> None:
    from porch.kit import clock
    from porch.people import actions
    from porch.people.models import RoleRequest

    try:
        given = actions.ask_for_role(part, member, by=None, now=clock.now())
    except actions.AlreadyAsked as waiting:
        raise Refused(str(waiting)) from waiting
    waits = isinstance(given, RoleRequest)
    sentence = (
        f"{member.handle} as {part} waits for a second person: /desk/roles/"
        if waits
        else f"{member.handle} is {part} now."
    )
    say({"member": member.handle, "role": part, "granted": not waits}, sentence, as_json)
