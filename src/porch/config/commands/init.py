"""``porch init``: begin a community on a terminal, or from a script with every answer given."""

from pathlib import Path
from typing import Annotated

import typer

from porch.config.commands import asking
from porch.config.start import Refused, known, ready, say


def init(
    name: Annotated[str, typer.Option(help="what you call yourselves; members see it")] = "",
    public_name: Annotated[str, typer.Option(help="the bland name everyone may see")] = "",
    country: Annotated[str, typer.Option(help="two letters; picks the crisis numbers to confirm")] = "",
    time_zone: Annotated[str, typer.Option(help="such as Europe/London")] = "",
    password_file: Annotated[
        Path | None, typer.Option(help="a file with the first operator's password")
    ] = None,
    confirm_numbers: Annotated[bool, typer.Option(help="you have called every helpline yourself")] = False,
    support: Annotated[list[str] | None, typer.Option(help="a kind of support; may be repeated")] = None,
    joining: Annotated[str, typer.Option(help="open, invitation or approval")] = "",
    push: Annotated[bool | None, typer.Option("--push/--no-push", help="may phones be woken?")] = None,
    coordinator: Annotated[
        bool | None, typer.Option("--coordinator/--no-coordinator", help="you also invite and pair people")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False,
) -> None:
    """Begin a community: its name, its crisis numbers one by one, its first operator; then say what remains.

    On a terminal it asks for what no option says. Nothing is made before the last answer, not even a data folder by a
    call that cannot be used.
    """
    known()
    from porch.config.setup import actions, one_time_code
    from porch.config.setup.queries.remains import in_lines, remains
    from porch.kit.clock import now
    from porch.people.actions import NameGone, NotDecidable

    asking.refuse_when_begun()
    answers = asking.answers(
        name=name,
        public_name=public_name,
        country=country,
        time_zone=time_zone,
        confirm_numbers=confirm_numbers,
        supports=support or [],
        joining=joining,
        push=push,
        coordinates=coordinator,
    )
    chosen = asking.password_in(password_file)
    ready(migrate=True)
    asking.refuse_when_begun()  # an older program's database could not be asked before
    suggestion = asking.a_name()
    password = chosen or asking.password()
    try:
        first = actions.begin(answers, suggestion, password, now=now())
    except (actions.WeakPassword, NotDecidable) as wrong:
        raise Refused(str(wrong)) from wrong
    except (actions.AlreadyBegun, NameGone) as late:
        raise Refused("someone else began this community meanwhile") from late
    one_time_code.use_up()
    left = remains(now())
    say(
        {"operator": first.handle, "country": answers.country, "remains": [vars(thing) for thing in left]},
        f"The first operator is {first.handle}. Sign in with this name and the password you chose.\n"
        f"\nWhat remains (porch doctor says it again any day):\n{in_lines(left)}",
        as_json,
    )
