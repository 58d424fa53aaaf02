"""What this room registers at the gate: that somebody comes less, given by themselves, for each stay apart."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext

from porch.people.models import Member
from porch.people.registries import Items, Relation, Scope, relations, scopes
from porch.programmes.models import Drift, Episode, Worker
from porch.programmes.rules.telling import SCOPE, TO_WORKERS

_WORDS = "That you come less to a programme, where it was noticed. No dates, no numbers, and never why."


def register() -> None:
    items = Items("one of your stays", _of, _preview)
    scopes.register(SCOPE, Scope(SCOPE, "attendance", _WORDS, _nothing_of_all, items=items))
    relations.register(TO_WORKERS, Relation("Those who work in your programme", _stays_where_they_work))


def _nothing_of_all(subject: Member, viewer: Member | None, now: datetime) -> list[str]:
    """It is given for one stay at a time."""
    return []


def _of(subject: Member, now: datetime) -> list[tuple[str, str]]:
    stays = Episode.objects.filter(member=subject, ended_on=None).select_related("cohort__programme")
    return [(str(one.pk), one.cohort.programme.name) for one in stays.order_by("started_on", "pk")]


def _preview(subject: Member, viewer: Member | None, now: datetime, code: str) -> list[str]:
    noticed = Drift.objects.filter(episode__member=subject, episode_id=code, over_at=None)
    if viewer is not None:
        noticed = noticed.filter(episode__cohort__programme__workers__member=viewer) | noticed.filter(
            episode__peer=viewer
        )
    return [gettext("You come less lately.")] if noticed.exists() else []


def _stays_where_they_work(viewer: Member) -> QuerySet[Member]:
    works = Worker.objects.filter(member=viewer, until=None).values("programme")
    stays = Episode.objects.filter(cohort__programme__in=works)
    return Member.objects.filter(pk__in=stays.values("member")).exclude(pk=viewer.pk)
