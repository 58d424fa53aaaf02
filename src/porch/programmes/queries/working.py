"""Programmes somebody works in, as far as they may see them; for everybody else there is nothing."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from porch.kit.clock import today_in
from porch.kit.community import here
from porch.people.models import Member
from porch.programmes.models import Cohort, Episode, Programme, Session, WorkAsked, Worker

DAY, WEEK = timedelta(days=1), timedelta(days=7)


def work_of(member: Member) -> QuerySet[Worker]:
    """What they do and where, in the order of names."""
    rows = Worker.objects.filter(member=member, until=None).select_related("programme")
    return rows.order_by("programme__name", "pk")


def asked_to_work(member: Member) -> QuerySet[WorkAsked]:
    return WorkAsked.objects.filter(member=member).select_related("programme").order_by("at", "pk")


def worker_at(viewer: Member, slug: str, *, leads: bool = False) -> Worker | None:
    """The viewer's own part in the programme at this address; with ``leads`` only where they lead it."""
    rows = work_of(viewer).filter(programme__slug=slug)
    return (rows.filter(part=Worker.Part.LEAD) if leads else rows).first()


def workers_of(programme: Programme) -> list[Worker]:
    rows = Worker.objects.filter(programme=programme, until=None).select_related("member")
    return list(rows.order_by("-part", "member__handle"))


def cohorts_of(programme: Programme) -> QuerySet[Cohort]:
    return Cohort.objects.filter(programme=programme).order_by("-starts_on", "name")


def cohort_at(programme: Programme, pk: UUID) -> Cohort | None:
    return Cohort.objects.filter(programme=programme, pk=pk).select_related("programme").first()


def sessions_of(cohort: Cohort) -> QuerySet[Session]:
    return Session.objects.filter(cohort=cohort).select_related("led_by").order_by("starts_at")


def session_at(programme: Programme, pk: UUID) -> Session | None:
    rows = Session.objects.filter(cohort__programme=programme, pk=pk)
    return rows.select_related("cohort__programme", "led_by").first()


def to_call(programme: Programme, now: datetime) -> Session | None:
    """Whose roll is likely wanted now: today's session, or the latest of a week without a roll, or the next one."""
    zone = here().time_zone or "UTC"
    rows = Session.objects.filter(cohort__programme=programme, called_off=False)
    today, near = today_in(zone, now), [now - WEEK, now + DAY]
    around = list(rows.filter(starts_at__range=near).order_by("-starts_at"))
    of_today = [one for one in around if today_in(zone, one.starts_at) == today]
    uncalled = [one for one in around if one.starts_at <= now and one.rolled_at is None]
    nearest = min(of_today, key=lambda one: abs(one.starts_at - now), default=None)
    ahead = rows.filter(starts_at__gt=now).order_by("starts_at")
    return nearest or next(iter(uncalled), None) or ahead.first()


def powers(people: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """Among these: (who works in a programme, who stays in it)."""
    stays = Episode.objects.filter(member__in=people, ended_on=None)
    rows = stays.filter(
        cohort__programme__workers__member__in=people, cohort__programme__workers__until=None
    ).values_list("cohort__programme__workers__member", "member")
    return {(works, stay) for works, stay in rows if works != stay}


def whom_i_hold_power_over(viewer: Member) -> set[UUID]:
    """Those who stay where this person works: they judge nothing about them at the desk of safety."""
    works = Worker.objects.filter(member=viewer, until=None).values("programme")
    stays = Episode.objects.filter(cohort__programme__in=works, ended_on=None)
    return set(stays.values_list("member", flat=True)) - {viewer.pk}
