"""A stay as the one whose it is sees it: what comes next, when they came, what staff can see."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from porch.people.models import Grant, Member
from porch.programmes.models import Cohort, Episode, Mark, Session
from porch.programmes.queries.after import my_stays
from porch.programmes.queries.working import asked_to_work, work_of, workers_of


@dataclass(frozen=True)
class Mine:
    """``sees``: the consent by which staff see it, while it is open or paused; None once it is over or taken back."""

    stay: Episode
    upcoming: Session | None
    sees: Grant | None

    @property
    def is_open(self) -> bool:
        return self.stay.ended_on is None


def mine(member: Member, now: datetime) -> list[Mine]:
    """All of one's stays, the latest first."""
    return [_mine(one, now) for one in my_stays(member)]


def my_own(member: Member, pk: UUID, now: datetime) -> Mine | None:
    found = my_stays(member).filter(pk=pk).first()
    return _mine(found, now) if found else None


def _mine(stay: Episode, now: datetime) -> Mine:
    there = Grant.objects.filter(pk__in=[stay.grant_id], revoked_at=None, until__gt=now).first()
    return Mine(stay, upcoming(stay.cohort, now) if stay.ended_on is None else None, there)


def upcoming(cohort: Cohort, now: datetime) -> Session | None:
    """The session that goes on, or the next one."""
    rows = Session.objects.filter(cohort=cohort, called_off=False, starts_at__gt=now - timedelta(hours=1))
    return rows.select_related("led_by").order_by("starts_at").first()


def marks_of(stay: Episode) -> QuerySet[Mark]:
    """What stands on the roll about oneself, the latest first."""
    rows = Mark.objects.filter(episode=stay, session__called_off=False).select_related("session")
    return rows.order_by("-session__starts_at")


def staff_of(cohort: Cohort) -> list[str]:
    """Names of those who work there now: who receives what a consent opens."""
    return [one.member.handle for one in workers_of(cohort.programme)]


def has_something(member: Member) -> bool:
    """Whether there is anything of theirs in this room: a stay, work, or that they are asked."""
    return my_stays(member).exists() or work_of(member).exists() or asked_to_work(member).exists()
