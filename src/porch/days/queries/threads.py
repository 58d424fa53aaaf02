"""Threads of a member with their rows, read for the measures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext

from porch.days.models import Row, Thread
from porch.days.rules.saying import ALL_DAYS, MEASURED, THIS_RUN
from porch.measures import rows as measured
from porch.measures import runs
from porch.people.models import Member
from porch.people.rules.vocabulary import label_of


@dataclass(frozen=True)
class Told:
    """One thread with its rows, where it stands, and which day it is for its owner."""

    thread: Thread
    rows: tuple[measured.Row, ...]
    stands: runs.Standing

    @property
    def today(self) -> date:
        return self.stands.today

    @property
    def words(self) -> str:
        return words_for(self.thread)

    @property
    def count(self) -> str:
        """The count to show: the chosen one; before anybody chose, this run, or all days where there is none."""
        usual = ALL_DAYS if self.stands.goal in MEASURED or self.stands.this is None else THIS_RUN
        return self.stands.count or usual

    @property
    def asks(self) -> bool:
        """Whether its owner is still to say how to go on. With a goal that use is part of, nothing is asked."""
        return self.stands.asks and self.stands.goal not in MEASURED


def threads_of(member: Member, *, also_laid_aside: bool = False) -> list[Thread]:
    """What ``member`` keeps days of, oldest first."""
    found = Thread.objects.filter(member=member).order_by("opened_at", "pk")
    return list(found if also_laid_aside else found.filter(laid_aside_at=None))


def thread_of(member: Member, pk: UUID) -> Thread | None:
    """One thread of one's own, laid aside or not; anybody else's is not there."""
    return Thread.objects.filter(member=member, pk=pk).first()


def words_for(thread: Thread) -> str:
    """What it is called: its owner's word, or the one of the list."""
    about = thread.about
    return about.get("word") or gettext(label_of("substances", about.get("what", "")))


def rows_of(thread: Thread) -> tuple[measured.Row, ...]:
    """The rows of a thread as the measures read them; what is no row is left out."""
    return _read(thread.rows.order_by("seq"))


def _read(rows: Iterable[Row]) -> tuple[measured.Row, ...]:
    found = []
    for row in rows:
        try:
            found.append(measured.read(row.seq, row.at, row.body))
        except (KeyError, TypeError, ValueError):
            continue  # its owner's key is gone, or it came from elsewhere and is none
    return tuple(found)


def today_for(thread: Thread, rows: Iterable[measured.Row], now: datetime) -> date:
    """Which day it is for the owner of ``thread``: it never goes back."""
    return measured.day_of(rows, now, thread.member.time_zone or "UTC")


def standing(thread: Thread, now: datetime) -> runs.Standing:
    """Where ``thread`` stands now."""
    rows = rows_of(thread)
    return runs.standing(rows, today_for(thread, rows, now))


def told_threads(member: Member, now: datetime, *, also_laid_aside: bool = False) -> list[Told]:
    """All threads of ``member`` with their rows, in two queries."""
    found = Thread.objects.filter(member=member).order_by("opened_at", "pk").prefetch_related("rows")
    found = found if also_laid_aside else found.filter(laid_aside_at=None)
    return [_told(thread, member, now) for thread in found]


def told_of(member: Member, pk: UUID, now: datetime) -> Told | None:
    """One thread of one's own with its rows; anybody else's is not there."""
    found = Thread.objects.filter(member=member, pk=pk).prefetch_related("rows").first()
    return _told(found, member, now) if found else None


def _told(thread: Thread, member: Member, now: datetime) -> Told:
    thread.member = member
    rows = _read(sorted(thread.rows.all(), key=lambda row: row.seq))
    return Told(thread, rows, runs.standing(rows, today_for(thread, rows, now)))
