"""What somebody notes of themselves: that they were there. Nobody else ever reads it, and it is no certificate."""

from datetime import date
from uuid import UUID

from django.db import transaction

from porch.attendance.models import Noted
from porch.attendance.rules.keeping import MOST_NOTED
from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member


class TooMany(Exception):
    """There are as many notes as one page holds."""


@transaction.atomic
def note_for_oneself(on: date, words: str, *, by: Member) -> Noted:
    """TooMany where there is no more room."""
    if Noted.objects.filter(member=by).count() >= MOST_NOTED:
        raise TooMany
    noted = Noted(member=by, on=on)
    if words:
        noted.sealed_words = vault.seal(words, about=noted.about_words, of=of_member(by.pk))
    noted.save(force_insert=True)
    return noted


@transaction.atomic
def forget_noted(pk: UUID, *, by: Member) -> None:
    Noted.objects.filter(pk=pk, member=by).delete()
