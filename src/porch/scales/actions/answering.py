"""Answering a questionnaire for oneself. Nobody is told, whatever was answered."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from porch.kit.clock import today_in
from porch.measures.scoring import NotAnAnswer, checked, next_item, settled, totals
from porch.people.models import Member
from porch.scales.actions.asking import asked_today
from porch.scales.models import Sitting
from porch.scales.queries import answered_by, offered_sheets
from porch.scales.rules.sheets import Sheet


class NotOffered(Exception):
    """There is no such questionnaire here, or it has no words, or was put away since."""


@transaction.atomic
def begin(code: str, *, by: Member, now: datetime) -> Sitting:
    """Begin one; what was begun of the same before and not finished is dropped."""
    sheet = _sheet(code)
    for open_one in answered_by(by, code, done=False):
        Sitting.objects.filter(pk=open_one.id).delete()
    made = Sitting(member=by, on=today_in(by.time_zone, now), at=now)
    made.say({"sheet": sheet.code, "version": sheet.version, "answers": {}})
    made.save()
    return made


@transaction.atomic
def answer(pk: UUID, item: str, value: int | None, *, by: Member, now: datetime) -> Sitting | None:
    """Answer one item, or leave it out (None). After the last one it is done, and counts for its day.

    None when there is nothing of theirs that is still open; NotAnAnswer when the item has no such answer.
    """
    there = Sitting.objects.select_for_update().filter(member=by, pk=pk, done_at=None).first()
    if there is None:
        return None
    said = there.said
    sheet = _sheet(said["sheet"])
    checked(sheet.scoring, {item: value})
    if value is not None and value not in dict(sheet.by_code[item].answers):
        raise NotAnAnswer(f"item {item} has no answer {value}")
    said["answers"] = {**said["answers"], item: value}
    if next_item(sheet.scoring, said["answers"]) is None:
        _finish(there, said, sheet, now)
    there.say(said)
    there.save()
    return there


def _finish(there: Sitting, said: dict[str, object], sheet: Sheet, now: datetime) -> None:
    answers: dict[str, int | None] = said["answers"]  # type: ignore[assignment]  # as begin wrote it
    said |= {"answers": checked(sheet.scoring, answers), "sums": totals(sheet.scoring, answers)}
    there.done_at = now
    for earlier in answered_by(there.member, sheet.code):
        if earlier.on == there.on:
            Sitting.objects.filter(pk=earlier.id).delete()  # the same day again takes its place
    asked_today(there.member, sheet.code, today_in(there.member.time_zone, now))


@transaction.atomic
def go_back(pk: UUID, *, by: Member) -> bool:
    """Take the last item back, to be asked once more; False when there is none."""
    there = Sitting.objects.select_for_update().filter(member=by, pk=pk, done_at=None).first()
    if there is None or not there.said["answers"]:
        return False
    said = there.said
    sheet = _sheet(said["sheet"])
    last = [item for item in sheet.scoring.spans if item in said["answers"]][-1]
    said["answers"] = {item: value for item, value in said["answers"].items() if item != last}
    for item in settled(sheet.scoring, said["answers"]):
        said["answers"].pop(item, None)
    there.say(said)
    there.save()
    return True


def stop(pk: UUID, *, by: Member) -> None:
    """Stop in the middle: nothing of it is kept."""
    Sitting.objects.filter(member=by, pk=pk, done_at=None).delete()


def forget(pk: UUID, *, by: Member) -> bool:
    """One time of answering goes; False when it was not theirs."""
    gone, _ = Sitting.objects.filter(member=by, pk=pk).exclude(done_at=None).delete()
    return bool(gone)


@transaction.atomic
def forget_all(code: str, *, by: Member) -> int:
    """Everything they ever answered to one questionnaire goes; how often that was."""
    ids = [one.id for done in (True, False) for one in answered_by(by, code, done=done)]
    Sitting.objects.filter(member=by, pk__in=ids).delete()
    return len(ids)


def _sheet(code: str) -> Sheet:
    sheet = offered_sheets().get(code)
    if sheet is None:
        raise NotOffered(code)
    return sheet
