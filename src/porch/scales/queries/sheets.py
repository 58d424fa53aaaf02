"""Which questionnaires there are: those that come with the program, and what a community supplied or put away."""

import json
from functools import cache
from pathlib import Path

from porch.scales.models import Offered
from porch.scales.rules.sheets import Sheet, read

FOLDER = Path(__file__).resolve().parent.parent / "data"
ORDER = ("four", "ten", "two-a", "two-b", "five", "three", "seventeen")
"""How they stand on the page: what goes well first. What was supplied follows, by title."""


@cache
def bundled() -> dict[str, Sheet]:
    """Those that come with the program, in their order."""
    return {code: read(json.loads((FOLDER / f"{code}.json").read_text())) for code in ORDER}


def every_sheet() -> dict[str, tuple[Sheet, Offered | None]]:
    """Every questionnaire by its code, with what this community said of it, if anything."""
    said = {one.code: one for one in Offered.objects.all()}
    found = {code: (_sheet(said.get(code), sheet), said.get(code)) for code, sheet in bundled().items()}
    more = [(read(one.told), one) for one in said.values() if one.code not in found and one.told]
    return found | {sheet.code: (sheet, one) for sheet, one in sorted(more, key=lambda pair: pair[0].title)}


def _sheet(said: Offered | None, sheet: Sheet) -> Sheet:
    return read(said.told) if said is not None and said.told else sheet


def offered_sheets() -> dict[str, Sheet]:
    """Those anybody here can fill in: the words are there, and nobody put it away."""
    return {
        code: sheet
        for code, (sheet, said) in every_sheet().items()
        if sheet.has_words and not (said and said.is_away)
    }


def sheets_without_words() -> list[Sheet]:
    """Those whose words would have to be supplied, and that were not put away."""
    found = every_sheet().values()
    return [sheet for sheet, said in found if not sheet.has_words and not (said and said.is_away)]
