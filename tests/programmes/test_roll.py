"""The roll: nobody is marked until somebody says so, two who call it lose nothing, and it fits in one post."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.people.models import Member
from porch.programmes.actions.cohorts import call_off
from porch.programmes.actions.rolls import NotYet
from porch.programmes.actions.staying import end_stay, leave
from porch.programmes.models import Mark, Session
from porch.programmes.rules.endings import Ending
from porch.programmes.rules.roll import Here, called
from porch.record.models import Disclosure, Entry
from tests.conftest import signed_in
from tests.programmes.telling import call, come_in, marked, names_on, sheet_of

WORDS = st.sampled_from(list(Here))
SHEETS = st.dictionaries(st.integers(0, 11), WORDS, max_size=12)


@given(stands=SHEETS, first=SHEETS, second=SHEETS, others=st.booleans())
def test_of_two_who_call_it_at_once_neither_loses_a_mark(
    stands: dict[int, Here], first: dict[int, Here], second: dict[int, Here], others: bool
) -> None:
    """Both were given the same sheet and hand it in one after the other."""
    everyone = range(12)
    one = called(everyone, stands, stands, stands | first, Here.PRESENT if others else None)
    between = {**stands, **one.marks}
    two = called(everyone, between, stands, stands | second)
    after = {**between, **two.marks}
    for person, word in first.items():
        assert after[person] == (
            word if word != stands.get(person) or person not in second else second[person]
        )
    for person, word in second.items():
        if word == stands.get(person):
            assert after[person] == between[person], "what was not changed on the sheet changes nothing"
        else:
            assert after[person] == word or person in two.kept, "what is not written is told"
    changed = {person for person, word in second.items() if word != stands.get(person)}
    assert two.kept <= changed, "nobody is told of what they did not touch"


@given(stands=SHEETS, said=SHEETS)
def test_everyone_else_is_whoever_has_no_mark(stands: dict[int, Here], said: dict[int, Here]) -> None:
    sheet = called(range(12), stands, stands, stands | said, Here.PRESENT)
    after = {**stands, **sheet.marks}
    assert set(after) == set(range(12))
    for person in range(12):
        if person not in stands and person not in said:
            assert after[person] is Here.PRESENT
    assert not sheet.kept


@given(stands=SHEETS, said=SHEETS)
def test_a_sheet_handed_in_twice_is_handed_in_once(stands: dict[int, Here], said: dict[int, Here]) -> None:
    first = called(range(12), stands, stands, stands | said)
    after = {**stands, **first.marks}
    again = called(range(12), after, stands, stands | said)
    assert again.marks == {}
    assert again.kept == frozenset()


@pytest.fixture
def twelve(session: Session, gale: Member, make_person: Callable[..., Member], now: datetime) -> list[Member]:
    people = [make_person(f"Person {letter}") for letter in "ABCDEFGHIJKL"]
    for one in people:
        come_in(session.cohort, gale, one, now)
    return people


def test_one_post_marks_twelve_people_without_a_script(
    session: Session, hugo: Member, twelve: list[Member]
) -> None:
    client, page = signed_in(hugo), f"/programmes/still-lantern-47/work/sessions/{session.pk}/"
    shown = client.get(page).text
    assert shown.count("<fieldset>") == 12
    assert "checked" not in shown, "nobody is marked until somebody says so"
    keys = {stay.member.handle: stay.pk for stay in session.cohort.episodes.select_related("member")}
    assert set(keys) == {one.handle for one in twelve}
    said = {f"here-{keys['Person C']}": "absent", f"here-{keys['Person K']}": "excused", "others": "1"}
    client.post(page, sheet_of(session) | said)
    marks = marked(session)
    assert marks.pop("Person C") == "absent"
    assert marks.pop("Person K") == "excused"
    assert set(marks.values()) == {"present"}
    assert len(marks) == 10
    session.refresh_from_db()
    assert session.rolled_at is not None
    assert "Everybody has a mark" in client.get(page).text


def test_the_roll_of_a_day_to_come_is_neither_given_out_nor_called(
    session: Session, gale: Member, alice: Member, now: datetime
) -> None:
    come_in(session.cohort, gale, alice, now)
    later = Session.objects.filter(cohort=session.cohort, starts_at__gt=session.starts_at).earliest(
        "starts_at"
    )
    client, page = signed_in(gale), f"/programmes/still-lantern-47/work/sessions/{later.pk}/"
    shown = client.get(page).text
    assert "The roll can be called from that day on." in shown
    assert "Alice Fern" not in shown
    assert not Disclosure.objects.exists(), "nobody was looked at"
    answer = client.post(page, sheet_of(later) | {"others": "1"})
    assert answer.status_code == 422
    assert marked(later) == {}
    with pytest.raises(NotYet):
        call(later, gale, {alice: "excused"}, now)
    later.refresh_from_db()
    assert later.rolled_at is None


def test_the_roll_can_be_called_from_the_morning_of_the_day_on(
    session: Session, gale: Member, alice: Member, now: datetime
) -> None:
    come_in(session.cohort, gale, alice, now)
    Session.objects.filter(pk=session.pk).update(starts_at=now + timedelta(hours=3))
    session.refresh_from_db()
    assert (
        "It has not begun yet."
        in signed_in(gale).get(f"/programmes/still-lantern-47/work/sessions/{session.pk}/").text
    )
    call(session, gale, {alice: "present"}, now)
    assert marked(session) == {"Alice Fern": "present"}


def test_at_the_work_stands_the_roll_of_today_then_one_not_called_then_the_next_session(
    session: Session, gale: Member, now: datetime
) -> None:
    client, page = signed_in(gale), "/programmes/still-lantern-47/work/"
    Session.objects.filter(starts_at__lt=session.starts_at).update(rolled_at=now)
    assert "Call the roll: Friday 20 November" in flat(client.get(page).text)
    Session.objects.filter(pk=session.pk).update(rolled_at=now)
    assert "Call the roll: Friday 20 November" in flat(client.get(page).text), "it may be put right"
    session.delete()
    assert "Next session: Monday 23 November" in flat(client.get(page).text)
    Session.objects.filter(starts_at__date=date(2026, 11, 16)).update(rolled_at=None)
    assert "Call the roll: Monday 16 November" in flat(client.get(page).text)


def flat(page: str) -> str:
    return " ".join(page.split())


def test_a_mark_is_changed_later_and_says_by_whom(
    session: Session, gale: Member, hugo: Member, alice: Member, now: datetime
) -> None:
    come_in(session.cohort, gale, alice, now)
    call(session, hugo, {alice: "absent"}, now)
    call(session, gale, {alice: "present"}, now, was={alice: "absent"})
    mark = Mark.objects.get(session=session)
    assert (mark.here, mark.by) == ("present", gale)


def test_what_somebody_else_set_meanwhile_is_kept_and_said(
    session: Session, gale: Member, hugo: Member, alice: Member, erin: Member, now: datetime
) -> None:
    for one in (alice, erin):
        come_in(session.cohort, gale, one, now)
    call(session, hugo, {alice: "absent"}, now)
    sheet = call(session, gale, {alice: "present", erin: "excused"}, now)
    assert len(sheet.kept) == 1
    assert marked(session) == {"Alice Fern": "absent", "Erin Willow": "excused"}
    keys = {stay.member.handle: stay.pk for stay in session.cohort.episodes.select_related("member")}
    page = f"/programmes/still-lantern-47/work/sessions/{session.pk}/"
    said = sheet_of(session) | {f"here-{keys['Alice Fern']}": "present"}
    told = signed_in(gale).post(page, said, follow=True).text
    assert "What they set stands" in told


def test_only_who_stayed_on_that_day_is_on_the_roll(
    session: Session, gale: Member, alice: Member, erin: Member, bob: Member, now: datetime
) -> None:
    for one in (alice, erin, bob):
        come_in(session.cohort, gale, one, now)
    before = Session.objects.filter(cohort=session.cohort, starts_at__lt=session.starts_at).latest(
        "starts_at"
    )
    after = Session.objects.filter(cohort=session.cohort, starts_at__gt=session.starts_at).earliest(
        "starts_at"
    )
    assert names_on(gale, before, now) == [], "nobody had come yet"
    stay = session.cohort.episodes.get(member=alice)
    end_stay(stay, Ending.TRANSFERRED, now.date(), by=gale, now=now)
    leave(session.cohort.episodes.get(member=bob), by=bob, now=now)
    assert names_on(gale, session, now) == ["Alice Fern", "Bob Harbour", "Erin Willow"]
    assert names_on(gale, after, now) == ["Erin Willow"]


def test_everyone_else_is_everyone_on_the_sheet_and_nobody_who_came_since(
    session: Session, gale: Member, alice: Member, erin: Member, now: datetime
) -> None:
    come_in(session.cohort, gale, alice, now)
    given_out = sheet_of(session)
    late = come_in(session.cohort, gale, erin, now)
    page = f"/programmes/still-lantern-47/work/sessions/{session.pk}/"
    signed_in(gale).post(page, given_out | {"others": "1", f"here-{late.pk}": "absent"})
    assert marked(session) == {"Alice Fern": "present"}


def test_what_stands_elsewhere_on_a_sheet_changes_nothing(
    session: Session, gale: Member, hugo: Member, alice: Member, now: datetime
) -> None:
    stay = come_in(session.cohort, gale, alice, now)
    client, page = signed_in(hugo), f"/programmes/still-lantern-47/work/sessions/{session.pk}/"
    said = {f"here-{stay.pk}": "nonsense", "here-00000000-0000-0000-0000-000000000000": "present"}
    client.post(page, sheet_of(session) | said)
    assert marked(session) == {}


def test_a_session_that_is_off_counts_for_nobody(
    session: Session, gale: Member, alice: Member, now: datetime
) -> None:
    stay = come_in(session.cohort, gale, alice, now)
    call(session, gale, {alice: "absent"}, now)
    call_off(session, off=True, by=gale, now=now)
    client = signed_in(alice)
    assert "Nothing stands there yet." in client.get(f"/programmes/stays/{stay.pk}/").text
    assert (
        "absent"
        not in signed_in(gale)
        .get(f"/programmes/still-lantern-47/work/cohorts/{session.cohort_id}/roll.csv")
        .text.lower()
    )
    call_off(session, off=False, by=gale, now=now)
    assert "Nothing stands there yet." not in client.get(f"/programmes/stays/{stay.pk}/").text


def test_two_who_call_it_off_at_once_do_not_undo_each_other(
    session: Session, gale: Member, hugo: Member
) -> None:
    """Both pages say what they ask for; and a second tap asks for the same."""
    page = f"/programmes/still-lantern-47/work/sessions/{session.pk}/off/"
    for viewer in (gale, hugo, hugo):
        signed_in(viewer).post(page, {"off": "1"})
        session.refresh_from_db()
        assert session.called_off
    assert Entry.objects.filter(act="session-off").count() == 1
    client = signed_in(hugo)
    assert 'name="off" value="0"' in client.get(page.removesuffix("off/")).text
    client.post(page, {"off": "0"})
    session.refresh_from_db()
    assert not session.called_off


def test_the_roll_as_a_file_carries_the_notice_of_the_law_it_is_kept_by(
    session: Session, gale: Member, hugo: Member, alice: Member, now: datetime
) -> None:
    come_in(session.cohort, gale, alice, now)
    call(session, gale, {alice: "present"}, now)
    page = f"/programmes/still-lantern-47/work/cohorts/{session.cohort_id}/roll.csv"
    lines = signed_in(gale).get(page).text.splitlines()
    assert lines[0].startswith("42 CFR part 2 prohibits")
    assert lines[2].startswith("Alice Fern,2026-11-20T09:30")
    assert signed_in(hugo).get(page).status_code == 404, "only whoever leads takes it out as a file"
