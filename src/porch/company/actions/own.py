"""What somebody keeps for themselves: their map, three questions, what they would rather not see. Told to nobody."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from porch.company.models import Check, OnMyMap, OwnWishes
from porch.company.rules.loneliness import ANSWERS, LATER, QUESTIONS, next_on
from porch.company.rules.rings import MOST
from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member


class TooMany(Exception):
    """The picture holds so many and no more."""


def put_on_map(
    said: Mapping[str, str], ring: int, *, by: Member, now: datetime, instead_of: UUID | None = None
) -> OnMyMap:
    """Somebody ``by`` could call, in ``by``'s own words; ``instead_of`` changes one who is there."""
    words = {name: said[name].strip() for name in ("name", "number", "note", "member") if said.get(name)}
    kept = OnMyMap.objects.filter(owner=by, pk=instead_of).first() if instead_of else None
    if kept is None:
        if OnMyMap.objects.filter(owner=by).count() >= MOST:
            raise TooMany
        kept = OnMyMap(owner=by, at=now)
    kept.ring = ring
    kept.sealed_said = vault.seal(json.dumps(words), about=kept.about_said, of=of_member(by.pk))
    kept.save()
    return kept


def take_off_map(pk: UUID, *, by: Member) -> None:
    OnMyMap.objects.filter(owner=by, pk=pk).delete()


@transaction.atomic
def ask_me(member: Member, rhythm: str, *, today: date) -> None:
    """How often the three questions are offered; empty turns them off. What was answered stays."""
    day = next_on(rhythm, today)
    OwnWishes.objects.update_or_create(member=member, defaults={"asks_me": rhythm, "next_on": day})


@transaction.atomic
def answer(member: Member, answers: Mapping[str, int | None], *, today: date) -> Check:
    """Keep what they answered today, each question or none; the same day again takes its place."""
    said = {code: answers.get(code) if answers.get(code) in ANSWERS else None for code in QUESTIONS}
    kept = Check.objects.filter(member=member, on=today).first() or Check(member=member, on=today)
    kept.sealed_answers = vault.seal(json.dumps(said), about=kept.about_answers, of=of_member(member.pk))
    kept.save()
    mine = OwnWishes.objects.filter(member=member).first()
    if mine is not None and mine.next_on is not None:
        OwnWishes.objects.filter(pk=mine.pk).update(next_on=next_on(mine.asks_me, today))
    return kept


def not_now(member: Member, *, today: date) -> None:
    """Skipped: offered again a week on, if they asked to be asked at all."""
    OwnWishes.objects.filter(member=member, next_on__isnull=False).update(next_on=today + LATER)


def forget_answers(member: Member) -> None:
    """Everything they ever answered goes."""
    Check.objects.filter(member=member).delete()


def show_what_i_gave(member: Member, *, shown: bool) -> None:
    """Put the page about giving and receiving away, or take it out again."""
    OwnWishes.objects.update_or_create(member=member, defaults={"gave_hidden": not shown})
