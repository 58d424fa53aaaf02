"""The ``porch`` command: one function per verb; each imports what it needs, so that ``--help`` stays quick."""

import os
import sys
from typing import Annotated

import typer

from porch.config.commands import (
    attendance,
    back_in,
    backup,
    circles,
    demo,
    doctor,
    evidence,
    handover,
    init,
    invite,
    keys,
    meetings,
    member,
    pair,
    prepare,
    role,
    serve,
    stories,
)

app = typer.Typer(
    name="porch",
    help="Peer support in recovery, run by a community for its own people.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("init")(init.init)
app.command("serve")(serve.serve)
app.command("worker")(serve.worker)
app.command("clock")(serve.clock)
app.command("demo")(demo.demo)
app.command("doctor")(doctor.doctor)
app.command("prepare")(prepare.prepare)
app.command("pair")(pair.pair)
app.command("circles")(circles.circles)
app.command("invite")(invite.invite)
app.command("role")(role.role)
app.command("handover")(handover.handover)
member.app.command("back-in")(back_in.back_in)
app.add_typer(member.app, name="member")
app.add_typer(backup.app, name="backup")
app.add_typer(keys.app, name="keys")
app.add_typer(stories.app, name="stories")
app.add_typer(attendance.app, name="attendance")
app.add_typer(meetings.app, name="meetings")
app.add_typer(evidence.app, name="evidence")

audit = typer.Typer(help="The audit chain.", no_args_is_help=True)
app.add_typer(audit, name="audit")


@audit.command("verify")
def audit_verify(
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False,
) -> None:
    """Check every row of the audit chain and of who looked; exit 1 and the first bad row when one was changed."""
    from django.db import DatabaseError

    from porch.config.start import Refused, ready, say

    ready()
    from porch.record.queries import first_bad_look, first_bad_row

    try:
        bad, look = first_bad_row(), first_bad_look()
    except DatabaseError as absent:
        raise Refused("nothing was ever begun in this data folder: there is no chain to check") from absent
    lines = [] if bad is None else [f"Row {bad} is not as it was written."]
    lines += [] if look is None else [f"Look {look} is not as it was written."]
    told = {"whole": not lines, "first_bad_row": bad, "first_bad_look": look}
    say(told, " ".join(lines) or "The chain is whole, and so is the ledger of who looked.", as_json)
    raise typer.Exit(1 if lines else 0)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "porch.config.settings")
    from porch.config.env import WrongSetting
    from porch.config.start import Refused

    try:
        app()
    except (WrongSetting, Refused) as wrong:
        print(f"porch: {wrong}", file=sys.stderr)
        sys.exit(2)
