"""What somebody is asked again, as they see it themselves; for others there is a rate, and no row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from porch.kit.clock import today_in
from porch.people.models import Member, Role
from porch.programmes.models import Episode, FollowUp
from porch.programmes.rules.following import Rate, is_open, rate, still_ahead


def follow_ups_of(member: Member) -> QuerySet[FollowUp]:
    """All of theirs, in the order in which they are due."""
    return FollowUp.objects.filter(member=member).order_by("due_on", "pk")


def to_answer(member: Member, now: datetime) -> list[FollowUp]:
    """What stands to be answered today: asked, neither answered nor skipped, and its window is not over."""
    today = today_in(member.time_zone, now)
    rows = follow_ups_of(member).filter(asked_at__isnull=False, answered_at=None, skipped_at=None)
    return [one for one in rows if is_open(one.due_on, today)]


def one_to_answer(member: Member, pk: UUID, now: datetime) -> FollowUp | None:
    return next((one for one in to_answer(member, now) if one.pk == pk), None)


@dataclass(frozen=True)
class Asking:
    """One thing somebody can say yes to being asked about: a stay, or their own time as a mentor (no ``episode``)."""

    episode: Episode | None
    rows: tuple[FollowUp, ...]
    ahead: tuple[int, ...]

    @property
    def is_on(self) -> bool:
        return any(row.answered_at is None and row.skipped_at is None for row in self.rows)

    @property
    def key(self) -> str:
        return str(self.episode.pk) if self.episode else "mentor"


def askings_of(member: Member, now: datetime) -> list[Asking]:
    """Each stay that can still be asked about, and being a mentor for whoever is one."""
    today = today_in(member.time_zone, now)
    rows = list(follow_ups_of(member))
    stays = Episode.objects.filter(member=member).select_related("cohort__programme").order_by("-started_on")
    found = [Asking(stay, _of(rows, stay.pk), still_ahead(stay.started_on, today)) for stay in stays]
    mentor = _of(rows, None)
    if mentor or member.holds(Role.Name.MENTOR):
        since = mentor[0].since if mentor else today
        found.append(Asking(None, mentor, still_ahead(since, today)))
    return [one for one in found if one.rows or one.ahead]


def _of(rows: Iterable[FollowUp], episode: UUID | None) -> tuple[FollowUp, ...]:
    return tuple(row for row in rows if row.episode_id == episode)


def rate_of(rows: QuerySet[FollowUp], today: date) -> Rate:
    """The follow-up rate of these."""
    return rate(((one.due_on, one.answered_at is not None) for one in rows), today)
