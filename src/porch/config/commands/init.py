"""``porch init``: the first operator, and the crisis numbers confirmed one by one."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from porch.config.start import Refused, ready, say


def init(
    country: Annotated[str, typer.Option(help="two letters; picks the numbers to confirm")] = "",
    time_zone: Annotated[str, typer.Option(help="such as Europe/London")] = "",
    password_file: Annotated[
        Path | None, typer.Option(help="a file with the first operator's password")
    ] = None,
    confirm_numbers: Annotated[bool, typer.Option(help="you have called every number yourself")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="machine-readable answer")] = False,
) -> None:
    """Begin a community: confirm the crisis numbers, make the first operator, say what remains."""
    ready(migrate=True)
    from porch.config import beginning
    from porch.kit.community import here

    if beginning.has_begun():
        raise Refused("this community has an operator already; `porch role` gives parts to others")
    where = (country or here().country).upper()
    password = _read(password_file) if password_file else _ask_password()
    numbers = beginning.numbers_of(where)
    if not confirm_numbers:
        _ask_about(numbers)
    name = beginning.begin(where, time_zone or here().time_zone, password, today=date.today())  # noqa: DTZ011  the operator's own calendar
    say(
        {"operator": name, "country": where},
        f"The first operator is {name}. Sign in with this name and the password you chose.\n"
        "What remains: porch doctor",
        as_json,
    )


def _read(file: Path) -> str:
    try:
        return file.read_text().strip()
    except (OSError, UnicodeDecodeError) as unreadable:
        raise Refused(f"--password-file {file} cannot be read") from unreadable


def _ask_password() -> str:
    if not sys.stdin.isatty():
        raise Refused("give the first operator's password with --password-file, or run this on a terminal")
    return str(typer.prompt("Password for the first operator", hide_input=True, confirmation_prompt=True))


def _ask_about(numbers: list[tuple[str, str]]) -> None:
    if not sys.stdin.isatty():
        raise Refused(
            "confirm the crisis numbers with --confirm-numbers once you have called each, or run this on a terminal"
        )
    print("People will call these numbers on the worst night of their lives. Call each one first.")
    for name, number in numbers:
        if not typer.confirm(f"{name}: {number}  Is it right, and does somebody answer?"):
            raise Refused(
                f"{name} is not confirmed: put the right number into PORCH_DATA/crisis.json and begin again"
            )
