"""What a community offers: supplying the words of a questionnaire, putting one away."""

import json
from datetime import datetime

from django.db import transaction

from porch.people.models import Member
from porch.record.actions import note
from porch.scales.models import Offered
from porch.scales.queries import bundled
from porch.scales.rules.sheets import NotASheet, Sheet, read

LONGEST = 100_000  # characters


@transaction.atomic
def supply(text: str, *, by: Member, now: datetime) -> Sheet:
    """Take a questionnaire as JSON, in the place of one with the same code. NotASheet says every fault."""
    if len(text) > LONGEST:
        raise NotASheet([f"A questionnaire may be {LONGEST} characters long."])
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise NotASheet(["This is no JSON, or a bracket or comma is missing."]) from wrong
    sheet = read(told)
    if not sheet.has_words:
        raise NotASheet(["The questions have no words yet."])
    _same_numbers(sheet)
    Offered.objects.update_or_create(code=sheet.code, defaults={"told": told, "is_away": False, "at": now})
    note(
        "questionnaire-supplied",
        by=by.pk,
        about=None,
        now=now,
        detail={"code": sheet.code, "version": sheet.version},
    )
    return sheet


def _same_numbers(sheet: Sheet) -> None:
    """The words of one whose structure comes with the program fit that structure, or its sums would mean nothing."""
    ours = bundled().get(sheet.code)
    if ours is not None and (
        ours.scoring.spans != sheet.scoring.spans or ours.scoring.sums != sheet.scoring.sums
    ):
        set_already = f"“{sheet.code}” is {ours.name}: its questions, numbers and sums are set."
        raise NotASheet([f"{set_already} Supply words, or take another code."])


@transaction.atomic
def put_away(code: str, *, by: Member, now: datetime) -> None:
    """Offer it to nobody any more. What people answered stays theirs."""
    Offered.objects.update_or_create(code=code, defaults={"is_away": True, "at": now})
    note("questionnaire-put-away", by=by.pk, about=None, now=now, detail={"code": code})


@transaction.atomic
def offer_again(code: str, *, by: Member, now: datetime) -> None:
    Offered.objects.filter(code=code).update(is_away=False, at=now)
    note("questionnaire-offered", by=by.pk, about=None, now=now, detail={"code": code})


@transaction.atomic
def take_out(code: str, *, by: Member, now: datetime) -> None:
    """The words that were supplied go; one that comes with the program stands as it came."""
    Offered.objects.filter(code=code).delete()
    note("questionnaire-taken-out", by=by.pk, about=None, now=now, detail={"code": code})
