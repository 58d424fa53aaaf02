"""Who takes part in pairing right now, and the engine's case about them, in a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.bonds.models import Pair, PairingSettings, Proposal
from porch.bonds.queries.power import power_among
from porch.bonds.queries.seeking import mentors_now, seeks_of
from porch.bonds.queries.settings import labels, policy_of
from porch.bonds.rules.answering import Asked, chances
from porch.bonds.rules.cases import case_of, record_of
from porch.bonds.rules.lifecycles import ASKED, LIVE
from porch.bonds.rules.parts import MENTORS
from porch.bonds.rules.terms import COVER, Seeks
from porch.people.models import Block, Member, Role
from porch.safety.queries import kept_from_contact

REST = timedelta(days=30)
"""How long two are not put forward again after "not now", no answer, or a skip."""

ANSWERS_COUNT = timedelta(days=90)
"""How far back it counts whether someone answered what they were asked."""

type Link = tuple[str, str]


@dataclass(frozen=True)
class Pool:
    """``waiting`` are free to be paired now; ``places`` counts free mentor places (in peers mode, people).

    ``seeks`` says of each who looks for a mentor which kind and how many more.
    """

    mode: str
    people: dict[str, Member]
    waiting: list[Member]
    places: int
    case: dict[str, Any]
    seeks: dict[UUID, Seeks] = field(default_factory=dict)


def eligible(mode: str) -> QuerySet[Member]:
    """Everyone the engine may pair in this mode: here for themselves, not staff, asking or mentoring."""
    mentors = Role.objects.filter(role=Role.Name.MENTOR, until=None).values("member")
    asks = Q(lived__wants_mentor=True) | Q(pk__in=mentors) if mode == MENTORS else Q(lived__wants_peer=True)
    return pairable().filter(asks)


def pairable() -> QuerySet[Member]:
    """Everyone who is here for themselves and not staff (``Member.is_paired_apart``, for many at once), and whom
    the safety desk has not asked to meet nobody new for a while."""
    apart = Role.objects.filter(role__in=Role.STAFF, until=None).values("member")
    here = Member.objects.filter(is_active=True, state=Member.State.HERE, in_recovery=True)
    return here.exclude(pk__in=apart).exclude(pk__in=kept_from_contact()).select_related("lived")


def pool(mode: str, *, now: datetime, settings: PairingSettings, extra: Iterable[Member] = ()) -> Pool:
    """Everyone in this mode with who is spoken for, who is kept apart, and what is only proposed.

    ``extra`` adds people a coordinator named by hand though they did not ask.
    """
    mentors = mentors_now(now) if mode == MENTORS else set()
    free = {member.pk: member for member in [*eligible(mode), *extra]}
    found = seeks_of(free.keys(), settings) if mode == MENTORS else {}
    taken = _spoken_for(mode)
    used = Counter(mentor for _, mentor in taken) if mode == MENTORS else Counter(chain.from_iterable(taken))
    people = {str(pk): member for pk, member in free.items()} | _others(
        chain.from_iterable(taken), known=free
    )
    proposed, answering = _proposed(mode), _answering(now)
    walking = {mentor for _, mentor in taken} if mode == MENTORS else set()
    sought = {seeker for seeker, _ in (*taken, *proposed)} if mode == MENTORS else set()
    has_one = {person for link in taken for person in link} if mode != MENTORS else set()
    seeking, records = [], []
    for id, member in people.items():
        is_free, mentoring = member.pk in free, member.pk in mentors or id in walking
        still = found[member.pk].more > 0 if member.pk in found else id not in has_one
        asks = is_free and _asks(member, mode) and still
        seeking += [member] if asks else []
        may_have_more = is_free and (mode != MENTORS or member.pk in mentors)
        record = _record(
            id,
            member,
            mode,
            asks=asks or id in sought,
            mentoring=mentoring,
            free=may_have_more,
            used=used[id],
        )
        records.append(record | ({"acceptance": answering[id]} if id in answering else {}))
    places = _places(records, used) if mode == MENTORS else len(seeking)
    avoid = _avoid(mode, now) + _power(people)
    links = {"existing": taken, "proposals": proposed, "blocks": _blocks(), "avoid": avoid}
    case = case_of(mode, records, as_of=now.astimezone(UTC).date(), links=links, policy=policy_of(settings))
    return Pool(mode, people, seeking, places, case | {"labels": labels()}, found)


def _power(people: dict[str, Member]) -> list[Link]:
    """Both ways round: neither is to be the other's mentor."""
    found = power_among({member.pk for member in people.values()})
    return [link for one, other in found for link in ((str(one), str(other)), (str(other), str(one)))]


def _asks(member: Member, mode: str) -> bool:
    return member.lived.wants_mentor if mode == MENTORS else member.lived.wants_peer


def _others(linked: Iterable[str], *, known: dict[Any, Member]) -> dict[str, Member]:
    """Those who are spoken for though they neither ask nor mentor now: their pairs still fill places."""
    missing = set(linked) - {str(pk) for pk in known}
    found = Member.objects.filter(pk__in=missing).select_related("lived")
    return {str(member.pk): member for member in found if hasattr(member, "lived")}


def _record(
    id: str, member: Member, mode: str, *, asks: bool, mentoring: bool, free: bool, used: int
) -> dict[str, Any]:
    capacity = max(used, 1 if mode != MENTORS else member.lived.capacity) if free else used
    if mode != MENTORS:
        role = ""
    elif mentoring:
        role = "both" if asks else "mentor"
    else:
        role, capacity = "seeker", 1
    return record_of(member.lived, id=id, zone=member.time_zone, role=role, capacity=capacity)


def _places(records: list[dict[str, Any]], used: Counter[str]) -> int:
    """Free mentor places; a mentor's own search for a mentor takes none of them."""
    return sum(
        max(0, one["capacity"] - used[one["id"]]) for one in records if one.get("role") in ("mentor", "both")
    )


def _spoken_for(mode: str) -> list[Link]:
    """Pairs that live and offers someone has been told of: nothing moves these."""
    pairs = Pair.objects.filter(mode=mode, state__in=LIVE, first__isnull=False, second__isnull=False)
    asked = Proposal.objects.filter(mode=mode, state__in=ASKED)
    return _links(pairs) + _links(asked)


def _proposed(mode: str) -> list[Link]:
    return _links(Proposal.objects.filter(mode=mode, state="proposed").exclude(term=COVER))


def _avoid(mode: str, now: datetime) -> list[Link]:
    """Declined once, ended once, resting after "not now", or already something else to each other."""
    no = Q(state="declined") | Q(state__in=("set-aside", "expired", "skipped"), closed_at__gt=now - REST)
    known = Q(state="ended", mode=mode) & ~Q(term=COVER) | (Q(state__in=LIVE) & ~Q(mode=mode))
    pairs = Pair.objects.filter(known, first__isnull=False, second__isnull=False)
    return _links(Proposal.objects.filter(no, mode=mode)) + _links(pairs)


def _links(rows: QuerySet[Any]) -> list[Link]:
    """As the engine takes them in mentors mode: the seeker, then the mentor (who is asked first here)."""
    return [(str(second), str(first)) for first, second in rows.values_list("first_id", "second_id")]


def _answering(now: datetime) -> dict[str, float]:
    """Who let an offer run out lately, with how likely an answer of theirs is: for the engine alone."""
    lately = Proposal.objects.filter(first_asked_at__gt=now - ANSWERS_COUNT)
    rows = lately.values_list("first_id", "second_id", "state", "second_asked_at")
    return chances(Asked(str(first), str(second), state, at is not None) for first, second, state, at in rows)


def _blocks() -> list[Link]:
    return [(str(by), str(whom)) for by, whom in Block.objects.values_list("by_id", "whom_id")]
