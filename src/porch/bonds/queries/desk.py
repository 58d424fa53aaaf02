"""What the coordinator sees: who waits, what is proposed, who was left out and what the community lacks."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, Q, QuerySet

from porch.bonds.models import LeftOut, Load, Mode, Pair, Proposal, Round
from porch.bonds.queries.asked import asked_in_words, need_in_words
from porch.bonds.queries.pool import eligible, settings_now
from porch.bonds.rules.certificate import at_most_percent
from porch.bonds.rules.lifecycles import ASKED, LIVE, OPEN
from porch.bonds.rules.need import needs_of
from porch.bonds.rules.parts import MENTOR, MENTORS
from porch.bonds.rules.waiting import whole_days
from porch.people.models import Member, Role

QUIET = timedelta(days=14)


@dataclass(frozen=True)
class Waiting:
    """One line of the waiting list. ``offer`` is the open offer for them, if there is one."""

    member: Member
    mode: str
    days: int
    asked: list[str]
    offer: Proposal | None

    @property
    def best(self) -> Member | None:
        """Whom the open offer names beside this person."""
        if self.offer is None:
            return None
        return self.offer.first if self.offer.second_id == self.member.pk else self.offer.second


@dataclass(frozen=True)
class Answered:
    """The latest round of a kind, with its certificate as one figure and what the left-out lack."""

    round: Round
    percent: float | None
    needs: list[str]
    left_out: list[LeftOut]


@dataclass(frozen=True)
class Room:
    """Mentor places: free of all; ``few`` when the community should look for more before taking newcomers."""

    free: int
    places: int
    mentors: list[tuple[Member, int]]
    few: bool


def waiting(viewer: Member, now: datetime, *, mode: str | None = None) -> list[Waiting]:
    """Everyone who waits, longest first; nothing for anyone but a coordinator."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return []
    lines = [line for kind in ([mode] if mode else Mode.values) for line in _waiting(kind, now)]
    return sorted(
        lines, key=lambda line: (-line.days, line.member.lived.waiting_since or now, str(line.member.pk))
    )


def _waiting(mode: str, now: datetime) -> list[Waiting]:
    asks = Q(lived__wants_mentor=True) if mode == MENTORS else Q(lived__wants_peer=True)
    offers = {}
    for offer in Proposal.objects.filter(mode=mode, state__in=OPEN).select_related(
        "first__lived", "second__lived"
    ):
        offers[offer.second_id] = offer
        if mode != MENTORS:
            offers[offer.first_id] = offer
    return [
        Waiting(
            member,
            mode,
            whole_days(member.lived.waiting_since or now, now),
            asked_in_words(member.lived),
            offers.get(member.pk),
        )
        for member in eligible(mode).filter(asks)
    ]


def _offers(viewer: Member) -> QuerySet[Proposal]:
    return Proposal.objects.all() if viewer.holds(Role.Name.COORDINATOR) else Proposal.objects.none()


def proposals_to_decide(viewer: Member) -> list[Proposal]:
    """Offers that wait for a person, for whoever waited longest first."""
    rows = _offers(viewer).filter(state="proposed").select_related("first__lived", "second__lived", "round")
    return list(rows.order_by("second__lived__waiting_since", "pk"))


def asked_now(viewer: Member) -> list[Proposal]:
    """Offers someone has been asked about, what runs out first on top."""
    rows = _offers(viewer).filter(state__in=ASKED)
    return list(rows.select_related("first", "second").order_by("due_at", "pk"))


def latest_rounds(viewer: Member) -> list[Answered]:
    """The newest round of each kind, newest first."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return []
    newest = [Round.objects.filter(mode=mode).order_by("-opened_at").first() for mode in Mode.values]
    found = sorted((one for one in newest if one), key=lambda one: one.opened_at, reverse=True)
    return [_answered(one) for one in found]


def _answered(one: Round) -> Answered:
    left = list(LeftOut.objects.filter(round=one).select_related("member__lived").order_by("member__handle"))
    return Answered(one, None if one.gap is None else at_most_percent(one.gap), _needs(left, one.mode), left)


def _needs(left: list[LeftOut], mode: str) -> list[str]:
    asked = [
        (
            row.because,
            {
                "genders": row.member.lived.accepts_genders or (),
                "ages": row.member.lived.accepts_ages or (),
                "languages": row.member.lived.languages,
                "hours": row.member.lived.hours,
            },
        )
        for row in left
    ]
    return [need_in_words(need, mode) for need in needs_of(asked)]


def room_for_more(viewer: Member) -> Room:
    """Free mentor places, and who has them."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return Room(0, 0, [], few=False)
    mentors = eligible(MENTORS).filter(roles__role=MENTOR, roles__until=None).order_by("handle")
    taken = dict(Load.objects.filter(part=MENTOR).values_list("member", "held"))
    rows = [(member, max(0, member.lived.capacity - taken.get(member.pk, 0))) for member in mentors]
    free = sum(places for _, places in rows)
    with_room = [(member, places) for member, places in rows if places]
    return Room(
        free, sum(member.lived.capacity for member, _ in rows), with_room, free <= settings_now().few_places
    )


def quiet_pairs(viewer: Member, now: datetime) -> list[Pair]:
    """Pairs in which nothing was said for two weeks: when, never what."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return []
    pairs = Pair.objects.filter(state="active", started_at__lte=now - QUIET).select_related("first", "second")
    spoken = pairs.annotate(last_said=Max("conversation__messages__sent_at"))
    return list(spoken.filter(Q(last_said__lte=now - QUIET) | Q(last_said=None)).order_by("started_at"))


def pairs_now(viewer: Member) -> int:
    """How many pairs live."""
    return Pair.objects.filter(state__in=LIVE).count() if viewer.holds(Role.Name.COORDINATOR) else 0
