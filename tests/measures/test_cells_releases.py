"""Small cells told of again: what one release leaves unsaid, the next does not say."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.measures.cells import LEAST, At, Inconsistent, Table, Totals, bounds, suppressed
from tests.measures.made_cells import COUNTS, NEAR, safe, table, tables


def test_a_later_release_does_not_give_away_an_earlier_secret() -> None:
    """In spring 7 were hidden with the 20 beside them; in summer nobody new came, and 20 would be told."""
    spring = suppressed([table((7, 20), (30, 40), of="here", cut="spring", grows=True)]).tables
    summer = table((45, 20), (80, 90), of="here", cut="summer", grows=True)
    careless = replace(summer, totals=Totals((65, 170), (125, 110), 235))
    assert bounds([careless], spring) == {}
    then_known = bounds((*spring, careless))
    assert then_known[At(0, 0, 0)] == (7, 26)  # at most 20 beside it: 7 at least
    told = suppressed([summer], spring)
    again = bounds((*spring, *told.tables))
    assert again[At(0, 0, 0)][0] <= 1
    assert again[At(0, 0, 0)][1] >= 10


def test_a_number_that_changed_by_few_since_the_last_release_is_hidden() -> None:
    """From 30 to 34: four people joined, and what else changed would be about these four."""
    spring = suppressed([table((30,), (50,), of="here", cut="spring", grows=True)]).tables
    told = suppressed([table((34,), (90,), of="here", cut="summer", grows=True)], spring)
    assert told.tables[0].counts[0] == (None,)
    low, high = bounds(told.tables, spring)[At(0, 0, 0)]
    assert low <= 31
    assert high >= 40
    fewer = suppressed(
        [table((27,), (90,), of="here", cut="summer")], [table((30,), (50,), of="here", cut="spring")]
    )
    assert fewer.tables[0].counts[0] == (None,)
    with pytest.raises(Inconsistent, match="30 became 27"):
        suppressed(
            [table((27,), (90,), of="here", cut="summer", grows=True)],
            [table((30,), (50,), of="here", cut="spring")],
        )


def test_the_same_people_told_of_again_are_hidden_as_before() -> None:
    people = table((7, 20), (30, 40), of="here", cut="spring")
    first = suppressed([people])
    assert suppressed([people], first.tables).tables == first.tables


def test_what_was_given_away_before_is_said_to_be() -> None:
    """An earlier release that was not careful cannot be called back; who makes the next one is told."""
    careless = table((None, 20), (30, 40), of="here", cut="spring", totals=Totals((27, 70), (37, 60), 97))
    told = suppressed([table((7, 20), (30, 40), of="here", cut="spring")], [careless])
    assert told.known == (At(0, 0, 0),)
    assert bounds(told.tables, [careless])[At(0, 0, 0)] == (7, 7)


@settings(max_examples=12)
@given(tables(3, 3, of="here", cut="1", grows=True), st.data())
def test_it_holds_across_releases(one: Table, data: st.DataObject) -> None:
    first = suppressed([one])
    more = tuple(tuple((count or 0) + data.draw(COUNTS) for count in row) for row in one.counts)
    later = table(*more, of="here", cut="2", grows=True, across=one.across, down=one.down)
    second = suppressed([later], first.tables)
    both = (*first.tables, *second.tables)
    assert safe([one], first.tables, first.small)
    found, before = bounds(both), bounds(first.tables)
    for at in first.small:
        assert found[at][0] <= max(1, before[at][0]) + NEAR
        assert found[at][1] >= min(LEAST - 1, before[at][1]) - NEAR
    for at in second.small:
        low, high = found[At(1, at.row, at.column)]
        assert at in second.known or high - low >= 1 - NEAR
