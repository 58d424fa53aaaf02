"""Where a community looks before it opens: until a yes, someone new is met by nobody and sees one page."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from porch.bonds.queries.pool import pairable
from porch.people import actions, queries
from porch.people.actions import NobodyThere
from porch.people.models import Knock, Member, Role
from porch.record.models import Entry
from porch.wire.models import Notice
from tests.people.test_invitations import bring, join, made
from tests.people.test_join import ANSWERS

WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def _staff_without_a_second_factor(settings: Settings) -> None:
    settings.DEMO = True


@pytest.fixture(autouse=True)
def at_noon(now: datetime) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def looks_first(dee: Member, now: datetime) -> None:
    actions.decide(by=None, now=now, joining="approval")


@pytest.fixture
def newcomer(looks_first: None) -> Client:
    client = Client()
    assert join(client) == 302
    return client


def who() -> Member:
    return Member.objects.get(state="waiting")


def test_someone_who_joined_waits_with_their_recovery_words(newcomer: Client) -> None:
    assert newcomer.get("/join/wishes/").status_code == 200
    newcomer.post("/join/wishes/", {"skip": "1"})
    assert "data-text" in newcomer.get("/join/words/").content.decode()
    assert newcomer.get("/today/").headers["Location"] == "/waiting/"
    page = newcomer.get("/waiting/").content.decode()
    assert who().handle in page
    assert 'href="/help-now/"' in page
    assert 'href="/settings/leave/"' in page
    assert 'class="bar' not in page
    assert 'class="bar' not in newcomer.get("/settings/leave/").content.decode()


def test_the_door_says_beforehand_that_someone_looks_first(looks_first: None, now: datetime) -> None:
    assert "Someone here looks at each new name" in Client().get("/join/").content.decode()
    assert "Someone here looks at each new name" not in bring(made(now)).get("/join/").content.decode()


@pytest.mark.parametrize(
    "path",
    ["/today/", "/more/", "/people/", "/people/ask/", "/settings/", "/settings/email/", "/settings/name/"],
)
def test_every_other_page_leads_back_to_the_one(newcomer: Client, path: str) -> None:
    assert newcomer.get(path).headers["Location"] == "/waiting/"


def test_the_stream_and_the_desks_are_closed_to_them(newcomer: Client) -> None:
    member = who()
    Role.objects.create(member=member, role="coordinator", since=datetime.now().astimezone())
    assert newcomer.get("/desk/joining/").status_code == 404
    assert newcomer.get("/desk/pairing/").status_code == 404
    assert member not in queries.holders_of("coordinator")


def test_they_are_met_by_nobody(newcomer: Client) -> None:
    member = who()
    member.lived.wants_peer = True
    member.lived.save()
    assert not member.is_here
    assert member not in pairable()


def test_those_who_answer_are_told(newcomer: Client, dee: Member) -> None:
    notice = Notice.objects.get(member=dee)
    assert (notice.kind, notice.path) == ("needs-a-person", "/desk/joining/")


def test_while_there_is_no_coordinator_the_operator_is_told(
    db: None, make_person: Callable[..., Member], now: datetime
) -> None:
    olu = make_person("Olu Gate", "operator")
    actions.decide(by=None, now=now, joining="approval")
    join(Client())
    assert Notice.objects.get().member == olu


def test_one_line_reaches_those_who_answer_and_is_sealed(newcomer: Client, as_dee: Client) -> None:
    newcomer.post("/waiting/", {"line": "Ana at the kitchen table told me of you"})
    assert b"kitchen" not in bytes(Knock.objects.get().sealed_line)
    assert "kitchen table" in as_dee.get("/desk/joining/").content.decode()
    assert "kitchen table" in newcomer.get("/waiting/").content.decode()
    newcomer.post("/waiting/", {"line": ""})
    assert Knock.objects.get().sealed_line == b""
    assert newcomer.post("/waiting/", {"line": "x" * 201}).status_code == 422


def test_longest_first(looks_first: None, dee: Member, now: datetime) -> None:
    with time_machine.travel(now - timedelta(hours=2)):
        join(Client())
    first = who()
    join(Client())
    assert next(iter(queries.knocks(dee))).member == first
    assert [knock.at for knock in queries.knocks(dee)] == sorted(Knock.objects.values_list("at", flat=True))


def test_a_yes_lets_them_in(newcomer: Client, as_dee: Client, dee: Member) -> None:
    member = who()
    as_dee.post(f"/desk/joining/{member.pk}/", {"say": "yes"})
    member.refresh_from_db()
    assert member.state == "here"
    assert not Knock.objects.exists()
    assert newcomer.get("/waiting/").headers["Location"] == "/today/"
    assert newcomer.get("/today/").status_code == 200
    assert Notice.objects.filter(member=member, kind="something-new").exists()
    note = Entry.objects.get(act="let-in")
    assert (note.actor_id, note.subject_id) == (dee.pk, member.pk)


def test_not_now_is_said_kindly_and_the_account_goes_after_a_week(
    newcomer: Client, as_dee: Client, now: datetime
) -> None:
    newcomer.post("/waiting/", {"line": "Please"})
    member = who()
    as_dee.post(f"/desk/joining/{member.pk}/", {"say": "not-now"})
    assert Knock.objects.get().sealed_line == b""
    page = newcomer.get("/waiting/").content.decode()
    assert "It is not about you" in page
    assert "27 November" in page
    assert newcomer.post("/waiting/", {"line": "Again"}).status_code == 200
    assert Knock.objects.get().sealed_line == b""
    assert Entry.objects.filter(act="not-let-in", subject_id=member.pk).exists()
    assert actions.erase_due(now + WEEK - timedelta(minutes=1)) == 0
    assert actions.erase_due(now + WEEK) == 1
    assert not Member.objects.filter(pk=member.pk).exists()


def test_not_now_can_become_a_yes_within_the_week(newcomer: Client, as_dee: Client, now: datetime) -> None:
    member = who()
    as_dee.post(f"/desk/joining/{member.pk}/", {"say": "not-now"})
    assert "Let in after all" in as_dee.get("/desk/joining/").content.decode()
    as_dee.post(f"/desk/joining/{member.pk}/", {"say": "yes"})
    member.refresh_from_db()
    assert (member.state, member.erase_after) == ("here", None)
    assert actions.erase_due(now + WEEK) == 0


def test_nobody_answers_twice_and_nobody_else_answers(
    newcomer: Client, as_dee: Client, as_alice: Client, as_carol: Client, dee: Member, now: datetime
) -> None:
    member = who()
    for browser in (as_alice, as_carol, newcomer, Client()):
        assert browser.post(f"/desk/joining/{member.pk}/", {"say": "yes"}).status_code == 404
    assert who() == member
    as_dee.post(f"/desk/joining/{member.pk}/", {"say": "yes"})
    assert as_dee.post(f"/desk/joining/{member.pk}/", {"say": "not-now"}).status_code == 404
    with pytest.raises(NobodyThere):
        actions.not_now(uuid4(), by=dee, now=now)
    assert as_dee.post(f"/desk/joining/{dee.pk}/", {"say": "not-now"}).status_code == 404
    dee.refresh_from_db()
    assert dee.erase_after is None


def test_whoever_does_not_answer_sees_nobody_wait(
    newcomer: Client, alice: Member, carol: Member, now: datetime
) -> None:
    for person in (alice, carol):
        assert not queries.knocks(person)
        for answer in (actions.let_in, actions.not_now):
            with pytest.raises(NobodyThere):
                answer(who().pk, by=person, now=now)


def test_a_yes_to_nothing_changes_nothing(newcomer: Client, as_dee: Client) -> None:
    as_dee.post(f"/desk/joining/{who().pk}/", {"say": "perhaps"})
    assert who().erase_after is None


def test_an_invitation_is_a_yes(looks_first: None, now: datetime) -> None:
    client = bring(made(now))
    assert join(client) == 302
    assert client.get("/today/").status_code == 200
    assert not Knock.objects.exists()


def test_leaving_and_coming_back_is_no_way_in(newcomer: Client, now: datetime) -> None:
    member = who()
    actions.leave(member, by=member, now=now)
    assert newcomer.get("/today/").headers["Location"] == "/settings/leaving/"
    newcomer.post("/settings/leaving/stay/")
    assert newcomer.get("/today/").headers["Location"] == "/waiting/"
    assert who().erase_after is None


def test_leaving_after_a_not_now_does_not_undo_it(newcomer: Client, as_dee: Client, now: datetime) -> None:
    member = who()
    as_dee.post(f"/desk/joining/{member.pk}/", {"say": "not-now"})
    member.refresh_from_db()
    actions.leave(member, by=member, now=now)
    actions.stay(member, by=member, now=now)
    assert who().erase_after is not None
    assert actions.erase_due(now + WEEK) == 1


def test_they_can_leave_and_take_what_is_theirs_while_they_wait(newcomer: Client) -> None:
    assert newcomer.get("/settings/leave/").status_code == 200
    asked = newcomer.get("/settings/leave/now/").headers["Location"]
    answer = newcomer.post(asked, {"password": ANSWERS["password"]})
    assert answer.headers["Location"] == "/settings/leave/now/"
    assert newcomer.get("/settings/leave/now/").status_code == 200
    assert newcomer.get("/settings/mine/").status_code == 200
    assert newcomer.post("/settings/pause/", {"for": "week"}).headers["Location"] == "/waiting/"
    assert who()


def test_those_who_waited_are_still_seen_when_the_door_opens_for_all(
    newcomer: Client, as_dee: Client, now: datetime
) -> None:
    member = who()
    actions.decide(by=None, now=now, joining="open")
    assert member.handle in as_dee.get("/desk/joining/").content.decode()
    other = Client()
    assert join(other) == 302
    assert other.get("/today/").status_code == 200


def test_a_member_who_is_here_has_nothing_to_wait_for(as_alice: Client) -> None:
    assert as_alice.get("/waiting/").headers["Location"] == "/today/"
    assert as_alice.post("/waiting/", {"line": "hello"}).headers["Location"] == "/today/"
