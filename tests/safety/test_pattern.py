"""A pattern of first contacts with newcomers is seen in counts alone; who greets everybody is never named for it."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.people.models import Member
from porch.record.models import Disclosure
from porch.safety.actions import look_for_patterns
from porch.safety.models import Case, Measure
from porch.safety.queries import patterns
from porch.safety.rules.pattern import Encounter, counted
from porch.talk import actions
from porch.talk.models import Conversation

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
KINDS = ("women", "men", "non-binary")
SHARES = (0.45, 0.5, 0.05)


def community(draw: random.Random, people: int = 120) -> list[str]:
    return draw.choices(KINDS, SHARES, k=people)


def meets(
    draw: random.Random,
    opener: str,
    kinds: list[str],
    many: int,
    *,
    ended: float,
    quiet: float,
    only: str = "",
) -> list[Encounter]:
    """So many first contacts; with ``only`` nine of ten are of one kind."""
    there = [at for at, kind in enumerate(kinds) if kind == only] if only else []
    met = []
    for _ in range(many):
        whom = draw.choice(there) if there and draw.random() < 0.9 else draw.randrange(len(kinds))
        how = draw.random()
        met.append(
            Encounter(
                opener,
                str(whom),
                NOON - timedelta(days=draw.uniform(0, 59)),
                kinds[whom],
                ended=how < ended,
                quiet=ended <= how < ended + quiet,
            )
        )
    return met


def test_figures_on_made_up_communities() -> None:
    """Planted behaviour is seen nearly nine times in ten; of a thousand ordinary greeters about one is looked at."""
    draw, found, planted, false, greeters = random.Random(4), 0, 0, 0, 0
    for _ in range(200):
        kinds = community(draw)
        met = []
        for number in range(10):  # those who greet everybody; some talks end, some fall silent
            many = draw.randint(3, 25)
            met += meets(draw, f"greeter {number}", kinds, many, ended=0.15, quiet=0.2)
        met += meets(draw, "planted a", kinds, 12, ended=0.65, quiet=0.1, only="women")
        met += meets(draw, "planted b", kinds, 12, ended=0.1, quiet=0.7, only="women")
        named = {one.opener for one in counted(met, among=Counter(kinds), now=NOON) if one.is_for_a_person}
        planted, greeters = planted + 2, greeters + 10
        found += len({"planted a", "planted b"} & named)
        false += sum(one.startswith("greeter") for one in named)
    print(f"planted seen {found} of {planted}; greeters named {false} of {greeters}")
    assert found / planted > 0.8
    assert false / greeters < 0.005


@given(st.integers(0, 10_000), st.integers(5, 60))
def test_who_is_never_refused_is_never_named(seed: int, many: int) -> None:
    """A women's group's host meets women alone: one sign is ordinary."""
    draw = random.Random(seed)
    kinds = community(draw)
    met = meets(draw, "host", kinds, many, ended=0.0, quiet=0.0, only="women")
    assert not any(one.is_for_a_person for one in counted(met, among=Counter(kinds), now=NOON))


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans(), st.booleans()), max_size=60))
def test_fewer_than_five_newcomers_say_nothing(met: list[tuple[int, bool, bool]]) -> None:
    told = [Encounter("x", str(whom), NOON, "women", ended, quiet) for whom, ended, quiet in met]
    assert not any(one.is_for_a_person for one in counted(told, among={"women": 50, "men": 50}, now=NOON))


def test_what_is_older_than_sixty_days_is_forgotten() -> None:
    old = [
        Encounter("x", str(n), NOON - timedelta(days=61), "women", ended=True, quiet=False) for n in range(20)
    ]
    assert counted(old, among={"women": 5, "men": 5}, now=NOON) == []


# ---- in a real community ----


@pytest.fixture
def newcomers(make_person: Callable[..., Member], now: datetime) -> list[Member]:
    words = (
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Eleven",
        "Twelve",
    )
    made = []
    for number, word in enumerate(words):
        member = make_person(f"Person {word}")
        member.joined_on = now.date() - timedelta(days=40)
        member.save()
        member.lived.gender_lists = ["women"] if number < 6 else ["men"]
        member.lived.save()
        made.append(member)
    return made


def asked(opener: Member, whom: Member, at: datetime) -> Conversation:
    """As it stood in the days when anyone could: the shield itself would refuse it."""
    two = "|".join(sorted((str(opener.pk), str(whom.pk))))
    made = Conversation.objects.create(two=two, asked_by=opener, began_at=at)
    made.memberships.create(member=opener)
    made.memberships.create(member=whom)
    return made


def seek_out(opener: Member, newcomers: list[Member], now: datetime) -> None:
    for member in newcomers[:6]:
        conversation = asked(opener, member, now - timedelta(days=20))
        actions.set_aside(conversation, by=member, now=now - timedelta(days=19))


def test_a_pattern_raises_one_case_with_counts_and_changes_nothing_else(
    bob: Member, carol: Member, newcomers: list[Member], now: datetime
) -> None:
    seek_out(bob, newcomers, now)
    look_for_patterns(now)
    look_for_patterns(now + timedelta(days=1))
    case = Case.objects.get()
    assert case.about_member == bob
    assert "first contacts with newcomers: 6." in case.words
    assert "ended within 14 days: 6." in case.words
    assert "No message was read" in case.words
    assert not any(member.handle in case.words for member in newcomers)
    assert not Measure.objects.exists()
    assert not Disclosure.objects.exists()


def test_a_greeter_who_welcomes_everybody_is_not_named(
    bob: Member, newcomers: list[Member], now: datetime
) -> None:
    for number, member in enumerate(newcomers):
        conversation = asked(bob, member, now - timedelta(days=20))
        if number % 4:
            actions.accept(conversation, by=member, now=now - timedelta(days=19))
    assert patterns(now) == []
    look_for_patterns(now)
    assert not Case.objects.exists()


def test_a_late_no_and_an_ordinary_end_after_weeks_count_for_nothing(
    bob: Member, newcomers: list[Member], now: datetime
) -> None:
    for member in newcomers[:6]:
        conversation = asked(bob, member, now - timedelta(days=40))
        actions.accept(conversation, by=member, now=now - timedelta(days=39))
        actions.close(conversation, now=now - timedelta(days=10))
    assert patterns(now) == []


def test_whom_newcomers_write_to_first_opens_nothing(
    bob: Member, newcomers: list[Member], now: datetime
) -> None:
    for member in newcomers[:6]:
        conversation = asked(member, bob, now - timedelta(days=20))
        actions.close(conversation, now=now - timedelta(days=19))
    assert patterns(now) == []
