"""What this room registers at the gate: engagement in a programme, given for one cohort at a time; who works there."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext

from porch.people.models import Member
from porch.people.registries import Items, Scope, circumstances, scopes
from porch.programmes.models import Episode, Worker
from porch.programmes.queries import desk
from porch.programmes.rules.engagement import SCOPE

_WORDS = (
    "That you are in a programme, from when until when and how it ended, and at which of its sessions you were. "
    "Nothing of your diary, your conversations or your people."
)


def register() -> None:
    items = Items("one programme of yours", _of, _preview)
    scopes.register(SCOPE, Scope(SCOPE, "engagement in a programme", _WORDS, _nothing_of_all, items=items))
    work = Scope(desk.SCOPE, "work in a programme", "That you look after a programme.", _nothing_of_all)
    scopes.register(desk.SCOPE, work)
    circumstances.register("works-in-a-programme", _who_work)


def _nothing_of_all(subject: Member, viewer: Member | None, now: datetime) -> list[str]:
    """It is given for one cohort at a time."""
    return []


def _of(subject: Member, now: datetime) -> list[tuple[str, str]]:
    stays = Episode.objects.filter(member=subject).select_related("cohort__programme").order_by("-started_on")
    return list({str(one.cohort_id): str(one.cohort.programme) for one in stays}.items())


def _preview(subject: Member, viewer: Member | None, now: datetime, code: str) -> list[str]:
    there = Episode.objects.filter(member=subject, cohort_id=code).exists()
    return [gettext("From when until when, how it ended, and at which sessions you were.")] if there else []


def _who_work(ids: Collection[UUID], now: datetime) -> set[UUID]:
    return set(Worker.objects.filter(member__in=ids, until=None).values_list("member", flat=True))
