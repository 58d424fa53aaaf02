"""What answers come to, in words: one function for the page, for whoever may see it, and for the table."""

from dataclasses import dataclass

from django.utils.translation import gettext

from porch.measures.scoring import bounds
from porch.scales.queries import Answered
from porch.scales.rules.sheets import Item, Sheet


@dataclass(frozen=True)
class Came:
    """One number that was come to, or None: ``title``, from where to where it can go, what more of it means.

    ``words`` are the question, where it is an answer that stands for itself.
    """

    code: str
    title: str
    value: int | None
    low: int
    high: int
    words: str = ""
    higher: str = ""
    studies: tuple[str, ...] = ()


def came_to(sheet: Sheet, one: Answered) -> list[Came]:
    """Every sum; where answers are never added up, each answer for itself."""
    if not sheet.scoring.sums:
        return [_answer(item, one.answers.get(item.code)) for item in sheet.items]
    found = []
    for each in sheet.scoring.sums:
        shown, span = sheet.shown[each.code], bounds(sheet.scoring, each)
        value = one.sums.get(each.code)
        found.append(Came(each.code, gettext(shown.title), value, *span, "", shown.higher, shown.studies))
    return found


def _answer(item: Item, value: int | None) -> Came:
    title = item.title or item.words or item.code
    return Came(item.code, title, value, item.answers[0][0], item.answers[-1][0], item.words)


def lines_of(sheet: Sheet, one: Answered) -> list[str]:
    """As ``came_to``, each a line: "Sum 4 of 0 to 6"."""
    words = gettext("%(title)s %(value)s (from %(low)s to %(high)s)")
    none = gettext("%(title)s: no sum, as something was left out")
    return [
        (words if came.value is not None else none)
        % {"title": came.title, "value": came.value, "low": came.low, "high": came.high}
        for came in came_to(sheet, one)
    ]
