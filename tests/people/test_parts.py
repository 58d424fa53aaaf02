"""Parts are read about on one page, chosen for a session, taken and given up."""

from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from porch.people import actions, queries
from porch.people.models import Member, RecoveryWords, Role
from porch.people.rules.granting import NAMES
from porch.people.rules.parts import narrowed, parts, parts_of
from porch.record.models import Entry
from porch.wire.models import Notice
from tests.conftest import signed_in
from tests.people.roles_page import PAGE, written
from tests.people.test_account import confirm


@pytest.fixture(autouse=True)
def no_second_factor(settings: Settings) -> None:
    settings.DEMO = True


def choose(client: Client, part: str) -> Any:
    return client.post("/settings/parts/choose/", {"part": part})


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_every_part_has_its_words() -> None:
    assert set(parts()) == {"member", *NAMES}
    for part in parts().values():
        for said in (part.sees, part.does, part.never, part.given_by, part.ended_by):
            assert said, part.code


def test_the_operators_page_is_the_same_words() -> None:
    assert PAGE.read_text() == written(), "run: python -m tests.people.roles_page"


def test_what_is_left_of_someones_parts_is_never_more_than_they_hold() -> None:
    everything = frozenset(NAMES)
    for chosen in ("", "member", *NAMES):
        assert narrowed(frozenset(), chosen) == frozenset()
        assert narrowed(everything, chosen) <= everything
        assert narrowed(everything, chosen) == ({chosen} & everything if chosen else everything)


@pytest.mark.parametrize(
    ("roles", "in_recovery", "codes"),
    [
        ((), True, ["member"]),
        (("family",), True, ["member", "family"]),
        (("family",), False, ["family"]),
        (("coordinator", "family"), False, ["family", "coordinator"]),
        ((), False, ["member"]),
    ],
)
def test_everyone_has_at_least_one_part(roles: tuple[str, ...], in_recovery: bool, codes: list[str]) -> None:
    assert [part.code for part in parts_of(roles, in_recovery=in_recovery)] == codes


def test_a_member_reads_what_a_coordinator_can_see_and_never_sees(as_alice: Client) -> None:
    page = text(as_alice, "/settings/parts/")
    for part in parts().values():
        for line in (part.line, *part.sees, *part.does, *part.never, part.given_by, part.ended_by):
            assert line in page
    assert "Be here as" not in page, "with one part there is nothing to choose"
    assert page.count("data-primary") == 1


def test_whoever_chose_to_be_here_as_a_member_finds_no_desk_until_they_choose_again(
    as_dee: Client, dee: Member
) -> None:
    assert as_dee.get("/desk/pairing/").status_code == 200
    assert 'href="/desk/pairing/"' in text(as_dee, "/more/")
    assert choose(as_dee, "member").headers["Location"] == "/today/"
    assert as_dee.get("/desk/pairing/").status_code == 404
    more = text(as_dee, "/more/")
    assert 'href="/desk/pairing/"' not in more
    assert "Here as: member." in more
    assert Role.objects.filter(member=dee, until=None).exists(), "the part itself is not touched"


def test_no_password_no_way_back_to_a_desk(as_dee: Client) -> None:
    choose(as_dee, "member")
    assert choose(as_dee, "").headers["Location"].startswith("/settings/sign-in/again/")
    assert as_dee.get("/desk/pairing/").status_code == 404
    as_dee.post("/settings/sign-in/again/", {"password": "dee lantern lamp kettle"})
    assert choose(as_dee, "").headers["Location"] == "/today/"
    assert as_dee.get("/desk/pairing/").status_code == 200


def test_a_password_given_before_handing_the_phone_on_does_not_count(as_dee: Client) -> None:
    confirm(as_dee, "dee lantern lamp kettle")
    choose(as_dee, "member")
    assert choose(as_dee, "coordinator").headers["Location"].startswith("/settings/sign-in/again/")
    assert as_dee.get("/desk/pairing/").status_code == 404


def test_parts_without_a_desk_are_changed_without_a_password(as_bob: Client) -> None:
    choose(as_bob, "member")
    choose(as_bob, "mentor")
    assert "Here as: mentor." in text(as_bob, "/more/")
    choose(as_bob, "")
    assert "Here as" not in text(as_bob, "/more/")


@pytest.mark.parametrize("part", ["operator", "queen", "family"])
def test_nobody_can_be_here_as_what_they_are_not(as_dee: Client, part: str) -> None:
    assert choose(as_dee, part).status_code == 404
    assert as_dee.get("/desk/pairing/").status_code == 200


def test_one_of_several_desks_opens_alone(dee: Member, now: datetime) -> None:
    Role.objects.create(member=dee, role="operator", since=now)
    client = signed_in(dee)
    choose(client, "operator")
    assert client.get("/desk/pairing/").status_code == 404
    assert client.get("/desk/roles/").status_code == 200


def test_here_as_a_member_nobody_acts_as_staff(dee: Member, erin: Member, now: datetime) -> None:
    dee.in_part = "member"
    with pytest.raises(actions.NotYoursToGive):
        actions.ask_for_role("mentor", erin, by=dee, now=now)
    assert not queries.held_parts(dee).exists()


def test_here_as_a_member_staff_get_no_recovery_words(dee: Member, as_dee: Client, now: datetime) -> None:
    choose(as_dee, "member")
    confirm(as_dee, "dee lantern lamp kettle")
    as_dee.post("/settings/words/")
    assert not RecoveryWords.objects.filter(member=dee).exists()
    dee.in_part = "member"
    with pytest.raises(actions.NeverForStaff):
        actions.new_recovery_words(dee, now=now)


def test_a_desk_tells_nobody_that_it_would_ask_for_a_second_factor(
    as_dee: Client, settings: Settings
) -> None:
    settings.DEMO = False
    assert as_dee.get("/desk/pairing/").headers["Location"] == "/settings/second-factor/"
    choose(as_dee, "member")
    assert as_dee.get("/desk/pairing/").status_code == 404


def test_a_part_that_ended_leaves_a_session_that_chose_it_with_nothing(
    dee: Member, as_dee: Client, now: datetime
) -> None:
    choose(as_dee, "coordinator")
    actions.end_role("coordinator", dee, by=None, now=now)
    assert as_dee.get("/desk/pairing/").status_code == 404
    choose(as_dee, "member")
    assert as_dee.get("/today/").status_code == 200


def test_signing_in_again_begins_with_all_of_ones_parts(dee: Member, as_dee: Client) -> None:
    choose(as_dee, "member")
    as_dee.post("/sign-out/")
    as_dee.force_login(dee)
    assert as_dee.get("/desk/pairing/").status_code == 200


def test_choosing_a_part_costs_no_query_anywhere(as_bob: Client) -> None:
    def asked(path: str) -> int:
        with CaptureQueriesContext(connection) as found:
            as_bob.get(path)
        return len(found)

    whole = asked("/people/"), asked("/help-now/"), asked("/")
    choose(as_bob, "mentor")
    assert (asked("/people/"), asked("/help-now/"), asked("/")) == whole


def test_who_one_is_here_for_can_be_said_and_changed(as_alice: Client, alice: Member) -> None:
    for answer, in_recovery, family in (
        ("both", True, True),
        ("someone", False, True),
        ("myself", True, False),
    ):
        as_alice.post("/settings/parts/here-for/", {"here_for": answer})
        now_so = Member.objects.get(pk=alice.pk)
        assert (now_so.in_recovery, now_so.holds("family")) == (in_recovery, family), answer
        assert f'value="{answer}" checked' in text(as_alice, "/settings/parts/").replace(
            ' id="id_here_for_0"', ""
        ).replace(' id="id_here_for_1"', "").replace(' id="id_here_for_2"', "").replace(" required", "")


def test_an_answer_nobody_knows_is_refused(as_alice: Client, alice: Member) -> None:
    answer = as_alice.post("/settings/parts/here-for/", {"here_for": "the tea"})
    assert answer.status_code == 422
    assert "Choose one of the three." in answer.content.decode()
    assert not Role.objects.exists()


def test_joining_for_someone_else_only_keeps_no_wish_about_what_one_uses(
    as_alice: Client, alice: Member
) -> None:
    as_alice.post("/join/wishes/", {"here_for": "someone", "substances": ["alcohol"]})
    joined = Member.objects.get(pk=alice.pk)
    assert (joined.in_recovery, joined.holds("family"), joined.lived.substances) == (False, True, [])
    settings_page = text(as_alice, "/settings/")
    assert "/settings/about/support/" not in settings_page
    assert as_alice.get("/settings/about/support/").status_code == 404


def test_joining_for_both_keeps_both(as_alice: Client, alice: Member) -> None:
    as_alice.post("/join/wishes/", {"here_for": "both", "substances": ["alcohol"]})
    joined = Member.objects.get(pk=alice.pk)
    assert (joined.in_recovery, joined.holds("family"), joined.lived.substances) == (True, True, ["alcohol"])


def test_joining_without_an_answer_is_for_oneself(as_alice: Client, alice: Member) -> None:
    as_alice.post("/join/wishes/", {"substances": ["alcohol"]})
    joined = Member.objects.get(pk=alice.pk)
    assert (joined.in_recovery, joined.holds("family")) == (True, False)


def test_here_as_family_today_shows_what_is_for_family_alone(
    as_alice: Client, alice: Member, now: datetime
) -> None:
    actions.say_here_for(alice, "both", now=now)
    as_both = text(as_alice, "/today/")
    assert "Here for someone you care about" not in as_both
    assert 'href="/people/ask/"' in as_both
    choose(as_alice, "family")
    as_family = text(as_alice, "/today/")
    assert "Here for someone you care about" in as_family
    assert 'href="/people/ask/"' not in as_family
    assert as_family.count("data-primary") == 1


def test_a_part_is_given_up_after_being_asked_once_more(as_bob: Client, bob: Member) -> None:
    assert as_bob.get("/settings/parts/coordinator/give-up/").status_code == 404
    page = text(as_bob, "/settings/parts/mentor/give-up/")
    assert page.count("data-primary") == 1
    assert Member.objects.get(pk=bob.pk).holds("mentor"), "looking changes nothing"
    as_bob.post("/settings/parts/mentor/give-up/")
    assert not Member.objects.get(pk=bob.pk).holds("mentor")
    assert Entry.objects.get(act="role-ended").actor_id == bob.pk
    assert not Notice.objects.filter(member=bob).exists(), "who did it need not be told"


def test_who_holds_the_phone_gives_up_no_desk_without_the_password(as_dee: Client, dee: Member) -> None:
    choose(as_dee, "member")
    answer = as_dee.post("/settings/parts/coordinator/give-up/")
    assert answer.headers["Location"].startswith("/settings/sign-in/again/")
    assert Member.objects.get(pk=dee.pk).holds("coordinator")
    confirm(as_dee, "dee lantern lamp kettle")
    as_dee.post("/settings/parts/coordinator/give-up/")
    assert not Member.objects.get(pk=dee.pk).holds("coordinator")


def test_the_last_operator_cannot_give_it_up(alice: Member, as_alice: Client, now: datetime) -> None:
    actions.grant("operator", alice, by=None, now=now)
    confirm(as_alice)
    answer = as_alice.post("/settings/parts/operator/give-up/")
    assert answer.status_code == 422
    assert "You are the only operator." in answer.content.decode()
    assert Member.objects.get(pk=alice.pk).holds("operator")


def test_giving_up_family_while_here_for_someone_else_only_is_being_here_for_oneself(
    alice: Member, as_alice: Client, now: datetime
) -> None:
    actions.say_here_for(alice, "someone", now=now)
    as_alice.post("/settings/parts/family/give-up/")
    left = Member.objects.get(pk=alice.pk)
    assert (left.in_recovery, left.holds("family")) == (True, False)


def test_who_is_given_a_part_is_told_and_what_follows_stands_on_today(
    erin: Member, as_erin: Client, now: datetime, settings: Settings
) -> None:
    settings.DEMO = False
    actions.grant("coordinator", erin, by=None, now=now)
    today = text(as_erin, "/today/")
    assert "Your part here has changed." in today
    assert "Your part needs a second way to sign in" in today
    as_erin.get("/settings/parts/")
    assert "Your part here has changed." not in text(as_erin, "/today/"), "it was looked at"


def test_here_as_a_member_today_does_not_call_to_a_desk(dee: Member, as_dee: Client, now: datetime) -> None:
    from porch.wire.actions import tell

    tell(dee, kind="needs-a-person", path="/desk/pairing/", now=now)
    assert "needs a person" in text(as_dee, "/today/")
    choose(as_dee, "member")
    assert "needs a person" not in text(as_dee, "/today/")
