"""Words are found by their beginnings, without case or accents; a page ends at a key."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.journal.rules.finding import MOST_ASKED, asked_for, folded, just_after, matches, words_in
from porch.journal.rules.paging import EPOCH, Key, key_in


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("cafe", "At the Café"),
        ("CAFÉ", "a cafe"),
        ("hospi", "the hospital"),
        ("dont", "Don’t go"),
        ("don't", "dont"),
        ("strasse", "die Straße"),
        ("bus home", "home by bus"),
        ("bu bus", "bus"),
        ("smørre", "smorrebrod"),
        ("дом", "Домой"),
        ("12", "at 12:30"),
    ],
)
def test_is_found(asked: str, text: str) -> None:
    assert matches(asked_for(asked), words_in(text))


@pytest.mark.parametrize(
    ("asked", "text"), [("bus home", "the bus"), ("spital", "hospital"), ("a b c", "a b")]
)
def test_is_not_found(asked: str, text: str) -> None:
    assert not matches(asked_for(asked), words_in(text))


@settings(deadline=None)
@given(st.text(max_size=80))
def test_what_stands_in_a_text_is_found_by_it(text: str) -> None:
    assert matches(asked_for(text), words_in(text[:200]))
    assert len(asked_for(text)) <= MOST_ASKED
    assert asked_for(text) == asked_for(folded(text))


@settings(deadline=None)
@given(st.text(max_size=8), st.text(max_size=8))
def test_the_range_of_a_beginning_holds_those_that_begin_so(word: str, beginning: str) -> None:
    assert (beginning <= word < just_after(beginning)) == (
        word.startswith(beginning) and word != just_after(beginning)
    )


moments = st.datetimes(datetime(1970, 1, 1), datetime(2300, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
keys = st.builds(Key, moments, st.uuids())


@settings(deadline=None)
@given(keys)
def test_a_key_is_read_as_it_was_written(key: Key) -> None:
    assert key_in(str(key)) == key


@settings(deadline=None)
@given(st.text("0123456789abcdefABCDEF-_ +", max_size=60))
def test_nothing_else_is_a_key(said: str) -> None:
    found = key_in(said)
    assert found is None or str(found) == said


def test_the_keys_of_one_moment_are_apart() -> None:
    one, two = Key(EPOCH, UUID(int=1)), Key(EPOCH, UUID(int=2))
    assert one < two < Key(EPOCH + timedelta(microseconds=1), UUID(int=0))
