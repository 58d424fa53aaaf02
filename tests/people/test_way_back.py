"""Password and words both lost: what was agreed, the code that opens after a day, and who is in its way."""

import random
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

from porch.people import actions, queries
from porch.people.models import Member, Proof, WayBack
from porch.people.queries import way_back as asked
from porch.people.rules import way_back as rules
from porch.record.models import Entry

PHRASE = "The heron's grey umbrella"
OPENS, OVER = rules.DELAY, rules.DELAY + rules.USABLE
MOMENT = timedelta(seconds=1)
NEW = "window chair river"


@pytest.fixture
def agreed(alice: Member, now: datetime) -> Member:
    actions.agree_way_back(alice, phrase=PHRASE, in_person=True, now=now)
    return alice


# what is said and read


def test_guessing_a_code_is_hopeless() -> None:
    assert len(set(rules.LETTERS)) == 32
    assert rules.HOW_MANY == 12


@given(seed=st.integers(), between=st.sampled_from(["", " ", "-", " - "]), small=st.booleans())
def test_a_code_is_understood_however_it_is_typed(seed: int, between: str, small: bool) -> None:
    code = rules.draw_code(random.Random(seed))
    typed = between.join(code.split("-"))
    heard = typed.replace("0", "O").replace("1", "l")
    for written in (typed, heard):
        assert rules.as_code(written.lower() if small else written) == code.replace("-", "")


@pytest.mark.parametrize(
    "heard", ["the herons grey umbrella", "The  heron’s GREY, umbrella.", "thé héron's grey umbrella"]
)
def test_a_phrase_is_known_however_it_is_heard(
    agreed: Member, dee: Member, now: datetime, heard: str
) -> None:
    made, _ = actions.make_way_back("alice fern", heard, by=dee, now=now)
    assert made.member == agreed


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("umbrella", "few"),
        ("one two three four five six seven eight nine", "many"),
        ("Alice Fern", "name"),
        ("fern, alice", "name"),
        ("AliceFern fern", "short"),
        ("it is alice", "short"),
        ("Open, Sesame", "anyone"),
        ("a b c", "short"),
        ("grey grey", "short"),
    ],
)
def test_a_phrase_that_is_easily_guessed_is_refused(phrase: str, why: str) -> None:
    with pytest.raises(rules.NotAPhrase) as refused:
        rules.checked_phrase(phrase, "Alice Fern")
    assert refused.value.why == why


# what is agreed


def test_the_record_holds_neither_the_phrase_nor_its_words(agreed: Member) -> None:
    digest = Proof.objects.get(member=agreed).digest
    assert digest
    assert not any(word in digest for word in rules.as_said(PHRASE).split())


def test_a_phrase_stays_until_another_is_said_or_it_is_forgotten(agreed: Member, now: datetime) -> None:
    first = Proof.objects.get().digest
    actions.agree_way_back(agreed, phrase=None, in_person=False, now=now)
    assert Proof.objects.get().digest == first
    actions.agree_way_back(agreed, phrase="a kettle full of pebbles", in_person=False, now=now)
    assert Proof.objects.get().digest != first
    assert actions.agree_way_back(agreed, phrase="", in_person=False, now=now) is None
    assert not Proof.objects.exists()


def test_the_same_phrase_opens_no_other_name(
    agreed: Member, erin: Member, dee: Member, now: datetime
) -> None:
    actions.agree_way_back(erin, phrase="a kettle full of pebbles", in_person=False, now=now)
    assert asked.whose_proof("Erin Willow", PHRASE) is None
    assert asked.whose_proof("Erin Willow", "a kettle full of pebbles") == erin


def test_a_new_name_takes_the_phrase_with_it_and_leaves_in_person(agreed: Member, now: datetime) -> None:
    actions.change_name(agreed, queries.suggest_names()[0], now=now)
    assert asked.whose_proof(agreed.handle, PHRASE) is None
    assert asked.whose_proof(agreed.handle, None) == agreed


@pytest.mark.parametrize("role", ["coordinator", "moderator", "evaluator", "operator"])
def test_staff_agree_on_nothing_and_lose_what_they_had_agreed(
    agreed: Member, dee: Member, now: datetime, role: str
) -> None:
    made, code = actions.make_way_back(agreed.handle, PHRASE, by=dee, now=now)
    actions.grant(role, agreed, by=None, now=now)
    made.refresh_from_db()
    agreed.refresh_from_db()
    assert (made.state, agreed.way_back_open) == ("over", False)
    assert not Proof.objects.exists()
    assert asked.whose_proof(agreed.handle, None) is None
    assert queries.whose_code(agreed.handle, code, now + OPENS) is None
    with pytest.raises(actions.NeverForStaff):
        actions.agree_way_back(agreed, phrase=PHRASE, in_person=True, now=now)


# making one


def test_what_was_not_agreed_makes_nothing(alice: Member, dee: Member, now: datetime) -> None:
    for phrase, in_person, tried in (
        (PHRASE, False, None),
        ("", True, PHRASE),
        ("", True, ""),
        ("", False, ""),
    ):
        actions.agree_way_back(alice, phrase=phrase, in_person=in_person, now=now)
        with pytest.raises(actions.DoNotGoTogether):
            actions.make_way_back(alice.handle, tried, by=dee, now=now)
    assert not WayBack.objects.exists()


def test_a_code_is_good_from_a_day_on_for_two_days_and_not_a_second_more(
    agreed: Member, dee: Member, now: datetime
) -> None:
    made, code = actions.make_way_back(agreed.handle, PHRASE, by=dee, now=now)
    assert (made.opens_at, made.until) == (now + timedelta(hours=24), now + timedelta(hours=72))
    opens = [(OPENS - MOMENT, False), (OPENS, True), (OVER - MOMENT, True), (OVER, False)]
    for later, good in opens:
        assert (queries.whose_code("alice fern", code, now + later) is not None) is good, later


def test_the_code_itself_is_kept_nowhere(agreed: Member, dee: Member, now: datetime) -> None:
    made, code = actions.make_way_back(agreed.handle, None, by=dee, now=now)
    assert code not in made.digest
    assert rules.as_code(code) not in str(list(Entry.objects.values_list("detail", flat=True)))


def test_one_is_open_at_a_time_and_another_can_follow_when_it_is_over(
    agreed: Member, dee: Member, now: datetime
) -> None:
    actions.make_way_back(agreed.handle, PHRASE, by=dee, now=now)
    with pytest.raises(actions.DoNotGoTogether):
        actions.make_way_back(agreed.handle, None, by=dee, now=now + OPENS)
    later, _ = actions.make_way_back(agreed.handle, None, by=dee, now=now + OVER)
    assert list(WayBack.objects.order_by("made_at").values_list("state", flat=True)) == ["over", "open"]
    assert queries.open_way_back(Member.objects.get(pk=agreed.pk)) == later


@pytest.mark.parametrize("state", ["waiting", "paused"])
def test_whoever_waits_or_rests_can_come_back_to_waiting_or_resting(
    agreed: Member, dee: Member, now: datetime, state: str
) -> None:
    Member.objects.update(state=state)
    made, _ = actions.make_way_back(agreed.handle, PHRASE, by=dee, now=now)
    actions.use_way_back(made, NEW, now=now + OPENS)
    assert Member.objects.get(pk=agreed.pk).state == state


def test_whoever_leaves_is_let_back_in_by_nobody(agreed: Member, dee: Member, now: datetime) -> None:
    made, code = actions.make_way_back(agreed.handle, PHRASE, by=dee, now=now)
    actions.leave(agreed, by=agreed, now=now)
    made.refresh_from_db()
    assert made.state == "over"
    assert queries.whose_code(agreed.handle, code, now + OPENS) is None
    for phrase in (PHRASE, None):
        with pytest.raises(actions.DoNotGoTogether):
            actions.make_way_back(agreed.handle, phrase, by=dee, now=now)


@pytest.mark.parametrize("name", ["Alice Fern", "Erin Willow", "Dee Lantern", "Nobody Here"])
@pytest.mark.parametrize("phrase", ["a wrong phrase indeed", None])
def test_every_no_costs_one_check_whoever_the_name_belongs_to(
    alice: Member,
    erin: Member,
    dee: Member,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    phrase: str,
) -> None:
    actions.agree_way_back(alice, phrase=PHRASE, in_person=False, now=now)
    asked.whose_proof("warm", "up")
    checked = counted(monkeypatch)
    assert asked.whose_proof(name, phrase) is None
    assert len(checked) == 1


@pytest.mark.parametrize("name", ["Alice Fern", "Erin Willow", "Nobody Here"])
def test_every_try_with_a_code_costs_one_check(
    agreed: Member, erin: Member, dee: Member, now: datetime, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    _, code = actions.make_way_back(agreed.handle, PHRASE, by=dee, now=now)
    queries.whose_code("warm", "up", now)
    checked = counted(monkeypatch)
    assert queries.whose_code(name, code, now) is None
    assert queries.whose_code(name, "WRONG", now + OPENS) is None
    assert len(checked) == 2


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    checked: list[str] = []
    verify = MD5PasswordHasher.verify
    monkeypatch.setattr(
        MD5PasswordHasher, "verify", lambda self, p, e: (checked.append(p), verify(self, p, e))[1]
    )
    return checked
