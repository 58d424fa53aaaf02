"""Putting a study right, adding one, taking one off the list: each with its reason, and what was stays readable."""

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from porch.evidence.models import Study, StudyChange
from porch.evidence.rules.studies import Facts, brought
from porch.people.models import Member
from porch.record.actions import note

LONGEST_CODE = 50


class NothingNew(Exception):
    """What was said is what stands there already."""


class ChangedMeanwhile(Exception):
    """Somebody else changed it since it was read."""


@transaction.atomic
def change(code: str, became: Facts, *, seen: Facts, because: str, by: Member, now: datetime) -> Study:
    """``seen`` is what stood there when it was read. NothingNew, ChangedMeanwhile."""
    row, was = _row(code)
    if was != seen:
        raise ChangedMeanwhile
    if became == was:
        raise NothingNew
    row.facts = became
    row.save()
    _kept(row, was, became, because, by, now)
    return row


@transaction.atomic
def add(facts: Facts, *, because: str, by: Member, now: datetime) -> Study:
    """A study that the program does not bring. Its code comes from its title and year."""
    row = Study(code=_free_code(facts), facts=facts)
    row.save(force_insert=True)
    _kept(row, {}, facts, because, by, now)
    return row


@transaction.atomic
def put_off(code: str, *, because: str, by: Member, now: datetime) -> bool:
    """Off the list: it is found by its address alone, with the reason. False where it is off already."""
    return _hide(code, True, because, by, now)


@transaction.atomic
def put_back(code: str, *, because: str, by: Member, now: datetime) -> bool:
    return _hide(code, False, because, by, now)


@transaction.atomic
def take_the_programs(code: str, *, because: str, by: Member, now: datetime) -> bool:
    """Let the facts that the program brings stand again, as it brings them now. False where they stand already."""
    row, was = _row(code)
    program = brought().get(code)
    if program is None or (was == program and row.program_facts == program):
        return False
    row.facts = row.program_facts = program
    row.save()
    _kept(row, was, program, because, by, now)
    return True


def _row(code: str) -> tuple[Study, Facts]:
    """The row of a study, not yet kept where nobody changed it before, and the facts that stand."""
    row = Study.objects.select_for_update().filter(code=code).first()
    if row is None:
        row = Study(code=code, facts=brought()[code], program_facts=brought()[code])
    return row, row.facts


def _hide(code: str, hid: bool, because: str, by: Member, now: datetime) -> bool:
    row, facts = _row(code)
    if (row.hidden_at is not None) is hid:
        return False
    row.hidden_at = now if hid else None
    row.save()
    _kept(row, facts, facts, because, by, now, hid=hid)
    return True


def _kept(
    row: Study, was: Facts, became: Facts, because: str, by: Member, now: datetime, hid: bool | None = None
) -> None:
    StudyChange.objects.create(study=row, at=now, by=by, because=because, was=was, became=became, hid=hid)
    act = "study-changed" if hid is None else "study-off-the-list" if hid else "study-on-the-list"
    note(act, by=by.pk, about=None, now=now, detail={"study": row.code})


def _free_code(facts: Facts) -> str:
    stem = slugify(f"{facts['title'][:LONGEST_CODE]} {facts.get('year') or ''}") or "study"
    taken = {*brought(), *Study.objects.filter(code__startswith=stem).values_list("code", flat=True)}
    if stem not in taken:
        return stem
    return next(code for n in range(2, len(taken) + 3) if (code := f"{stem}-{n}") not in taken)
