"""What a mentor reads of their own standing, and what others have asked of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from porch.bonds.models import Pair
from porch.bonds.registries import asked_of_mentors
from porch.mentoring.models import Mentor, Override, Reference
from porch.mentoring.queries.settings import settings_now
from porch.mentoring.queries.standing import Standing, standings
from porch.people.models import Member, Role
from porch.people.queries import blocked_ids


@dataclass(frozen=True)
class Mine:
    """A mentor's own page. ``more`` is what upper rooms ask besides, ``reason`` why a coordinator said yes."""

    standing: Standing
    lines: str
    more: list[str]
    reason: str
    waiting: int

    asked_at: datetime | None = None

    def wants_a_word(self, now: datetime, days: int) -> bool:
        """Whether they are asked, or their word runs out within a week or has."""
        word = self.standing.word
        return self.asked_at is not None or word.is_notice_due(now, days) or not word.holds(now, days)

    @property
    def rests(self) -> bool:
        return self.standing.word.rests


def mine(member: Member, now: datetime) -> Mine | None:
    """None for whoever is no mentor."""
    standing = standings([member.pk], now).get(member.pk)
    if standing is None:
        return None
    row = Mentor.objects.filter(pk=member.pk).first()
    allowed = Override.objects.filter(member=member, ended_at=None).first()
    return Mine(
        standing,
        row.lines if row else "",
        [words for entry in asked_of_mentors for words in entry(member, now)],
        allowed.reason if allowed else "",
        Reference.objects.filter(about=member, state="asked").count(),
        row.asked_at if row else None,
    )


def asked_for_a_word(member: Member) -> list[Reference]:
    """Mentors who asked this member to stand by them, and wait."""
    away = blocked_ids(member)
    rows = Reference.objects.filter(by=member, state="asked").exclude(about__in=away)
    return list(rows.select_related("about").order_by("asked_at", "pk"))


def who_could_stand_by(member: Member) -> list[Member]:
    """People they are or were in a pair with, without whoever was asked already or is kept apart from them."""
    pairs = Pair.objects.filter(Q(first=member) | Q(second=member)).values_list("first", "second")
    known = {pk for pair in pairs for pk in pair if pk is not None} - {member.pk} - set(blocked_ids(member))
    asked = Reference.objects.filter(about=member).values("by")
    found = Member.objects.filter(pk__in=known).exclude(pk__in=asked).order_by("handle")
    return [one for one in found if one.is_here]


def is_mentor(member: Member) -> bool:
    """Whether they hold the part, whichever part they are here in."""
    return Role.Name.MENTOR in member.all_roles


def references_wanted() -> int:
    return settings_now().references


def reference_for(member: Member, pk: UUID) -> Reference | None:
    """What this member was asked, while it waits."""
    return next((row for row in asked_for_a_word(member) if row.pk == pk), None)
