"""What somebody means to do, as they see it themselves: with those who may read it, and with those they asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.commitments.models import Commitment, Day, SentLine, Witness
from porch.commitments.queries.giving import holds
from porch.commitments.rules.answers import Said
from porch.commitments.rules.lifecycles import OPEN, STANDS
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.people.queries import blocked_ids


@dataclass(frozen=True)
class Stands:
    """One who may read it. ``until`` is when that ends; ``asked`` that they have not said yes, whatever they said."""

    witness: Witness
    name: str
    asked: bool
    until: datetime | None


@dataclass(frozen=True)
class Mine:
    """One of somebody's own, on the day it is for them. ``said``: what they said of the days of the last week."""

    commitment: Commitment
    today: date
    said: dict[date, Said]
    stands: tuple[Stands, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.commitment.stopped_at is None and not self.commitment.when.is_over(self.today)

    @property
    def days(self) -> list[date]:
        """The days of the last week it was for, the latest first."""
        stopped, zone = self.commitment.stopped_at, self.commitment.member.time_zone
        days = self.commitment.when.days_back(self.today, zone)
        return [on for on in days if stopped is None or on <= today_in(zone, stopped)]

    @property
    def unsaid(self) -> list[date]:
        """Those of them of which no word of the three was said; a look back in the evening has none to say."""
        return [on for on in self.days if not _is_said(self.commitment, self.said.get(on))]

    @property
    def is_for_today(self) -> bool:
        return self.today in self.days


def _is_said(commitment: Commitment, said: Said | None) -> bool:
    return said is not None and bool(said.looked_back if commitment.kind == "review" else said.answer)


def own(member: Member) -> QuerySet[Commitment]:
    return Commitment.objects.filter(member=member).select_related("member").order_by("-made_at", "pk")


def mine(member: Member, now: datetime, *, only_open: bool = True) -> list[Mine]:
    """Everything they mean to do, the latest first; with what is over where ``only_open`` is not asked."""
    rows = own(member).filter(stopped_at=None) if only_open else own(member)
    found = _as_mine(rows, member, now)
    return [one for one in found if one.is_open or one.unsaid] if only_open else found


def my_own(member: Member, pk: UUID, now: datetime) -> Mine | None:
    """One of theirs, with who may read it."""
    return next(iter(_as_mine(own(member).filter(pk=pk), member, now)), None)


def _as_mine(rows: Iterable[Commitment], member: Member, now: datetime) -> list[Mine]:
    rows, today = list(rows), today_in(member.time_zone, now)
    said: dict[UUID, dict[date, Said]] = {}
    for day in Day.objects.filter(commitment__in=rows).order_by("-on"):
        said.setdefault(day.commitment_id, {})[day.on] = day.said
    stands = _stands(rows, member, now)
    return [Mine(one, today, said.get(one.pk, {}), tuple(stands.get(one.pk, ()))) for one in rows]


def _stands(rows: list[Commitment], member: Member, now: datetime) -> dict[UUID, list[Stands]]:
    """Who may read each now, and who was asked and may still answer. Whoever stopped, left, or is not to be met stands
    in neither: they leave the list alike, and without a word."""
    theirs = (
        Witness.objects.filter(commitment__in=rows).select_related("member", "group").order_by("asked_at")
    )
    asked = Q(state__in=sorted(OPEN), due_at__gt=now)
    here = Q(member__is_active=True, member__state__in=(Member.State.HERE, Member.State.PAUSED))
    theirs = theirs.filter(asked | Q(state=STANDS), Q(member=None) | here)
    theirs = theirs.exclude(member__in=blocked_ids(member))
    open_now = holds(member, now)
    found: dict[UUID, list[Stands]] = {}
    for one in theirs:
        until = open_now.get((str(one.commitment_id), one.member_id))
        if until is not None:
            name = one.member.handle if one.member else one.group.name if one.group else ""
            line = Stands(one, name, one.state != STANDS, until)
            found.setdefault(one.commitment_id, []).append(line)
    return found


def lines_to(commitment: Commitment, member: Member) -> list[SentLine]:
    """The lines that were sent for it, newest first; not of anybody they are not to meet."""
    rows = SentLine.objects.filter(commitment=commitment).exclude(by__in=blocked_ids(member))
    return list(rows.select_related("by").order_by("-at")[:5])
