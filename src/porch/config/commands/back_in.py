"""``porch member back-in``: the way back for staff, who have no other."""

from typing import Annotated

import typer

from porch.config.start import Refused, ready, say


def back_in(
    handle: Annotated[str, typer.Argument(help="the name, such as 'Quiet Heron'")],
    second_factor_lost: Annotated[
        bool,
        typer.Option(
            "--second-factor-lost", help="their passkeys and authenticator end when the code is used"
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False,
) -> None:
    """Print a one-use code for someone of the staff who lost their password. It opens in 24 hours, for two days.

    Be sure who asks: no proof is looked at here. Until it opens, every page they are signed in at shows it and
    can refuse it. They still need their second factor, unless you say that it is lost too. Members are let back
    in by a coordinator, by what they agreed on, and by nobody else.
    """
    ready()
    from porch.config.commands.member import found
    from porch.kit import clock
    from porch.people import actions

    member = found(handle)
    if not member.is_staff:
        raise Refused(
            f"{member.handle} does not help to run the place: a coordinator lets them in, by what they agreed on"
        )
    try:
        made, code = actions.make_way_back_here(
            member, now=clock.now(), ends_second_factor=second_factor_lost
        )
    except actions.DoNotGoTogether as refused:
        raise Refused(
            f"{member.handle} has a way back open already, or is leaving: nothing was made"
        ) from refused
    say(
        {
            "member": member.handle,
            "code": code,
            "opens_at": made.opens_at,
            "until": made.until,
            "ends_second_factor": made.ends_second_factor,
        },
        f"{code} lets {member.handle} back in at /sign-in/code/, once, from {made.opens_at:%d %B %Y %H:%M} UTC "
        f"until {made.until:%d %B %Y %H:%M} UTC.",
        as_json,
    )
