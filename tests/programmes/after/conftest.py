"""What these stories begin with: a programme of twelve weeks, alice in it since October, bob and erin her people."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from porch.bonds.models import Pair
from porch.bonds.rules.parts import between
from porch.kit.clock import now as this_moment
from porch.people.models import Member
from porch.programmes.actions import handing
from porch.programmes.models import Cohort, Episode, HandOver, Mark, Programme, Session, Worker
from porch.programmes.rules.roll import Here
from porch.talk.actions import open_between
from porch.wire.models import Notice

DAY = timedelta(days=1)

type Walk = Callable[[Member, Member], Pair]
type Hold = Callable[..., None]


def told(member: Member) -> list[str]:
    """The kinds of notice somebody got, in order."""
    return list(Notice.objects.filter(member=member).order_by("pk").values_list("kind", flat=True))


def states(stay: Episode) -> list[str]:
    """How the hand-overs of a stay stand, in the order that was chosen."""
    return list(HandOver.objects.filter(episode=stay).order_by("place").values_list("state", flat=True))


def row_of(stay: Episode, peer: Member) -> HandOver:
    found = HandOver.objects.select_related("episode__member", "episode__cohort", "peer")
    return found.filter(episode=stay, peer=peer).latest("place")


def yes(stay: Episode, peer: Member, now: datetime) -> HandOver:
    handing.ask(stay, [peer], by=stay.member, now=now)
    handing.answer(row_of(stay, peer), "yes", by=peer, now=now)
    return row_of(stay, peer)


@pytest.fixture
def now() -> datetime:
    """This moment: pages ask the clock themselves."""
    return this_moment()


@pytest.fixture
def walk(now: datetime) -> Walk:
    """``walk(alice, bob)``: they are a pair, and have a conversation."""

    def made(one: Member, other: Member) -> Pair:
        return Pair.objects.create(
            mode="peers" if not other.holds("mentor") else "mentors",
            first=other,
            second=one,
            between=between(one.pk, other.pk),
            started_at=now - 30 * DAY,
            conversation=open_between([one, other], now=now - 30 * DAY),
        )

    return made


@pytest.fixture
def cohort(db: None, now: datetime) -> Cohort:
    programme = Programme.objects.create(
        slug="harbour", name="Harbour evenings", host="Harbour House", opened_at=now - 90 * DAY
    )
    return Cohort.objects.create(
        programme=programme, name="Autumn", starts_on=date(2026, 10, 1), ends_on=date(2026, 12, 22)
    )


@pytest.fixture
def stay(cohort: Cohort, alice: Member) -> Episode:
    return Episode.objects.create(cohort=cohort, member=alice, started_on=date(2026, 10, 1))


@pytest.fixture
def friends(alice: Member, bob: Member, erin: Member, walk: Walk) -> tuple[Member, Member]:
    """Bob is alice's mentor and erin her peer."""
    walk(alice, bob)
    walk(alice, erin)
    return bob, erin


@pytest.fixture
def leader(cohort: Cohort, make_person: Callable[..., Member], now: datetime) -> Member:
    """Gale leads the sessions."""
    gale = make_person("Gale Door")
    Worker.objects.create(programme=cohort.programme, member=gale, part="facilitator", since=now - 80 * DAY)
    return gale


@pytest.fixture
def hold(cohort: Cohort, now: datetime) -> Hold:
    """``hold(stay, "absent", "absent")``: the last sessions, one a week, the latest three days ago."""

    def made(stay: Episode, *words: str, until: datetime | None = None) -> None:
        last = until or now - 3 * DAY
        for back, word in enumerate(reversed(words)):
            at = last - back * 7 * DAY
            session, _ = Session.objects.get_or_create(
                cohort=cohort, starts_at=at, defaults={"rolled_at": at}
            )
            Mark.objects.update_or_create(
                session=session, episode=stay, defaults={"here": Here(word), "at": at}
            )

    return made
