"""The rule that chooses the one next thing: the strongest pull, then the soonest; and nobody is asked in vain."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.home.rules.next_thing import ALWAYS_ASKED, NAMED_BESIDE, choose

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Thing:
    pull: int
    at: datetime | None
    name: int = 0


hours = st.one_of(st.none(), st.sampled_from(range(-48, 49)).map(lambda n: NOON + timedelta(hours=n)))
offers = st.lists(
    st.tuples(
        st.sampled_from(range(1, 9)), st.one_of(st.none(), st.tuples(st.sampled_from(range(8)), hours))
    ),
    max_size=9,
)


Told = tuple[int, tuple[int, datetime | None] | None]


def candidates(found: list[Told]) -> list[tuple[int, Thing | None]]:
    """As (best, thing): a thing never pulls more than its best."""
    return [
        (best, Thing(min(8, best + told[0]), told[1], n) if told else None)
        for n, (best, told) in enumerate(found)
    ]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(offers)
def test_it_is_the_strongest_and_of_those_the_soonest(found: list[Told]) -> None:
    things = candidates(found)
    chosen = choose([(best, partial(lambda thing: thing, thing)) for best, thing in things])
    there = [thing for _, thing in things if thing is not None]
    if not there:
        assert chosen.thing is None
        return
    assert chosen.thing is not None
    strongest = [thing for thing in there if thing.pull == min(one.pull for one in there)]
    times = [thing.at for thing in strongest if thing.at is not None]
    assert chosen.thing in strongest
    assert chosen.thing.at == (min(times) if times else None)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(offers)
def test_whoever_waits_is_never_passed_over_but_for_the_length_of_the_line(found: list[Told]) -> None:
    things = candidates(found)
    chosen = choose([(best, partial(lambda thing: thing, thing)) for best, thing in things])
    wait = {thing for _, thing in things if thing is not None and thing.pull <= ALWAYS_ASKED}
    named = {chosen.thing, *chosen.beside} & wait
    assert len(named) == min(len(wait), NAMED_BESIDE + 1)
    assert chosen.thing not in chosen.beside
    assert all(other.pull <= ALWAYS_ASKED for other in chosen.beside)


def test_a_room_whose_best_is_weaker_than_what_was_found_is_not_asked() -> None:
    asked_for: list[str] = []

    def offer(name: str, thing: Thing | None) -> Thing | None:
        asked_for.append(name)
        return thing

    choose(
        [
            (8, partial(offer, "could", Thing(8, None))),
            (3, partial(offer, "promised", Thing(3, NOON))),
            (3, partial(offer, "promised too", Thing(6, NOON))),
            (1, partial(offer, "now", None)),
            (2, partial(offer, "waits", None)),
        ]
    )
    assert asked_for == ["now", "waits", "promised", "promised too"]


def test_what_is_offered_late_may_still_be_sooner() -> None:
    late, soon = Thing(3, NOON + timedelta(hours=2)), Thing(3, NOON)
    assert choose([(3, lambda: late), (3, lambda: soon)]).thing is soon
