"""The questions of set-up on a terminal, each with what is usual in brackets; from a script, the usual stands."""

import sys
from pathlib import Path
from typing import Any

import typer

from porch.config.start import Refused


def on_a_terminal() -> bool:
    return sys.stdin.isatty()


def refuse_when_begun() -> None:
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
) -> Any:
    """Everything but the operator; what an option said is not asked."""
    from porch.config.setup.rules.answers import Answers
    from porch.kit.community import here
    from porch.people.rules.zones import usual_zone

    told = here()
    public = public_name or ask("A bland name everyone may see, which tells nothing", told.public_name)
    refuse_telling(public)
    called = name or ask("What you call yourselves; members see it", told.name)
    where = (country or ask("Country, in two letters", told.country)).upper()
    refuse_unknown_country(where)
    zone = time_zone or ask("Time zone", usual_zone(where, told.time_zone))
    numbers = numbers_of(where, confirm_numbers)
    return Answers(
        name=called,
        public_name=public,
        country=where,
        time_zone=zone,
        numbers=numbers,
        supports=kinds(supports),
        joining=joining or ask("Who may join: open, invitation or approval", "open"),
        push=ask_push() if push is None else push,
    )


def ask(question: str, usual: str) -> str:
    if not on_a_terminal():
        return usual
    return str(typer.prompt(question, default=usual or None)).strip()


def refuse_telling(name: str) -> None:
    from porch.config.setup.rules.names import telling_word

    told = telling_word(name)
    if told:
        raise Refused(
            f"--public-name: {told!r} tells what this place is for; choose a name that says nothing"
        )


def refuse_unknown_country(code: str) -> None:
    from porch.config.setup.rules.countries import countries

    if code not in countries():
        raise Refused(f"--country must be two letters such as GB, not {code or 'empty'}")


def kinds(chosen: list[str]) -> tuple[str, ...]:
    from porch.people.rules.community import SUPPORTS

    unknown = [code for code in chosen if code not in SUPPORTS]
    if unknown:
        raise Refused(f"--support must be one of {', '.join(SUPPORTS)}, not {unknown[0]}")
    if chosen or not on_a_terminal():
        return tuple(chosen)
    print("What kinds of support are there?")
    usual = ("peers", "mentors", "circles")
    return tuple(
        code for code, words in SUPPORTS.items() if typer.confirm(f"  {words}?", default=code in usual)
    )


def ask_push() -> bool:
    if not on_a_terminal():
        return False
    print("Waking a phone goes through its maker's service, and carries nothing but a number.")
    return bool(typer.confirm("May phones be woken, for those who ask for it?", default=False))


def numbers_of(country: str, confirmed: bool) -> dict[str, Any]:
    """Every number tried today: said so by the option, or asked one by one."""
    from datetime import date

    from porch.config.setup.queries.numbers import has_numbers, numbers_to_look_at
    from porch.config.setup.rules import numbers
    from porch.safety.crisis import countries

    told, today = numbers_to_look_at(country), date.today()  # noqa: DTZ011  the operator's own calendar
    if confirmed or not on_a_terminal():
        if not has_numbers(country):
            raise Refused(
                f"there are no numbers for {country} yet, only for {', '.join(countries())}; "
                "run this on a terminal to type them, or write PORCH_DATA/crisis.json"
            )
        if not confirmed:
            raise Refused(
                "confirm the crisis numbers with --confirm-numbers once you have called each, or run this on a terminal"
            )
        return numbers.all_tried(told, today)
    print("People will call these numbers on the worst night of their lives. Call each one first.")
    told = numbers.undated(told)
    for entry in numbers.entries(told):
        told = look_at(told, entry, today)
    while typer.confirm("Is there another number people should have?", default=False):
        told = add(told, today)
    return told


def look_at(told: Any, entry: Any, today: Any) -> Any:
    from porch.config.setup.rules import numbers

    shown = " · ".join(
        part for part in (entry.call, f"text {entry.word} {entry.text}".strip() if entry.text else "") if part
    )
    ways = "yes, no" if entry.is_emergency else "yes, no, out"
    while True:
        said = typer.prompt(f"{entry.name}: {shown}. You called it and it is right? ({ways})").strip().lower()
        if said in ("y", "yes"):
            return numbers.tried(told, entry.at, today)
        if said == "out" and not entry.is_emergency:
            return numbers.left_out(told, entry.at)
        if said in ("n", "no"):
            right = {key: getattr(entry, key) for key in ("name", "text", "word", "when")}
            right["call"] = typer.prompt("The right number, which you have called", default=entry.call)
            try:
                return numbers.corrected(told, entry.at, today, right)
            except numbers.NotANumber as wrong:
                print(wrong)


def add(told: Any, today: Any) -> Any:
    from porch.config.setup.rules import numbers

    print("; ".join(f"{code}: {words}" for code, words in numbers.ABOUT.items()))
    about = typer.prompt("Where it stands (die, use, unsafe)")
    said = {
        "about": about,
        "name": typer.prompt("Whose number it is"),
        "call": typer.prompt("Number to call"),
    }
    said["when"] = typer.prompt("When somebody answers", default="")
    if about not in numbers.ABOUT:
        print("It must stand under die, use or unsafe.")
        return told
    try:
        return numbers.added(told, today, said)
    except numbers.NotANumber as wrong:
        print(wrong)
        return told


def a_name() -> str:
    """A drawn name, as its signed token; on a terminal another is drawn until one is liked."""
    from porch.people.queries import name_in, suggest_names

    while True:
        token = suggest_names(1)[0]
        if not on_a_terminal() or typer.confirm(f"Your name here: {name_in(token)}. Keep it?", default=True):
            return token


def password(file: Path | None) -> str:
    if file is not None:
        try:
            return file.read_text().strip()
        except (OSError, UnicodeDecodeError) as unreadable:
            raise Refused(f"--password-file {file} cannot be read") from unreadable
    if not on_a_terminal():
        raise Refused("give the first operator's password with --password-file, or run this on a terminal")
    return str(typer.prompt("Password for the first operator", hide_input=True, confirmation_prompt=True))
