"""The index answers what a plain reading of the list answers, for whatever is asked at whatever moment."""

from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.listings import comings
from porch.listings.entry import Entry
from porch.listings.index import Index
from porch.listings.ordering import NEVER
from porch.listings.recurrence import EVERY_WEEK, Recurrence
from porch.listings.text import LETTERS, Lexicon, Texts
from porch.listings.wanted import Near, Wanted
from tests.listings import by_hand
from tests.listings.by_hand import Told, told

ZONES = [
    *("America/Los_Angeles", "America/New_York", "Europe/London", "Australia/Lord_Howe"),
    *("Asia/Kathmandu", "Pacific/Apia", "UTC"),
]
WORDS = ["Serenity", "Sunday", "Café", "Mill", "Lane", "Women", "a", "12", "Kettle", "Kettles", "Brot"]
TYPED = [
    *WORDS,
    "ser",
    "seremity",
    "keztle",
    "cafe",
    "womn",
    "lnae",
    "xyzzy",
    "kette",
    "suNDay",
    "1",
    "mil",
    "kettel",
    "sreenity",
]
CHANGES = [  # of clocks in London, New York, Lord Howe and Los Angeles
    *(
        "2026-03-29T01:00Z",
        "2026-10-25T01:00Z",
        "2026-03-08T07:00Z",
        "2026-04-04T15:00Z",
        "2026-11-01T09:00Z",
    ),
]
MOMENTS = st.one_of(
    st.builds(
        lambda minutes: datetime(2025, 10, 20, tzinfo=UTC) + timedelta(minutes=minutes),
        st.integers(0, 550_000),
    ),
    st.builds(
        lambda said, minutes: datetime.fromisoformat(said) + timedelta(minutes=minutes),
        st.sampled_from(CHANGES),
        st.integers(-10_000, 400),
    ),
)
PLACES = [
    *((51.5, -0.1), (51.51, -0.12), (51.9, 0.02)),
    *((-16.8, 179.99), (-16.81, -179.98), (89.9, 0.0), (89.9, 170.0)),
]
TYPES = ["open", "women", "wheelchair", "lang-es", "lang-en"]
CLOCKS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))


def a_list(seed: int) -> tuple[list[Told], Lexicon]:
    """Forty meetings drawn by seed: so many that most of what is wanted finds some and not all."""
    chance, lexicon = Random(seed), Lexicon()
    return [a_meeting(number, chance, lexicon) for number in range(40)], lexicon


def a_meeting(number: int, chance: Random, lexicon: Lexicon) -> Told:
    lat, lon = chance.choice([*PLACES, (None, None)])
    said = [" ".join(chance.sample(WORDS, chance.randrange(4))) for _ in range(3)]
    return told(
        lexicon,
        (said[0], said[1], said[2]),
        key=number,
        slug=f"m{number}",
        name=chance.choice(["Kettle", "Walk", "Zen"]),
        zone=chance.choice(ZONES),
        day=chance.choice([None, *range(7)]),
        at=time(chance.randrange(24), chance.choice([0, 15, 30, 59])),
        minutes=chance.choice([1, 60, 90, 480, 1440]),
        lat=lat,
        lon=lon,
        is_in_person=chance.random() < 0.6,
        is_online=chance.random() < 0.5,
        types=tuple(chance.sample(TYPES, chance.randrange(4))),
        fellowship=chance.choice(["aa", "na", ""]),
    )


LISTS = st.integers(0, 10_000).map(a_list)
WISHES: dict[str, st.SearchStrategy[Any]] = {
    "days": st.frozensets(st.integers(0, 6), min_size=1, max_size=3),
    "ahead": st.frozensets(st.integers(0, 1), min_size=1),
    "since": CLOCKS,
    "until": CLOCKS,
    "near": st.builds(
        lambda at, km: Near(at[0], at[1], km),
        st.sampled_from(PLACES),
        st.sampled_from([None, 0.5, 5.0, 60.0, 20000.0]),
    ),
    "venue": st.frozensets(st.sampled_from(["in-person", "online", "hybrid"]), min_size=1, max_size=2),
    "types": st.frozensets(st.sampled_from([*TYPES[:3], "nothing"]), min_size=1, max_size=2),
    "fellowships": st.frozensets(st.sampled_from(["aa", "smart", ""]), min_size=1),
    "languages": st.frozensets(st.sampled_from(["es", "en"]), min_size=1),
    "text": st.lists(st.sampled_from(TYPED), min_size=1, max_size=2).map(" ".join),
    "on_now": st.just(True),
}


@st.composite
def wishes(draw: st.DrawFn) -> Wanted:
    """A few things said, as people do."""
    said = draw(st.sets(st.sampled_from(list(WISHES)), max_size=3))
    if "since" in said and draw(st.booleans()):
        said.add("until")
    return Wanted(
        now=draw(MOMENTS),
        zone=draw(st.sampled_from(ZONES)),
        clock=draw(st.sampled_from(["mine", "theirs"])),
        order=draw(st.sampled_from(["", "start", "near", "words"])),
        **{name: draw(WISHES[name]) for name in sorted(said)},
    )


def same(index: Index, rows: list[Told], wanted: Wanted) -> None:
    found, expected = index.search(wanted, most=100), by_hand.search(rows, wanted)
    assert [(one.key, one.starts, one.is_on) for one in found.rows] == [
        (one.key, one.starts, one.is_on) for one in expected
    ]
    assert found.total == len(expected)
    for one, other in zip(found.rows, expected, strict=True):
        assert one.km == (None if other.km is None else pytest.approx(other.km, abs=1e-6))


@settings(max_examples=300, deadline=None)
@given(LISTS, wishes())
def test_it_finds_what_a_plain_reading_finds_in_the_same_order(
    made: tuple[list[Told], Lexicon], wanted: Wanted
) -> None:
    rows, lexicon = made
    same(Index([one.entry for one in rows], lexicon), rows, wanted)


@settings(max_examples=60, deadline=None)
@given(LISTS, wishes(), st.lists(st.integers(-600, 3000), max_size=5))
def test_as_the_clock_moves_on_it_answers_as_if_it_had_just_been_made(
    made: tuple[list[Told], Lexicon], wanted: Wanted, steps: list[int]
) -> None:
    rows, lexicon = made
    index = Index([one.entry for one in rows], lexicon)
    now = wanted.now
    for step in steps:
        now += timedelta(minutes=step)
        changed = {name: getattr(wanted, name) for name in wanted.__slots__} | {"now": now}
        same(index, rows, Wanted(**changed))


@settings(max_examples=60, deadline=None)
@given(LISTS, wishes(), st.integers(0, 40), st.integers(1, 15))
def test_a_page_of_it_is_a_stretch_of_the_whole(
    made: tuple[list[Told], Lexicon], wanted: Wanted, offset: int, most: int
) -> None:
    rows, lexicon = made
    index = Index([one.entry for one in rows], lexicon)
    whole = index.search(wanted, most=100)
    page = index.search(wanted, most=most, offset=offset)
    assert page.rows == whole.rows[offset : offset + most]
    assert page.total == whole.total


def test_clocks_are_told_far_ahead_without_going_there_day_by_day(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, ahead = [], comings._ahead
    monkeypatch.setattr(comings, "_ahead", lambda *said: asked.append(said) or ahead(*said))
    moments = [datetime(year, 7, 1, 18, tzinfo=UTC) for year in (2026, 2027, 2150, 2199)]
    numbers = np.array([*(int(one.timestamp()) for one in moments), NEVER], np.int64)
    shown = comings.on_the_wall(numbers, "Europe/London")
    assert [int(one) % (24 * 60) for one in shown[:-1]] == [19 * 60] * 4
    assert len(asked) < 2000


def test_a_rule_that_breaks_has_no_next_time_and_the_others_have_theirs(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> datetime:
        raise OverflowError("date value out of range")

    monkeypatch.setattr(comings, "next_start", broken)
    rare = Recurrence(nth=(2,))
    rows = [
        Entry(key=n, slug=str(n), name=str(n), zone="UTC", day=1, at=time(19), recurrence=rule)
        for n, rule in enumerate((EVERY_WEEK, rare))
    ]
    starts = comings.Calendar(rows).at(datetime(2026, 11, 20, tzinfo=UTC)).starts.tolist()
    assert starts == [int(datetime(2026, 11, 23, 19, tzinfo=UTC).timestamp()), NEVER]
    assert "leads nowhere" in caplog.text


def test_of_a_long_wish_only_two_words_may_be_mistyped_however_many_letters_a_list_has() -> None:
    lexicon = Lexicon()
    letters = " ".join(chr(0x4E00 + n) for n in range(3000))
    texts = Texts(lexicon, [[lexicon.numbers("lantern kettle harbour")], [lexicon.numbers(letters)], [b""]])
    assert len(texts._letters) == LETTERS
    for wish, found in (
        ("lantarn kettel", True),
        ("lantarn kettel harbaur", False),
        ("lantern kettle harbour", True),
    ):
        scores = texts.scores(wish)
        assert scores is not None
        assert bool(scores[0]) == found
