"""Whose turn is which chore: one after another, whoever comes, leaves or is away, and nobody owes for it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from porch.houses.rules.chores import Standing, came, draw, is_away, monday

FIRST = date(2026, 11, 30)
WEEK = timedelta(days=7)


@dataclass
class House:
    """A house as weeks pass: ``turns`` are (week, who, chore) in the order in which they were drawn."""

    chores: list[str]
    last: dict[int, tuple[date, int]] = field(default_factory=dict)
    had: dict[int, Counter[str]] = field(default_factory=dict)
    turns: list[tuple[int, int, str]] = field(default_factory=list)
    weeks: int = 0

    def comes(self, who: int) -> None:
        self.last[who], self.had[who] = came(FIRST + self.weeks * WEEK, who), Counter()

    def leaves(self, who: int) -> None:
        self.last.pop(who, None)

    def week(self, away: frozenset[int] = frozenset()) -> None:
        line = [
            Standing(who, last, dict(self.had[who])) for who, last in self.last.items() if who not in away
        ]
        for place, (chore, who) in enumerate(draw(self.chores, line)):
            self.last[who] = (FIRST + self.weeks * WEEK, place)
            self.had[who][chore] += 1
            self.turns.append((self.weeks, who, chore))
        self.weeks += 1


def lived_in(chores: int, people: int) -> House:
    made = House([f"chore {n}" for n in range(chores)])
    for who in range(people):
        made.comes(who)
    return made


def spread(counts: list[int]) -> int:
    return max(counts) - min(counts)


@given(chores=st.integers(1, 7), people=st.integers(1, 8), weeks=st.integers(1, 40))
def test_everybody_has_every_chore_in_turn(chores: int, people: int, weeks: int) -> None:
    house = lived_in(chores, people)
    for _ in range(weeks):
        house.week()
    for who in range(people):
        assert spread([house.had[who][chore] for chore in house.chores]) <= 1


@given(
    chores=st.integers(1, 6),
    people=st.integers(2, 7),
    story=st.lists(
        st.tuples(st.sampled_from(["comes", "leaves", "week"]), st.integers(2, 12), st.integers(2, 12)),
        min_size=1,
        max_size=30,
    ),
)
def test_of_two_who_are_there_throughout_neither_is_ever_more_than_one_turn_ahead(
    chores: int, people: int, story: list[tuple[str, int, int]]
) -> None:
    """Others come, leave and are away; the two whose counts are looked at, 0 and 1, never are."""
    house = lived_in(chores, people)
    for what, who, other in story:
        if what == "comes" and who not in house.last:
            house.comes(who)
        elif what == "leaves":
            house.leaves(who)
        house.week(away=frozenset({who, other}))
    for since in range(house.weeks):
        for until in range(since + 1, house.weeks + 1):
            had = Counter(who for week, who, _ in house.turns if since <= week < until)
            assert abs(had[0] - had[1]) <= 1


@given(chores=st.integers(1, 5), people=st.integers(2, 6), weeks=st.integers(1, 12))
def test_whoever_was_away_owes_nothing_for_it(chores: int, people: int, weeks: int) -> None:
    house = lived_in(chores, people)
    for _ in range(weeks):
        house.week(away=frozenset({0}))
    assert not house.had[0]
    back = len(house.turns)
    for _ in range(people):
        house.week()
    had = Counter(who for _, who, _ in house.turns[back:])
    assert had[0] - min(had[who] for who in range(people)) <= 1


def test_whoever_comes_new_stands_behind_those_who_are_there() -> None:
    house = lived_in(1, 3)
    house.week()
    house.comes(9)
    for _ in range(4):
        house.week()
    assert [who for _, who, _ in house.turns] == [0, 1, 2, 0, 9]


def test_each_chore_is_somebodys_once_and_with_nobody_there_it_is_nobodys() -> None:
    line: list[Standing[int, str]] = [Standing(who, came(FIRST, who), {}) for who in range(2)]
    drawn = draw(["kitchen", "bins", "stairs"], line)
    assert [chore for chore, _ in sorted(drawn)] == ["bins", "kitchen", "stairs"]
    assert [who for _, who in drawn] == [0, 1, 0]
    assert draw(["kitchen"], []) == draw([], line) == []


def test_most_of_a_week_away_is_a_week_away() -> None:
    week = monday(date(2026, 12, 3))
    assert week == FIRST
    assert is_away(week, [(date(2026, 12, 1), date(2026, 12, 5))])
    assert not is_away(week, [(date(2026, 12, 1), date(2026, 12, 4))])
    assert is_away(week, [(FIRST, date(2026, 12, 2)), (date(2026, 12, 5), date(2026, 12, 30))])
    assert not is_away(week, [])
