"""Small rules: tags, addresses, who waits for a reader, what goes as thanks, when somebody is asked."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.stories.rules.lifecycles import LOOK, STORY
from porch.stories.rules.prompts import prompts
from porch.stories.rules.reading import FIRST, PUBLIC, how_long, waits_for_a_reader
from porch.stories.rules.slugs import LONGEST, RESERVED, drawn, slug_of
from porch.stories.rules.tags import MOST, code_of, tags_in
from porch.stories.rules.thanking import WORDS, NotSayable, said
from porch.stories.rules.told import (
    EVERYONE,
    GROUP,
    KINDS,
    MEMBERS,
    NotTellable,
    Told,
    from_kept,
    minutes_to_read,
    shortened,
)
from porch.stories.rules.turns import may_be_asked
from porch.stories.words import KINDS as KINDS_IN_WORDS
from porch.stories.words import STATES

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_the_same_word_is_one_tag_however_it_is_typed() -> None:
    assert [tag.code for tag in tags_in("First Year, first  year ,FIRST-YEAR")] == ["first-year"]
    assert [tag.word for tag in tags_in("#night shift; tea\nBrot")] == ["night shift", "tea", "Brot"]
    assert code_of("Ночная смена") == "ночная-смена"


@given(st.text(max_size=300))
def test_tags_are_few_short_and_each_once(typed: str) -> None:
    found = tags_in(typed)
    codes = [tag.code for tag in found]
    assert len(found) <= MOST
    assert len(set(codes)) == len(codes)
    assert all(0 < len(tag.code) <= 30 and 0 < len(tag.word) <= 30 for tag in found)


@given(st.text(max_size=200), st.integers(1, 10_000))
def test_an_address_is_one_and_never_means_something_else(title: str, number: int) -> None:
    slug = slug_of(title, number)
    assert 0 < len(slug) <= LONGEST
    assert slug not in RESERVED
    assert slug.isascii()
    assert slug.replace("-", "").isalnum()
    assert slug == slug.strip("-").lower()


def test_a_drawn_address_says_nothing_and_is_never_the_same() -> None:
    drawn_ones = {drawn() for _ in range(500)}
    assert len(drawn_ones) == 500
    assert {len(one) for one in drawn_ones} == {16}


@pytest.mark.parametrize(
    ("reads", "audience", "has_been_read", "waits"),
    [
        (FIRST, MEMBERS, False, True),
        (FIRST, EVERYONE, False, True),
        (FIRST, GROUP, False, True),
        (FIRST, EVERYONE, True, False),
        (PUBLIC, EVERYONE, True, True),
        (PUBLIC, MEMBERS, True, False),
        (PUBLIC, MEMBERS, False, True),
    ],
)
def test_first_stories_wait_and_public_ones_where_it_was_decided(
    reads: str, audience: str, has_been_read: bool, waits: bool
) -> None:
    assert waits_for_a_reader(reads, audience, has_been_read=has_been_read) is waits


def test_how_long_it_takes_is_said_from_what_it_took() -> None:
    assert how_long([], 3) == "Somebody reads it within 3 days."
    assert how_long([timedelta(hours=1)] * 4, 1) == "Somebody reads it within a day."
    assert how_long([timedelta(hours=1)] * 5, 3).endswith("Lately it took about an hour.")
    assert how_long([timedelta(hours=20)] * 5, 3).endswith("Lately it took about 20 hours.")
    assert how_long([timedelta(days=2)] * 9, 3).endswith("Lately it took about 2 days.")


def test_a_story_needs_a_title_words_and_readers() -> None:
    whole = Told("The bus", "Words.", audience=EVERYONE)
    whole.check()
    for wrong in (
        Told("", "Words."),
        Told("The bus", " \n "),
        Told("The bus", "Words.", audience="nobody"),
        Told("The bus", "Words.", audience=GROUP),
        Told("The bus", "Words.", group="x"),
    ):
        with pytest.raises(NotTellable):
            wrong.check()


@given(
    st.builds(
        Told, st.text(max_size=400), st.text(max_size=400), st.sampled_from(KINDS), st.text(max_size=90)
    )
)
def test_a_draft_comes_back_as_it_was_kept(told: Told) -> None:
    once = shortened(told)
    assert from_kept(once.as_kept()) == once
    assert shortened(once) == once
    assert from_kept(once.as_kept() | {"of a later version": 1}) == once


@given(st.integers(0, 10**6))
def test_nothing_takes_no_time_to_read(words: int) -> None:
    assert minutes_to_read(words) >= 1


def test_thanks_are_a_fixed_line_or_one_of_ones_own() -> None:
    assert said("today", "") == WORDS["today"]
    assert said("today", "  The  lamp. ") == "The lamp."
    assert said("", "The lamp.") == "The lamp."
    assert len(WORDS) == 3


@pytest.mark.parametrize(
    ("code", "line"),
    [("", ""), ("other", " "), ("today", "x" * 201), ("today", "write to me at a@b.example")],
)
def test_thanks_open_no_way_to_reach_anybody(code: str, line: str) -> None:
    with pytest.raises(NotSayable):
        said(code, line)


JOINED = date(2026, 6, 1)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.mark.parametrize(
    ("joined", "asked", "hard", "may"),
    [
        (JOINED, None, None, True),
        (date(2026, 11, 14), None, None, False),
        (date(2026, 11, 13), None, None, True),
        (JOINED, 29 * DAY, None, False),
        (JOINED, 30 * DAY, None, True),
        (JOINED, None, 47 * HOUR, False),
        (JOINED, None, 48 * HOUR, True),
    ],
)
def test_nobody_is_asked_to_write_early_often_or_after_something_hard(
    joined: date, asked: timedelta | None, hard: timedelta | None, may: bool
) -> None:
    ago = [NOW - one if one else None for one in (asked, hard)]
    assert may_be_asked(joined, NOW.date(), ago[0], ago[1], NOW) is may


def test_every_state_has_its_words_and_every_prompt_its_kind() -> None:
    assert set(STATES) == STORY.states
    assert set(KINDS_IN_WORDS) == set(KINDS)
    assert {one.kind for one in prompts().values()} <= set(KINDS)
    assert LOOK.waits_in("waiting") is not None
