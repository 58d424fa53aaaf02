"""The questions of set-up on a terminal, each with what is usual in brackets; from a script, the usual stands.

What an option says wrongly ends the command; what is typed wrongly is asked again.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import typer

from porch.config.commands.asking_numbers import numbers_of
from porch.config.setup.rules.answers import Answers
from porch.config.setup.rules.countries import countries
from porch.config.setup.rules.names import telling_word
from porch.config.start import Refused

type Check = Callable[[str], str]
"""What is wrong with an answer, in words; empty when nothing is."""


def on_a_terminal() -> bool:
    return sys.stdin.isatty()


def refuse_when_begun() -> None:
    """Looks without making anything: where there is no database, nobody is."""
    from django.db import DatabaseError, connection

    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return
    try:
        _refuse_when_somebody_is_here()
    except DatabaseError:  # no table yet
        return


def _refuse_when_somebody_is_here() -> None:
    from porch.config.setup.queries.begun import has_begun
    from porch.people.models import Member, Role

    if not has_begun():
        return
    if Member.objects.filter(is_demo=True).exists():
        raise Refused("demo people are in this data folder: begin in another one (PORCH_DATA)")
    if Role.objects.filter(role=Role.Name.OPERATOR, until=None).exists():
        raise Refused("this community has an operator already; `porch role` gives parts to others")
    raise Refused("people are here already: `porch role NAME operator` gives one of them the part")


def answers(
    *,
    name: str,
    public_name: str,
    country: str,
    time_zone: str,
    confirm_numbers: bool,
    supports: list[str],
    joining: str,
    push: bool | None,
    coordinates: bool | None,
) -> Answers:
    """Everything but the operator; what an option said is not asked."""
    from porch.kit.community import here
    from porch.people.rules.zones import usual_zone

    told = here()
    public = said(public_name, "A bland name everyone may see", told.public_name, "--public-name", wrong_name)
    called = said(name, "What you call yourselves; members see it", told.name, "--name", wrong_length)
    where = said(country, "Country, in two letters", told.country, "--country", wrong_country).upper()
    usual = usual_zone(where, told.time_zone)
    zone = said(time_zone, "Time zone", usual, "--time-zone", wrong_zone)
    return Answers(
        name=called,
        public_name=public,
        country=where,
        time_zone=zone,
        numbers=numbers_of(where, confirmed=confirm_numbers, asked=on_a_terminal()),
        supports=kinds(supports),
        joining=said(
            joining, "Who may join: open, invitation or approval", "open", "--joining", wrong_joining
        ),
        push=ask_push() if push is None else push,
        coordinates=ask_coordinates() if coordinates is None else coordinates,
    )


def said(given: str, question: str, usual: str, option: str, wrong: Check) -> str:
    """What the option said, else what is typed, else what is usual; Refused when an option cannot be used."""
    if given or not on_a_terminal():
        answer = (given or usual).strip()
        if wrong(answer):
            raise Refused(f"{option} {wrong(answer)}")
        return answer
    while True:
        answer = str(typer.prompt(question, default=usual or None)).strip()
        if not wrong(answer):
            return answer
        print(f"It {wrong(answer)}.")


def wrong_length(name: str) -> str:
    return "" if 0 < len(name) <= 80 else "must be 1 to 80 letters"


def wrong_name(name: str) -> str:
    told = telling_word(name)
    if told:
        return f"must say nothing of what this place is for, and {told!r} does"
    return "" if 0 < len(name) <= 40 else "must be 1 to 40 letters"


def wrong_country(code: str) -> str:
    return "" if code.upper() in countries() else f"must be two letters such as GB, not {code or 'empty'}"


def wrong_zone(name: str) -> str:
    from porch.people.rules.hours import NotAZone, checked_zone

    try:
        checked_zone(name)
    except NotAZone:
        return f"must be a time zone such as Europe/London, not {name!r}"
    return ""


def wrong_joining(way: str) -> str:
    from porch.people.models import Community

    ways = Community.Joining.values
    return "" if way in ways else f"must be one of {', '.join(ways)}, not {way!r}"


def kinds(chosen: list[str]) -> tuple[str, ...]:
    """The kinds of support; none at all means every kind."""
    from porch.people.rules.community import SUPPORTS

    unknown = [code for code in chosen if code not in SUPPORTS]
    if unknown:
        raise Refused(f"--support must be one of {', '.join(SUPPORTS)}, not {unknown[0]!r}")
    if chosen or not on_a_terminal():
        return tuple(chosen)
    usual = ("peers", "mentors", "circles")
    while True:
        print("What kinds of support are there?")
        picked = [
            code for code, words in SUPPORTS.items() if typer.confirm(f"  {words}", default=code in usual)
        ]
        if picked:
            return tuple(picked)
        print("Choose at least one.")


def ask_push() -> bool:
    if not on_a_terminal():
        return False
    print("Waking a phone goes through its maker's service, and carries nothing but a number.")
    return bool(typer.confirm("May phones be woken, for those who ask for it?", default=False))


def ask_coordinates() -> bool:
    """From a script nobody coordinates unless it says so."""
    return on_a_terminal() and bool(typer.confirm("Do you also invite and pair people?", default=True))


def a_name() -> str:
    """A drawn name, as its signed token; on a terminal another is drawn until one is liked."""
    from porch.people.queries import name_in, suggest_names

    while True:
        token = suggest_names(1)[0]
        if not on_a_terminal() or typer.confirm(f"Your name here: {name_in(token)}. Keep it?", default=True):
            return token


def password_in(file: Path | None) -> str:
    """What the file says, checked; nothing when it will be typed."""
    from porch.config.setup.actions import WeakPassword, check_password

    if file is None and on_a_terminal():
        return ""
    if file is None:
        raise Refused("give the first operator's password with --password-file, or run this on a terminal")
    try:
        said = file.read_text().strip()
        check_password(said)
    except (OSError, UnicodeDecodeError) as unreadable:
        raise Refused(f"--password-file {file} cannot be read") from unreadable
    except WeakPassword as weak:
        raise Refused(str(weak)) from weak
    return said


def password() -> str:
    """Typed twice and unseen. By going on, the operator says that they are 18 or over."""
    from porch.config.setup.actions import WeakPassword, check_password

    while True:
        typed = str(
            typer.prompt("Password for the first operator", hide_input=True, confirmation_prompt=True)
        )
        try:
            check_password(typed)
        except WeakPassword as weak:
            print(weak)
        else:
            return typed
