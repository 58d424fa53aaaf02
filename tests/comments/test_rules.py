"""What waits, how long that takes, what is kept of what somebody typed, and the ways a comment can go."""

import unicodedata
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.comments.rules import text, waiting
from porch.comments.rules.lifecycles import COMMENT, LOOK, TAKE_BACK_WITHIN, WAITING, can_take_back
from porch.comments.rules.waiting import USUAL, Sending, how_long, of_a_member, of_a_stranger
from porch.kit.lifecycle import NotAllowed

MINUTE = timedelta(minutes=1)
FAIR = Sending(waited=2 * MINUTE, trap="", sum_done=True)


@given(
    st.builds(Sending, waited=st.timedeltas(), trap=st.text(max_size=3), sum_done=st.booleans()),
    st.sets(st.sampled_from(["link", "mail"])),
    st.booleans(),
)
def test_a_strangers_words_always_wait(sending: Sending, contacts: set[str], alike: bool) -> None:
    assert waiting.STRANGER in of_a_stranger(sending, contacts=contacts, is_alike=alike)


def test_what_smells_of_a_machine_is_told_to_the_desk_and_refused_by_nobody() -> None:
    told = of_a_stranger(Sending(MINUTE / 60, "http://x", False), contacts={"link"}, is_alike=True)
    assert told == ("trap", "quick", "no-sum", "alike", "contact", "stranger")
    assert of_a_stranger(FAIR, contacts=set(), is_alike=False) == ("stranger",)


def member(**told: object) -> tuple[str, ...]:
    usual = {
        "is_new": False,
        "shown_before": 0,
        "for_everyone": True,
        "looked_at_contacts": False,
        "is_alike": False,
    }
    return of_a_member(**(usual | told))  # type: ignore[arg-type]


def test_a_members_words_stand_at_once() -> None:
    assert member() == ()
    assert member(is_new=True, for_everyone=False) == ()
    assert member(is_new=True, shown_before=2) == ()


def test_the_first_words_of_somebody_new_to_the_whole_world_wait() -> None:
    assert member(is_new=True) == ("first",)
    assert member(is_new=True, shown_before=1) == ("first",)


def test_links_and_the_same_words_again_wait() -> None:
    assert member(looked_at_contacts=True, is_alike=True) == ("alike", "contact")


def test_how_long_is_what_three_of_four_took() -> None:
    assert how_long([MINUTE] * 4) == USUAL
    assert "an hour or less" in how_long([MINUTE] * 5)
    assert "5 hours" in how_long([MINUTE, MINUTE, MINUTE, MINUTE * 270, MINUTE * 2000])
    assert "3 days" in how_long([timedelta(hours=60)] * 8)


@given(st.lists(st.timedeltas(timedelta(0), timedelta(days=9)), min_size=5, max_size=40))
def test_three_of_four_were_looked_at_by_then(lately: list[timedelta]) -> None:
    said = how_long(lately)
    number = int("".join(sign for sign in said if sign.isdigit()) or 1)
    most = timedelta(days=number) if "days" in said else timedelta(hours=number)
    assert sum(one <= most for one in lately) >= 3 * len(lately) / 4


@given(st.text(max_size=300))
def test_what_is_kept_holds_nothing_that_cannot_be_seen_and_is_kept_the_same_twice(typed: str) -> None:
    kept = text.cleaned(typed)
    assert text.cleaned(kept) == kept
    assert "\n\n\n" not in kept
    hidden = [
        sign for sign in kept if unicodedata.category(sign) in ("Cc", "Cf") and sign not in "\n\u200c\u200d"
    ]
    assert hidden == []


def test_a_line_is_never_turned_round() -> None:
    assert text.cleaned("a\u202eb\u2066c\r\nd\x00") == "abc\nd"


@pytest.mark.parametrize("name", ["Ana", "Zoë K.", "O’Neil", "Amber Kettle 2", "Жанна"])
def test_a_name_is_letters(name: str) -> None:
    assert text.is_a_name(name)


@pytest.mark.parametrize("name", ["", "12", "a@b.example", "http://x", "x" * 41, "<b>", "…"])
def test_what_is_no_name(name: str) -> None:
    assert not text.is_a_name(name)


@given(st.lists(st.sampled_from(sorted(COMMENT.moves)), max_size=12))
def test_whatever_happens_words_that_went_never_come_back(verbs: list[str]) -> None:
    state, gone = COMMENT.start, False
    for verb in verbs:
        try:
            state = COMMENT.after(verb, state)
        except NotAllowed:
            continue
        assert not gone
        gone = state in ("declined", "taken-back", "removed")


def test_waiting_always_has_somebody_next_and_a_time() -> None:
    for state in WAITING:
        turn = LOOK.waits_in(state)
        assert turn is not None
        assert turn.within == "look"
        assert LOOK.after(turn.then, state) == "overdue"


def test_taking_back_has_its_time() -> None:
    assert can_take_back("held", None)
    assert can_take_back("overdue", timedelta(days=9))
    assert can_take_back("shown", TAKE_BACK_WITHIN - MINUTE)
    assert not can_take_back("shown", TAKE_BACK_WITHIN)
    assert not can_take_back("declined", None)
    assert can_take_back("hidden", TAKE_BACK_WITHIN)
