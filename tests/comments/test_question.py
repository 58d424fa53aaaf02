"""The human question: an answer counts however it is typed; nothing, something else, and what is wrong never do."""

import json
import string
from importlib.resources import files

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from porch.comments.rules.question import (
    EXACT,
    NO,
    SLIP,
    WRONG,
    Question,
    hints,
    is_one_slip,
    plain,
    problems,
    read,
)

ORANGE = Question("What colour is a green orange?", ("green",), ("orange", "greed"))
LEFT = Question("How many are left?", ("21",), ("20",))
TYPED = st.text(max_size=60)


@pytest.mark.parametrize(
    "typed",
    [
        "green",
        "Green",
        " GREEN. ",
        "it is green",
        "It's green",
        "a green",
        "gréen",
        "ｇｒｅｅｎ",
        "I think green",
        "“green”",
        "green, please",
    ],
)
def test_the_answer_counts_however_it_is_typed(typed: str) -> None:
    assert read(ORANGE, typed).how == EXACT


@pytest.mark.parametrize("typed", ["gren", "greeen", "grene", "geren", "grewn"])
def test_one_slip_is_let_pass(typed: str) -> None:
    assert read(ORANGE, typed).how == SLIP


@pytest.mark.parametrize("typed", ["orange", "an orange", "greed", "oranges", "ornage", "greex"])
def test_a_listed_wrong_answer_never_counts_nor_a_slip_of_one(typed: str) -> None:
    assert read(ORANGE, typed).how == WRONG


@pytest.mark.parametrize(
    "typed", ["", " ", "!!!", "the", "grin", "blue", "green orange", "What colour is a green orange?"]
)
def test_nothing_and_something_else_do_not_count(typed: str) -> None:
    assert read(ORANGE, typed).how == NO


@pytest.mark.parametrize("typed", ["21", "twenty-one", "Twenty one", "021", "２１", "٢١", "it is twenty one"])
def test_a_number_counts_in_words_and_digits(typed: str) -> None:
    assert read(LEFT, typed).how == EXACT


@pytest.mark.parametrize("typed", ["20", "2", "1", "twenty", "211", "12", "twenty two"])
def test_a_number_has_no_slips(typed: str) -> None:
    assert not read(LEFT, typed).counts


def test_a_short_word_has_no_slips() -> None:
    assert not read(Question("?", ("ice",)), "icy").counts
    assert read(Question("?", ("ice",)), "Ice").counts


def test_what_is_far_too_long_is_read_to_its_end_of_a_line() -> None:
    assert not read(ORANGE, "green " * 5000).counts


def distance(one: str, other: str) -> int:
    """Written the long way: letters changed, missing, too many or swapped."""
    rows = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) + 1):
        rows[i][0] = i
    for j in range(len(other) + 1):
        rows[0][j] = j
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            cost = one[i - 1] != other[j - 1]
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + cost)
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


WORDS = st.text("abcdeg", min_size=1, max_size=8)


@given(WORDS, WORDS)
def test_a_slip_is_a_distance_of_one(one: str, other: str) -> None:
    assert is_one_slip(one, other) == (len(other) >= 4 and distance(one, other) <= 1)


@given(TYPED, st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=4))
def test_it_never_accepts_nothing_nor_what_is_far_away_nor_what_is_wrong(
    typed: str, answers: list[str], wrong: list[str]
) -> None:
    question = Question("?", tuple(answers), tuple(wrong))
    key = plain(typed).replace(" ", "")
    counts = read(question, typed).counts
    near = [plain(answer).replace(" ", "") for answer in answers]
    if not key or key in [plain(one).replace(" ", "") for one in wrong]:
        assert not counts
    if counts:
        assert min(distance(key, one) for one in near) <= 1


@given(
    WORDS,
    st.sampled_from(["it is {}", "The {}.", "  {}  ", "{}, please", "I think it's a {}"]),
    st.booleans(),
)
def test_every_way_to_say_an_answer_counts_as_the_answer(answer: str, way: str, loud: bool) -> None:
    assume(plain(answer) == answer and answer not in ("a", "be"))
    said = way.format(answer.upper() if loud else answer)
    assert read(Question("?", (answer,)), said).how == EXACT


@given(TYPED)
def test_plain_words_read_again_are_the_same(typed: str) -> None:
    once = plain(typed)
    assume(len(once) < 80)
    assert once == once.casefold()
    assert plain(once) == once or once.split()[0].isdecimal() or " " in once


@given(st.text(string.printable, max_size=300))
def test_whatever_is_typed_reading_it_ends_well(typed: str) -> None:
    assert read(ORANGE, typed).how in (EXACT, SLIP, WRONG, NO)


def shipped() -> list[Question]:
    told = json.loads(files("porch.comments").joinpath("data/questions.json").read_text(encoding="utf-8"))
    return [Question(one["text"], tuple(one["answers"]), tuple(one["wrong"])) for one in told]


def test_the_questions_that_come_along_can_be_asked_and_answered() -> None:
    assert len(shipped()) >= 5
    for question in shipped():
        assert problems(question) == []
        assert all(read(question, answer).how == EXACT for answer in question.answers)
        assert not any(read(question, answer).counts for answer in question.wrong)
        assert not read(question, question.text).counts


@pytest.mark.parametrize(
    ("question", "says"),
    [
        (Question("", ("x",)), "Write the question."),
        (Question("What?", ()), "at least one answer"),
        (Question("What?", ("...", " ")), "at least one answer"),
        (Question("What?", ("Green",), ("green",)), "cannot count and not count"),
        (Question("W" * 161, ("x",)), "at most 160"),
        (Question("What?", ("x" * 81,)), "at most 80"),
        (Question("What?", tuple(str(n) for n in range(21))), "At most 20"),
    ],
)
def test_a_question_that_cannot_be_asked_says_why(question: Question, says: str) -> None:
    assert any(says in one for one in problems(question))


def test_a_question_that_needs_eyes_or_answers_itself_is_pointed_out() -> None:
    assert "read aloud" in hints(Question("Which word below is in capitals?", ("tree",)))[0]
    assert "in the question itself" in hints(Question("What colour is a green orange?", ("green",)))[0]
    assert hints(Question("How many wheels has a bicycle?", ("2",))) == []
