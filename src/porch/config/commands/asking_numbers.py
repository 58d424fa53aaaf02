"""The crisis numbers on a terminal, one by one; from a script, all of them confirmed by one option."""

from datetime import date

import typer

from porch.config.setup.rules import numbers
from porch.config.start import Refused


def numbers_of(country: str, *, confirmed: bool, asked: bool) -> numbers.Told:
    """Every number settled today: said so by the option, or asked one by one."""
    from porch.config.setup.queries.numbers import has_numbers, numbers_to_look_at
    from porch.safety.crisis import countries

    today = date.today()  # noqa: DTZ011  the operator's own calendar
    if not confirmed and asked:
        return one_by_one(numbers.undated(numbers_to_look_at(country)), today)
    if not has_numbers(country):
        raise Refused(
            f"there are no numbers for {country} yet, only for {', '.join(countries())}; "
            "run this on a terminal to type them, or write PORCH_DATA/crisis.json"
        )
    if not confirmed:
        raise Refused(
            "confirm the crisis numbers with --confirm-numbers once you have called each helpline, "
            "or run this on a terminal"
        )
    return numbers.all_tried(numbers_to_look_at(country), today)


def one_by_one(told: numbers.Told, today: date) -> numbers.Told:
    print(
        "People will call these numbers on the worst night of their lives. Call each helpline first; the emergency "
        "number you look up, and do not ring."
    )
    for entry in numbers.entries(told):
        told = look_at(told, entry, today)
    while typer.confirm("Is there another number people should have?", default=False):
        told = add(told, today)
    return told


def look_at(told: numbers.Told, entry: numbers.Entry, today: date) -> numbers.Told:
    """Asked until the number is right, put right, or left out."""
    text = f"text {entry.word} {entry.text}".replace("  ", " ") if entry.text else ""
    shown = " or ".join(part for part in (entry.call, text) if part)
    ways = "yes, no" if entry.is_emergency else "yes, no, out"
    while True:
        said = (
            typer.prompt(f"{entry.name}: {shown}. You checked it, and it is right? ({ways})").strip().lower()
        )
        if said in ("y", "yes"):
            return numbers.tried(told, entry.at, today)
        if said == "out" and not entry.is_emergency:
            return numbers.left_out(told, entry.at)
        if said not in ("n", "no"):
            continue
        try:
            return numbers.corrected(told, entry.at, today, put_right(entry))
        except numbers.NotANumber as wrong:
            print(wrong)


def put_right(entry: numbers.Entry) -> dict[str, str]:
    right = {key: getattr(entry, key) for key in ("name", "call", "text", "word", "when")}
    if entry.call or not entry.text:
        right["call"] = typer.prompt("The right number to call, which you have checked", default=entry.call)
    if entry.text:
        right["text"] = typer.prompt("The right number to text, which you have checked", default=entry.text)
    return right


def add(told: numbers.Told, today: date) -> numbers.Told:
    """One more line; what cannot be dialled is not added, and said."""
    for code, words in numbers.ABOUT.items():
        print(f"  {code}: {words}")
    about = ""
    while about not in numbers.ABOUT:
        about = typer.prompt("Where it stands (die, use or unsafe)").strip()
    said = {
        "about": about,
        "name": typer.prompt("Whose number it is"),
        "call": typer.prompt("Number to call"),
    }
    said["when"] = typer.prompt("When somebody answers", default="", show_default=False)
    try:
        return numbers.added(told, today, said)
    except numbers.NotANumber as wrong:
        print(wrong)
        return told
