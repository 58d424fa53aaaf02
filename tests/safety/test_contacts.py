"""Ways to reach someone elsewhere are found however they are written, and ordinary numbers are left alone."""

import string
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.safety.rules.contacts import LINK, MAIL, NAME, PHONE, found

FOUND = [
    ("call me on 07700 900123", PHONE),
    ("my number is +44 7700 900123", PHONE),
    ("(555) 010-4477 anytime", PHONE),
    ("555.010.4477", PHONE),
    ("0 7 7 0 0 9 0 0 1 2 3", PHONE),
    ("ring 07-700-900-123 tonight", PHONE),
    ("number: 07700/900/123", PHONE),
    ("٠٧٧٠٠٩٠٠١٢٣", PHONE),
    ("０７７００ ９００１２３", PHONE),  # wide digits
    ("0\u200b7\u200b7\u200b0\u200b0\u200b9\u200b0\u200b0\u200b1\u200b2\u200b3", PHONE),
    ("oh seven seven double oh nine oh oh one two three", PHONE),
    ("text zero seven seven zero zero nine zero zero one two three", PHONE),
    ("my mail is sam.b@post.example", MAIL),
    ("sam at post dot org", MAIL),
    ("sam [at] post [dot] org", MAIL),
    ("sam(at)post(dot)com please", MAIL),
    ("look at https://example.org/x", LINK),
    ("hxxp://example.org", LINK),
    ("www.example.org", LINK),
    ("go to mysite.com/deal", LINK),
    ("it is at mysite dot com", LINK),
    ("join t.me/something", LINK),
    ("mailto:x", LINK),
    ("whatsapp: kettle99", NAME),
    ("add me on telegram", NAME),
    ("insta @kettle_lamp", NAME),
    ("find me on snapchat", NAME),
    ("@kettle_lamp is me", NAME),
]
LEFT_ALONE = """
The meeting is at 18:30
see you 18:30-20:00 on 20.11.2026
2026-11-20 at 7 pm, or 2026-11-21 18:30
20/11/2026 and 21/11/2026
I have 1,234 days, which is 1 234 days
step 12 and step 4, page 417
it cost $1,200.50 and then £3000
about 12 000 pounds, 1500000 euros
1 2 3 4 5 6 7 8 breathe
one two three four five six seven
from 2019 to 2024, or 2019-2024
47 days. 90 meetings in 90 days
meet me at the cafe at 7, or at 7.30
I was at work. me too
Room 12, floor 3, 2 doors down
it was 5 or 6 times, maybe 7
10 mg twice, then 20 mg
call the helpline 988 or text 741741
call 116 123 if it is bad
I signal when I need a break
we were on the line for 2 hours
one day at a time
That is me.no more today
Today was fine.It helped
I will be there at 7.30, 8.15 at most
f81d4fae-7dec-11d0-a765-00a0c91e6bf6
""".strip().splitlines()


@pytest.mark.parametrize(("text", "kind"), FOUND)
def test_a_way_to_reach_someone_is_found(text: str, kind: str) -> None:
    assert kind in found(text)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_times_days_steps_and_prices_are_nothing_to_call(text: str) -> None:
    assert found(text) == frozenset()


digits = st.lists(st.integers(0, 9), min_size=10, max_size=11).filter(
    lambda run: len({after - before for before, after in pairwise(run)}) > 1
)


@given(
    digits,
    st.sampled_from(["", " ", "-", ".", " - ", "  "]),
    st.text(string.ascii_letters + " ", max_size=20),
)
def test_ten_digits_are_a_number_however_they_are_spaced(run: list[int], between: str, before: str) -> None:
    text = f"{before} {between.join(map(str, run))} ok"
    if between in ("-", ".") or run[0] == 0 or between == "":
        return  # a date or a time could be read into these; the table has them
    assert PHONE in found(text)


WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


@given(digits)
def test_digits_in_words_are_found(run: list[int]) -> None:
    assert PHONE in found("ring " + " ".join(WORDS[digit] for digit in run))


@given(st.text(string.ascii_lowercase + " ,!?'\n", max_size=200))
def test_words_without_a_digit_or_a_dot_hold_no_link_and_no_phone(text: str) -> None:
    if " dot " not in f" {text} " and not any(word in text.split() for word in WORDS):
        assert not found(text) & {LINK, PHONE}


@given(st.text(max_size=400))
def test_whatever_is_written_gets_an_answer(text: str) -> None:
    assert found(text) <= {LINK, MAIL, PHONE, NAME}
