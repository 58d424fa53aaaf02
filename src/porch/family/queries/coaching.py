"""Who coaches, who has room, and how five calls stand, each as its viewer may see it."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from porch.family.models import Call, Coach, CoachAsked, Coaching, Window
from porch.family.queries.helping import is_asked, is_safe_now
from porch.family.rules.calls import Free, next_number
from porch.people.models import Member
from porch.people.queries import blocked_ids

OPEN = Q(ended_at=None)


@dataclass(frozen=True)
class Standing:
    """Five calls as the one they are for sees them. ``asks``: the safety question waits before the next call."""

    row: Coaching
    held: list[Call]
    next: Call | None
    number: int | None
    asks: bool
    is_safe: bool

    @property
    def coach(self) -> Member | None:
        """Named once they said yes, and not before."""
        return self.row.coach if self.row.state in ("going", "done") else None


@dataclass(frozen=True)
class Walked:
    """The same as the coach sees it: nothing of what was answered to the safety question, only that it was."""

    row: Coaching
    held: list[Call]
    next: Call | None
    number: int | None


def open_of(member: Member) -> Coaching | None:
    """The coaching they have or wait for now."""
    return (
        Coaching.objects.filter(OPEN, member=member).select_related("coach", "member", "conversation").first()
    )


def standing_of(member: Member, now: datetime) -> Standing | None:
    """Theirs, open or the last one that was done."""
    row = open_of(member) or (
        Coaching.objects.filter(member=member, state="done")
        .select_related("coach", "member", "conversation")
        .order_by("-ended_at")
        .first()
    )
    if row is None:
        return None
    held, coming = _calls(row)
    since = since_of(row)
    return Standing(
        row,
        held,
        coming,
        next_number([call.number for call in held]),
        asks=is_asked(member, now, since=since),
        is_safe=is_safe_now(member, now, since=since),
    )


def since_of(row: Coaching) -> datetime:
    """From when an answer counts for the next call: since the last call, or since they asked for the five."""
    last: datetime | None = row.calls.aggregate(last=Max("held_at"))["last"]
    return last or row.asked_at


def walked_with(coach: Member) -> list[Walked]:
    """Whom they walk with now."""
    rows = Coaching.objects.filter(coach=coach, state="going").select_related("member", "conversation")
    return [_walked(row) for row in rows.order_by("asked_at")]


def walked_one(coach: Member, pk: UUID) -> Walked | None:
    """One of those; None for anybody else's."""
    row = Coaching.objects.filter(coach=coach, state="going", pk=pk).select_related("member", "conversation")
    found = row.first()
    return _walked(found) if found else None


def _walked(row: Coaching) -> Walked:
    held, coming = _calls(row)
    return Walked(row, held, coming, next_number([call.number for call in held]))


def _calls(row: Coaching) -> tuple[list[Call], Call | None]:
    calls = list(row.calls.order_by("number"))
    held = [call for call in calls if call.held_at is not None]
    return held, next((call for call in calls if call.held_at is None), None)


def coach_of(member: Member) -> Coach | None:
    """Their own row as a coach, while they are one."""
    return Coach.objects.filter(OPEN, member=member).first()


def put_to(coach: Member) -> list[Coaching]:
    """Who would like five calls with them, and waits for their answer. Of the one who asks: only languages and hours'
    zone are shown before a yes."""
    rows = Coaching.objects.filter(coach=coach, state="offered").select_related("member")
    return list(rows.order_by("asked_at"))


def free_for(coaching: Coaching) -> list[Free]:
    """The coaches who can be asked about it: here, with room, not asked yet, and with nothing between the two."""
    asker = coaching.member
    apart = blocked_ids(asker) | near_ids(asker) | {asker.pk}
    apart |= set(CoachAsked.objects.filter(coaching=coaching).values_list("coach_id", flat=True))
    coaches = [row for row in _able() if row.member_id not in apart]
    carried = Counter(
        Coaching.objects.filter(state__in=("offered", "going")).values_list("coach_id", flat=True)
    )
    asked = dict(CoachAsked.objects.values_list("coach_id").annotate(last=Max("at")).order_by())
    return [
        Free(str(row.member_id), row.room, carried[row.member_id], asked.get(row.member_id))
        for row in coaches
    ]


def _able() -> QuerySet[Coach]:
    there = {"member__is_active": True, "member__state": Member.State.HERE}
    return Coach.objects.filter(OPEN, room__gt=0, **there)


def near_ids(member: Member) -> set[UUID]:
    """Whoever a window stands or stood between, and who looks through one of the same giver: kept inside, never told.

    So nobody is coached by the person they worry about, nor by somebody else of the same family.
    """
    givers = set(Window.objects.filter(viewer=member).values_list("giver_id", flat=True))
    mine = set(Window.objects.filter(giver=member).values_list("viewer_id", flat=True))
    others = Window.objects.filter(giver__in=givers).values_list("viewer_id", flat=True)
    return (givers | mine | set(others)) - {member.pk}


@dataclass(frozen=True)
class CoachRow:
    """A coach as the desk sees them: whom they walk with is not shown, only how many."""

    coach: Coach
    carries: int


def coaches() -> list[CoachRow]:
    """Everybody who coaches now, by name."""
    carried = Counter(Coaching.objects.filter(state="going").values_list("coach_id", flat=True))
    rows = Coach.objects.filter(OPEN).select_related("member").order_by("member__handle")
    return [CoachRow(row, carried[row.member_id]) for row in rows]


def coaching_now(ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Those of ``ids`` who coach: for the gate, whose rule of the house holds while they do."""
    return set(Coach.objects.filter(OPEN, member__in=ids).values_list("member_id", flat=True))


def waiting() -> tuple[int, datetime | None]:
    """How many wait for a coach, and since when the first of them does. No names."""
    rows = Coaching.objects.filter(state__in=("asked", "offered"))
    return rows.count(), rows.order_by("asked_at").values_list("asked_at", flat=True).first()
