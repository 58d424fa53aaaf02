"""Opening a programme, asking people to work in it, and closing it."""

import random
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from porch.people.models import Member, Role
from porch.programmes.models import Episode, Programme, WorkAsked, Worker
from porch.programmes.rules.slugs import draw_slug
from porch.record.actions import note
from porch.wire.actions import tell

PAGE = "/programmes/"


class NotYours(Exception):
    """It is not this person's to do."""


@dataclass(frozen=True)
class Told:
    """What a programme is, as a coordinator writes it down."""

    name: str
    host: str
    about: str = ""
    with_peers: bool = True
    is_part_two: bool = False
    weeks: int = 12


@transaction.atomic
def open_programme(told: Told, *, by: Member, now: datetime, slug: str = "") -> Programme:
    """A programme from now on, under a drawn address. NotYours unless ``by`` coordinates."""
    if not by.holds(Role.Name.COORDINATOR):
        raise NotYours("a coordinator opens programmes")
    made = Programme.objects.create(
        slug=slug or _free_slug(),
        name=told.name,
        host=told.host,
        about=told.about,
        with_peers=told.with_peers,
        is_part_two=told.is_part_two,
        weeks=told.weeks,
        opened_at=now,
    )
    note("programme-opened", by=by.pk, about=made.pk, now=now, detail={"part_two": told.is_part_two})
    return made


def _free_slug() -> str:
    chance = random.SystemRandom()
    while Programme.objects.filter(slug=(slug := draw_slug(chance))).exists():
        continue
    return slug


@transaction.atomic
def change_programme(programme: Programme, told: Told, *, by: Member, now: datetime) -> None:
    """What it is called and how long it is. By which law it is kept is said once, when it is opened."""
    programme.name, programme.host, programme.about = told.name, told.host, told.about
    programme.with_peers, programme.weeks = told.with_peers, told.weeks
    programme.save(update_fields=["name", "host", "about", "with_peers", "weeks"])
    note("programme-changed", by=by.pk, about=programme.pk, now=now)


@transaction.atomic
def close_programme(programme: Programme, *, by: Member, now: datetime) -> bool:
    """Nobody comes in any more; who is in it stays in it. False when it was closed before."""
    if not Programme.objects.filter(pk=programme.pk, closed_at=None).update(closed_at=now):
        return False
    note("programme-closed", by=by.pk, about=programme.pk, now=now)
    return True


@transaction.atomic
def ask_to_work(programme: Programme, member: Member | None, part: str, *, by: Member, now: datetime) -> None:
    """Ask whoever was found under a name. Nothing tells whoever asks whether there was somebody.

    Who works here already, stays here, or is here for somebody else's sake alone is not asked.
    """
    if member is None or not member.is_here or not _may_work_in(programme, member):
        return
    WorkAsked.objects.update_or_create(programme=programme, member=member, defaults={"part": part, "at": now})
    note("asked-to-work", by=by.pk, about=member.pk, now=now, detail={"part": part})
    tell(member, kind="something-new", path=PAGE, now=now)


def _may_work_in(programme: Programme, member: Member) -> bool:
    stays = Episode.objects.filter(cohort__programme=programme, member=member, ended_on=None)
    works = Worker.objects.filter(programme=programme, member=member, until=None)
    return member.in_recovery and not stays.exists() and not works.exists()


@transaction.atomic
def answer(asked: WorkAsked, say: str, *, by: Member, now: datetime) -> Worker | None:
    """Their own yes makes them one who works here; a no leaves nothing, and nobody is told of it."""
    gone, _ = WorkAsked.objects.filter(pk=asked.pk, member=by).delete()
    if not gone or say != "yes" or not _may_work_in(asked.programme, by):
        return None
    made = Worker.objects.create(programme=asked.programme, member=by, part=asked.part, since=now)
    note("works-in-programme", by=by.pk, about=by.pk, now=now, detail={"part": asked.part})
    return made


@transaction.atomic
def end_work(worker: Worker, *, by: Member, now: datetime) -> bool:
    """From now on they see nothing of it. Anybody ends their own; whoever leads ends others'."""
    if not Worker.objects.filter(pk=worker.pk, until=None).update(until=now):
        return False
    note("work-in-programme-ended", by=by.pk, about=worker.member_id, now=now)
    return True
