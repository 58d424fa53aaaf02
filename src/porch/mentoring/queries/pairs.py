"""Reviews and agreements as one of the two sees them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from porch.bonds.models import Mode, Pair, looks_live
from porch.bonds.queries import pairs_of
from porch.mentoring.models import Agreement, Line, Review, YearOn
from porch.mentoring.rules.agreements import Text, texts
from porch.people.models import Member


@dataclass(frozen=True)
class Mine:
    """A review as one sees it: the other, one's own answer, and nothing of theirs."""

    review: Review
    other: Member | None
    says: str


@dataclass(frozen=True)
class Said:
    about: str
    text: str
    by: Member


@dataclass(frozen=True)
class Paper:
    """An agreement as one of the two reads it. ``before``: an older version is in force meanwhile."""

    agreement: Agreement
    text: Text
    lines: list[Said]
    i_said_yes: bool
    they_said_yes: bool
    before: bool


def open_reviews(member: Member, now: datetime) -> list[Mine]:
    """What this member may still answer, the nearest end first."""
    mine = Q(pair__first=member) | Q(pair__second=member)
    rows = Review.objects.filter(mine, looks_live("pair__"), state="open", until__gt=now)
    found = rows.select_related("pair__first", "pair__second").order_by("until", "pk")
    live = set(pairs_of(member).values_list("pk", flat=True))
    return [_mine(row, member) for row in found if row.pair_id in live]


def review_of(member: Member, pair: UUID, now: datetime) -> Mine | None:
    return next((one for one in open_reviews(member, now) if one.review.pair_id == pair), None)


def _mine(row: Review, member: Member) -> Mine:
    is_first = row.pair.first_id == member.pk
    return Mine(row, row.pair.other_than(member), row.first_says if is_first else row.second_says)


def mentor_pair(member: Member, pk: UUID) -> Pair | None:
    """A pair of mentor and mentee this member is or was in."""
    return pairs_of(member).filter(pk=pk, mode=Mode.MENTORS).first()


def paper_of(member: Member, pair: Pair) -> Paper | None:
    """The newest agreement of this pair; None when none was offered yet."""
    rows = list(Agreement.objects.filter(pair=pair).order_by("-offered_at", "-pk"))
    if not rows:
        return None
    found = rows[0]
    lines = Line.objects.filter(agreement=found).select_related("by")
    by_about = {line.about: Said(line.about, line.text, line.by) for line in lines}
    first, second = found.first_yes_at is not None, found.second_yes_at is not None
    mine, theirs = (first, second) if pair.first_id == member.pk else (second, first)
    before = any(row.state == "agreed" for row in rows[1:])
    ordered = [by_about[about] for about in Line.About.values if about in by_about]
    return Paper(found, texts()[found.version], ordered, mine, theirs, before)


def papers_to_read(member: Member) -> list[Pair]:
    """Pairs whose agreement waits for this member's yes."""
    first = Q(pair__first=member, first_yes_at=None)
    second = Q(pair__second=member, second_yes_at=None)
    waiting = Agreement.objects.filter(first | second, looks_live("pair__"), state="offered")
    return list(pairs_of(member).filter(pk__in=waiting.values("pair")))


def year_on(member: Member) -> bool:
    """Whether the question is open for them."""
    return YearOn.objects.filter(member=member, answer=YearOn.Answer.OPEN).exists()
