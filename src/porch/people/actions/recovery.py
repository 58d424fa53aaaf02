"""Recovery words: shown once, kept only as one Argon2id record over the name and the words."""

import random
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from porch.people.actions.sessions import end_sessions
from porch.people.models import Member, RecoveryWords
from porch.people.queries.recovery import as_secret
from porch.people.rules.recovery_words import draw_words
from porch.record.actions import note


class NeverForStaff(Exception):
    """Four words must not open a door that otherwise asks for a second factor."""


@transaction.atomic
def new_recovery_words(member: Member, *, now: datetime) -> str:
    """Four fresh words for ``member``; the ones before stop working. Never for staff."""
    if member.is_staff:
        raise NeverForStaff(member.handle)
    words = draw_words(random.SystemRandom())
    digest = make_password(as_secret(member.handle_key, words))
    RecoveryWords.objects.update_or_create(member=member, defaults={"digest": digest, "made_on": now.date()})
    return words


@transaction.atomic
def use_recovery_words(member: Member, password: str, *, now: datetime) -> str:
    """Someone came back with their words: set the new password, and give fresh words for the used ones."""
    end_sessions(member)
    member.set_password(password)
    member.save(update_fields=["password"])
    note("came-back-by-words", by=member.pk, about=member.pk, now=now)
    return new_recovery_words(member, now=now)
