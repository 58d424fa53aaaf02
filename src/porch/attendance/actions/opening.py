"""Opening the proof of a sitting, ending it, and what follows when a group decides that there is none."""

import os
from datetime import datetime
from random import Random, SystemRandom

from django.db import transaction

from porch.attendance.models import Sitting
from porch.attendance.queries.chairing import chairs, is_on
from porch.attendance.registries import Running
from porch.attendance.rules.asking import ON, PROOF_UNTIL, asked_until
from porch.attendance.rules.windows import choose
from porch.groups.models import Group
from porch.groups.queries import setting_of
from porch.kit import vault
from porch.people.models import Member
from porch.record.actions import note

SECRET = 32


class NotTheirs(Exception):
    """They do not chair this sitting, or its group has no proof. Nothing was changed."""


class AlreadyOpen(Exception):
    """Somebody opened it before; ``sitting`` is what they opened."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(str(sitting.pk))
        self.sitting = sitting


@transaction.atomic
def open_proof(running: Running, *, by: Member, now: datetime, chance: Random | None = None) -> Sitting:
    """From now on codes are read out at times that chance chooses here. NotTheirs, AlreadyOpen, TooShort.

    ``chance`` is for stories that must come out the same twice; else it is the machine's own.
    """
    if not is_on(running.group) or not chairs(running, by, now):
        raise NotTheirs
    there = Sitting.objects.filter(kind=running.kind, key=running.key, starts=running.starts).first()
    if there is not None:
        raise AlreadyOpen(there)
    until = asked_until(setting_of(running.group, PROOF_UNTIL.code), running.ends, running.zone)
    windows = choose(max(running.starts, now), running.ends, chance or SystemRandom())
    sitting = Sitting(
        group=running.group,
        kind=running.kind,
        key=running.key,
        title=running.title,
        zone=running.zone,
        starts=running.starts,
        ends=running.ends,
        opened_by=by,
        opened_at=now,
        until=until,
        windows=windows,
    )
    secret = os.urandom(SECRET).hex()
    sitting.sealed_secret = vault.seal(secret, about=sitting.about_secret, of=vault.COMMUNITY)
    sitting.save(force_insert=True)
    _note("proof-opened", sitting, by, now)
    return sitting


@transaction.atomic
def close_proof(sitting: Sitting, *, by: Member, now: datetime) -> None:
    """The sitting is over sooner than announced: no code counts any more, and certificates say its real length."""
    if sitting.closed_at is None and now < sitting.ends:
        sitting.closed_at = max(now, sitting.begins)
        sitting.save(update_fields=["closed_at"])
        _note("proof-ended", sitting, by, now)


@transaction.atomic
def end_with(kind: str, key: str, now: datetime) -> None:
    """What people sat in came to its end by itself, sooner than announced: as when its chair ends the proof."""
    for sitting in Sitting.objects.filter(kind=kind, key=key, ends__gt=now, closed_at=None):
        sitting.closed_at = max(now, sitting.begins)
        sitting.save(update_fields=["closed_at"])


@transaction.atomic
def put_away_of(group: Group, now: datetime) -> None:
    """Of this group nothing is open any more: its sittings go, and what was given back. What people hold stays."""
    for sitting in Sitting.objects.filter(group=group):
        sitting.delete()


def follow_the_setting(group: Group, value: str, now: datetime) -> None:
    """The group decided about proof: where it is to have none, what is open goes at once."""
    if value != ON:
        put_away_of(group, now)


def _note(act: str, sitting: Sitting, by: Member, now: datetime) -> None:
    detail = {"group": str(sitting.group_id), "sitting": str(sitting.pk)}
    note(act, by=by.pk, about=None, now=now, detail=detail)
