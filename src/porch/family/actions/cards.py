"""Cards of one's own: what helps, and what hurts."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from porch.family.actions.windows import TooMany
from porch.family.models import Card
from porch.family.models.windows import sealed_for
from porch.family.rules.windows import MOST_CARDS
from porch.people.models import Member


@transaction.atomic
def write_card(kind: str, words: str, *, by: Member, now: datetime) -> Card:
    """One line more of one kind."""
    there = Card.objects.filter(member=by, kind=kind).count()
    if there >= MOST_CARDS:
        raise TooMany
    made = Card(member=by, kind=kind, place=there, at=now)
    made.sealed_words = sealed_for(words, made.about_words, by.pk)
    made.save(force_insert=True)
    return made


@transaction.atomic
def take_card_away(pk: UUID, *, by: Member) -> bool:
    """It is gone, from every window too. False when there is none."""
    gone, _ = Card.objects.filter(pk=pk, member=by).delete()
    return bool(gone)
