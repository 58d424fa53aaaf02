"""The mentors' desk: what needs a person, who is not put forward, whose word runs out, who carries all they can."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from porch.bonds.models import Load, Pair
from porch.bonds.queries.power import pairs_with_power
from porch.bonds.rules.parts import MENTOR
from porch.mentoring.models import Override, Reference, YearOn
from porch.mentoring.queries.settings import settings_now
from porch.mentoring.queries.standing import Standing, standings
from porch.people.models import Member, Role

ROWS = 12


@dataclass(frozen=True)
class Row:
    member: Member
    standing: Standing
    held: int

    @property
    def is_full(self) -> bool:
        return self.held >= self.member.lived.capacity


@dataclass(frozen=True)
class Rows:
    """The first few of a list, and the honest total."""

    rows: Sequence[Row]
    total: int


@dataclass(frozen=True)
class Desk:
    lacking: Rows
    allowed: Rows
    soon: Rows
    over: Rows
    full: Rows
    wishing: Sequence[Member]
    powers: Sequence[Pair]
    mentors: int

    def people(self) -> set[UUID]:
        """Everyone the page names."""
        lists = (self.lacking, self.allowed, self.soon, self.over, self.full)
        named = {row.member.pk for rows in lists for row in rows.rows} | {one.pk for one in self.wishing}
        return named | {pk for pair in self.powers for pk in _two(pair)}

    def only(self, open_now: Set[UUID]) -> "Desk":
        """The same without whoever may not be shown; totals stay."""

        def kept(rows: Rows) -> Rows:
            return replace(rows, rows=[row for row in rows.rows if row.member.pk in open_now])

        return replace(
            self,
            lacking=kept(self.lacking),
            allowed=kept(self.allowed),
            soon=kept(self.soon),
            over=kept(self.over),
            full=kept(self.full),
            wishing=[one for one in self.wishing if one.pk in open_now],
            powers=[pair for pair in self.powers if _two(pair) <= open_now],
        )


def _two(pair: Pair) -> set[UUID]:
    return {pk for pk in (pair.first_id, pair.second_id) if pk is not None}


def desk(viewer: Member, now: datetime) -> Desk | None:
    """None for anyone but a coordinator. Whoever rests stands on no list: a rest is nobody's to look up."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return None
    holders = Role.objects.filter(role=Role.Name.MENTOR, until=None, member__state=Member.State.HERE)
    there = standings(holders.values_list("member_id", flat=True), now)
    members = Member.objects.filter(pk__in=there).select_related("lived").order_by("handle")
    held = dict(Load.objects.filter(part=MENTOR, member__in=there).values_list("member_id", "held"))
    rows = [Row(member, there[member.pk], held.get(member.pk, 0)) for member in members]
    awake = [row for row in rows if not row.standing.word.rests]
    days = settings_now().available_days
    return Desk(
        lacking=_first(row for row in awake if row.standing.lacks and not row.standing.allowed),
        allowed=_first(row for row in rows if row.standing.allowed),
        soon=_first(row for row in awake if row.standing.word.is_notice_due(now, days)),
        over=_first(row for row in awake if not row.standing.is_there),
        full=_first(row for row in awake if row.is_full),
        wishing=_wishing(),
        powers=pairs_with_power()[:ROWS],
        mentors=len(rows),
    )


def _first(rows: object) -> Rows:
    found = list(rows)  # type: ignore[call-overload]
    return Rows(found[:ROWS], len(found))


def _wishing() -> list[Member]:
    """Who said a year on that they would like to mentor, and holds no part for it yet."""
    said = YearOn.objects.filter(answer=YearOn.Answer.YES).values("member")
    mentors = Role.objects.filter(role=Role.Name.MENTOR).values("member")
    people = Member.objects.filter(pk__in=said, state=Member.State.HERE).exclude(pk__in=mentors)
    return list(people.order_by("handle")[:ROWS])


@dataclass(frozen=True)
class One:
    """One mentor at the desk: what is lacking, the yes past it, and who stands by them with a line."""

    member: Member
    standing: Standing
    override: Override | None
    words: list[Reference]


def one(viewer: Member, pk: UUID, now: datetime) -> One | None:
    if not viewer.holds(Role.Name.COORDINATOR):
        return None
    standing = standings([pk], now).get(pk)
    member = Member.objects.filter(pk=pk, is_active=True).select_related("lived").first()
    if standing is None or member is None:
        return None
    given = Reference.objects.filter(about=member, state="given").select_related("by").order_by("answered_at")
    override = Override.objects.filter(member=member, ended_at=None).select_related("by").first()
    return One(member, standing, override, list(given))
