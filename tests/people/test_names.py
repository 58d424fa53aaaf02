"""Names are drawn, kind, plenty, and cannot be typed."""

import random
import re

import pytest
from django.core import signing
from hypothesis import given
from hypothesis import strategies as st

from porch.people import queries
from porch.people.models import Member
from porch.people.rules.names import draw_name, how_many_names, key_of, words_in

UNKIND = re.findall(
    r"\w+",
    "drunk wine beer vodka rum gin bottle needle pipe powder weed poppy hemp grass dust acid ice snow sugar smoke "
    "kill gun knife blood war fight bomb dead ghost skull fat thin ugly dirty clean sober high wasted crack stone "
    "bong spoon joint speed angel horse dragon black white brown yellow red monkey ape pig rat snake",
)


@given(seed=st.integers())
def test_a_name_is_two_plain_words(seed: int) -> None:
    assert re.fullmatch(r"[A-Z][a-z]{2,11} [A-Z][a-z]{2,11}", draw_name(random.Random(seed)))


def test_there_are_names_for_three_hundred_thousand_people() -> None:
    assert how_many_names() >= 300_000


@pytest.mark.parametrize("name", ["adjectives.txt", "nouns.txt", "recovery_words.txt"])
def test_a_word_list_has_no_word_twice(name: str) -> None:
    words = words_in(name)
    assert len(words) == len(set(words))
    assert list(words) == sorted(words)


@pytest.mark.parametrize("name", ["adjectives.txt", "nouns.txt"])
def test_no_word_of_a_name_is_about_using_harm_or_bodies(name: str) -> None:
    assert set(words_in(name)).isdisjoint(UNKIND)


@given(st.text())
def test_case_and_spaces_do_not_matter_in_a_name(name: str) -> None:
    assert key_of(f"  {name} ") == key_of(name)
    assert key_of(key_of(name)) == key_of(name)


def test_a_suggestion_carries_its_name(db: None) -> None:
    tokens = queries.suggest_names(5)
    names = {queries.name_in(token) for token in tokens}
    assert len(names) == 5
    assert None not in names


def test_a_name_somebody_has_is_not_suggested(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("porch.people.rules.names.words_in", lambda name: ("calm", "bold"))
    drawn = {draw_name(random.Random(seed)) for seed in range(50)}
    kept, *taken = sorted(drawn)
    for name in taken:
        Member.objects.create(
            handle=name, handle_key=key_of(name), adult_attested_on="2026-01-01", joined_on="2026-01-01"
        )
    assert queries.name_in(queries.suggest_names()[0]) == kept


@given(st.text(max_size=80))
def test_typed_text_is_no_suggestion(typed: str) -> None:
    assert queries.name_in(typed) is None


def test_a_name_signed_for_something_else_is_no_suggestion() -> None:
    assert queries.name_in(signing.dumps("Real Name", salt="elsewhere")) is None


def test_an_old_suggestion_is_worth_nothing(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    token = queries.suggest_names()[0]
    monkeypatch.setattr("django.core.signing.time.time", lambda: 4e9)
    assert queries.name_in(token) is None
