"""What this room registers at the gate: the latest sums of a questionnaire, one by one, to whom one chooses."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext

from porch.people.models import Member
from porch.people.registries import Items, Scope, scopes
from porch.scales.queries import Answered, answered_by, every_sheet
from porch.scales.reading import lines_of
from porch.scales.rules.sheets import Sheet


def register() -> None:
    scopes.register(
        "questions",
        Scope(
            "questions",
            "answers to questions",
            "What your answers came to the last time you answered. Never the single answers of a sum.",
            latest,
            preset=True,
            items=Items("one set of questions", answered, latest_of),
        ),
    )


def answered(subject: Member, now: datetime) -> list[tuple[str, str]]:
    """Those they answered at all, by title."""
    sheets, found = every_sheet(), {one.sheet for one in answered_by(subject)}
    return [(code, sheet.title) for code, (sheet, _) in sheets.items() if code in found]


def latest(subject: Member, viewer: Member | None, now: datetime) -> list[str]:
    """A line for each they answered: its title, the day, what it came to."""
    newest = _newest(subject)
    sheets = every_sheet()
    return [_line(sheet, newest[code]) for code, (sheet, _) in sheets.items() if code in newest]


def latest_of(subject: Member, viewer: Member | None, now: datetime, code: str) -> list[str]:
    there, newest = every_sheet().get(code), _newest(subject).get(code)
    return [_line(there[0], newest)] if there and newest else []


def _newest(subject: Member) -> dict[str, Answered]:
    return {one.sheet: one for one in answered_by(subject)}


def _line(sheet: Sheet, one: Answered) -> str:
    told = {
        "title": gettext(sheet.title),
        "day": date_format(one.on, "j F Y"),
        "what": "; ".join(lines_of(sheet, one)),
    }
    return gettext("%(title)s, %(day)s: %(what)s") % told
