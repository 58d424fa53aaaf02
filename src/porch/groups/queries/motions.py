"""Motions as one person of the group sees them. Of a vote that runs one sees whether one has voted, and no more."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.groups.models import Belonging, Candidate, Group, Hand, Line, Motion, Position, Standing, Voter
from porch.groups.queries.settings import setting_of
from porch.groups.queries.voices import VOICE, home_members, voters_in
from porch.groups.registries import matters
from porch.groups.rules.deciding import terms_of
from porch.groups.rules.lifecycles import THERE
from porch.groups.rules.motions import BEFORE_THE_GROUP, DECIDED, VOTED_ON, Terms
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.safety.queries import hidden

A_PAGE = 20
MOTION, LINE = "motion", "motion-line"  # as the safety desk knows them


@dataclass(frozen=True)
class Place:
    """A group as one who belongs to it stands there. ``is_home``: they have a vote; ``since`` they belong."""

    group: Group
    is_home: bool
    member: UUID
    since: datetime

    def reads_numbers_of(self, motion: Motion) -> bool:
        """Home members do; of a matter nobody does: few vote, and how many said no soon tells who."""
        return self.is_home and motion.kind != Motion.Kind.MATTER

    def reads_needs_of(self, motion: Motion) -> bool:
        """What it takes, in numbers. Of a matter neither whom it is about reads that nor whoever came after it."""
        matter = matters.get(motion.matter)
        if not self.is_home or matter is None:
            return self.is_home
        return matter.whom(motion) != self.member and motion.put_at is not None and self.since < motion.put_at


@dataclass(frozen=True)
class Seen:
    """A motion with what is this person's own about it."""

    motion: Motion
    is_mine: bool
    has_vote: bool
    has_voted: bool
    is_hidden: bool

    @property
    def can_vote(self) -> bool:
        """A vote that is open to them: in an open one they may change what they said."""
        return self.has_vote and not (self.has_voted and self.motion.terms.is_secret)

    @property
    def text(self) -> str:
        return "" if self.is_hidden else self.motion.text

    @property
    def why(self) -> str:
        return "" if self.is_hidden else self.motion.why


@dataclass(frozen=True)
class Spoken:
    """A few words about a motion; ``name`` is empty where whoever said them left it off."""

    line: Line
    name: str
    is_mine: bool

    @property
    def report(self) -> str:
        """What the safety desk calls it."""
        return f"{self.line.motion_id}.{self.line.pk}"


@dataclass(frozen=True)
class Everything:
    """A motion's whole page."""

    place: Place
    seen: Seen
    lines: list[Spoken] = field(default_factory=list)
    candidates: list[tuple[str, str]] = field(default_factory=list)
    i_stand: bool = False
    electorate: int = 0
    hands: list[tuple[str, list[str]]] = field(default_factory=list)
    elected: str = ""


def place_for(viewer: Member, slug: str) -> Place | None:
    """The group, where the viewer belongs to it."""
    if not viewer.in_recovery:
        return None
    mine = Belonging.objects.filter(member=viewer, group__slug=slug, group__state__in=[*THERE, "ended"])
    row = mine.select_related("group").first()
    if row is None:
        return None
    return Place(row.group, row.is_home or row.group.is_household, viewer.pk, row.joined_at)


def terms_now(group: Group) -> Terms:
    """How this group decides today."""
    return terms_of(lambda code: setting_of(group, code))


def voices_in(group: Group) -> int:
    """How many have a vote here now."""
    return home_members(group).count()


def voices_seen_by(place: Place) -> int:
    """The same for home members alone, to whom a number under eleven is their own; for others there is none."""
    return voices_in(place.group) if place.is_home else 0


def open_in(viewer: Member, group: Group, now: datetime) -> list[Seen]:
    """What is before the group, the oldest first."""
    return _seen(viewer, _of(group).filter(state__in=sorted(BEFORE_THE_GROUP)).order_by("put_at", "pk"), now)


def decided_in(viewer: Member, group: Group, now: datetime, page: int) -> tuple[list[Seen], bool]:
    """The group's book of decisions, the newest first, and whether it goes on after this page."""
    rows = _of(group).filter(state__in=sorted(DECIDED)).order_by("-decided_at", "pk")
    found = _seen(viewer, rows[page * A_PAGE : (page + 1) * A_PAGE + 1], now)
    return found[:A_PAGE], len(found) > A_PAGE


def draft_of(viewer: Member, group: Group) -> Motion | None:
    """What they have written down here and not put yet."""
    return _of(group).filter(state="drafted", brought_by=viewer).first()


def votes_for(viewer: Member, now: datetime) -> list[Seen]:
    """Votes that are open to them and that they have not said anything in, the one that ends first first."""
    home = Belonging.objects.filter(VOICE, member=viewer, group__state__in=THERE).values("group")
    rows = _motions().filter(group__in=home, state__in=sorted(VOTED_ON), due_at__gt=now)
    rows = rows.filter(voters__member=viewer, voters__has_voted=False)
    return _seen(viewer, rows.order_by("due_at", "pk"), now)


def motion_for(viewer: Member, place: Place, pk: UUID, now: datetime) -> Seen | None:
    """One motion of the viewer's group; what is only written down is its writer's."""
    put = ~Q(state="drafted") & Q(put_at__isnull=False)
    rows = _of(place.group).filter(put | Q(brought_by=viewer), pk=pk)
    return next(iter(_seen(viewer, rows, now)), None)


def whole(viewer: Member, place: Place, seen: Seen) -> Everything:
    """All of a motion's page, as far as the viewer may see it."""
    motion = seen.motion
    over = motion.state in DECIDED
    return Everything(
        place,
        seen,
        lines=_lines(viewer, motion),
        candidates=candidates_for(motion),
        i_stand=motion.is_election
        and Standing.objects.filter(position=motion.position, member=viewer).exists(),
        electorate=_electorate(motion) if place.reads_needs_of(motion) else 0,
        hands=_hands(viewer, motion) if over and place.is_home and not motion.terms.is_secret else [],
        elected=motion.elected.handle if motion.elected and motion.elected.is_here else "",
    )


def candidates_for(motion: Motion) -> list[tuple[str, str]]:
    """Those who stand, by id and name, in the order of their names: nobody ranks them."""
    if not motion.is_election or motion.state not in BEFORE_THE_GROUP:
        return []
    if motion.state in VOTED_ON:
        rows = Candidate.objects.filter(motion=motion).select_related("member")
        named = [(str(row.pk), row.member.handle if row.member else "") for row in rows]
    else:
        stand = Standing.objects.filter(position=motion.position).select_related("member")
        named = [(str(row.member_id), row.member.handle) for row in stand if row.member.is_here]
    return sorted(named, key=lambda one: one[1])


def positions_in(group: Group) -> QuerySet[Position]:
    return Position.objects.filter(group=group)


def held_positions_in(group: Group) -> QuerySet[Position]:
    return positions_in(group).filter(terms__state="held")


def _motions() -> QuerySet[Motion]:
    return Motion.objects.select_related("group", "position", "elected")


def _of(group: Group) -> QuerySet[Motion]:
    return _motions().filter(group=group)


def _seen(viewer: Member, rows: QuerySet[Motion], now: datetime) -> list[Seen]:
    motions = list(rows)
    mine = Voter.objects.filter(member=viewer, motion__in=motions).values_list("motion", "has_voted")
    votes, home = dict(mine), _voiced_by(viewer)
    gone = hidden(MOTION) if motions else set()
    return [_one(motion, viewer, votes, home, gone, now) for motion in motions]


def _one(
    motion: Motion,
    viewer: Member,
    votes: dict[UUID, bool],
    home: Collection[UUID],
    gone: Collection[str],
    now: datetime,
) -> Seen:
    runs = motion.state in VOTED_ON and motion.due_at is not None and motion.due_at > now
    mine = motion.brought_by_id == viewer.pk
    is_hidden = str(motion.pk) in gone and not mine
    can_be_read = not (
        is_hidden and motion.kind == Motion.Kind.TEXT
    )  # nobody votes on words they cannot read
    has_vote = runs and can_be_read and motion.pk in votes and motion.group_id in home
    return Seen(motion, mine, has_vote, votes.get(motion.pk, False), is_hidden)


def _voiced_by(viewer: Member) -> set[UUID]:
    """Where they have a vote."""
    return set(Belonging.objects.filter(VOICE, member=viewer).values_list("group_id", flat=True))


def _lines(viewer: Member, motion: Motion) -> list[Spoken]:
    """What was said about it, but for what a block or the desk keeps from the viewer."""
    rows = Line.objects.filter(motion=motion).exclude(author__in=blocked_ids(viewer))
    gone = hidden(LINE, f"{motion.pk}.")
    shown = [
        line
        for line in rows.select_related("author").order_by("at", "pk")
        if line.author_id == viewer.pk or f"{motion.pk}.{line.pk}" not in gone
    ]
    return [
        Spoken(line, line.author.handle if line.is_named else "", line.author_id == viewer.pk)
        for line in shown
    ]


def _electorate(motion: Motion) -> int:
    if motion.electorate is not None:
        return motion.electorate
    if motion.state in (*VOTED_ON, "hearing"):
        return Voter.objects.filter(motion=motion).count()
    return len(voters_in(motion))


def _hands(viewer: Member, motion: Motion) -> list[tuple[str, list[str]]]:
    """How each voted in an open vote that is over; without the name of whoever left, or is kept apart from them."""
    apart = blocked_ids(viewer)
    rows = Hand.objects.filter(motion=motion).select_related("member")
    shown = [
        (row.member.handle if row.member and row.member.is_here and row.member_id not in apart else "", row)
        for row in rows
    ]
    return [(name, row.said) for name, row in sorted(shown, key=lambda one: (one[0] == "", one[0]))]


def decided_between(group: Group, since: datetime | None, until: datetime) -> list[Motion]:
    """What the group decided in that time, the first first, for a page of its own people."""
    rows = _of(group).filter(state="passed", decided_at__lte=until)
    return list((rows.filter(decided_at__gt=since) if since else rows).order_by("decided_at", "pk"))
