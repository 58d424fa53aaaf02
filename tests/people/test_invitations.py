"""Invitations: a bland link that opens the door so many times, and no trace of who came with which."""

import re
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from porch.people import actions, queries
from porch.people.actions import InvitationOver, MadeAlready, NameGone, NotInvitable
from porch.people.models import Invitation, Member
from porch.people.rules.letters import ALPHABET, digest_of, draw_letters, read_letters
from porch.record.models import Entry
from tests.people.test_join import ANSWERS, suggestion_on
from tests.people.test_sign_in import without_what_changes


@pytest.fixture(autouse=True)
def _staff_without_a_second_factor(settings: Settings) -> None:
    settings.DEMO = True


@pytest.fixture(autouse=True)
def at_noon(now: datetime) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield


def made(now: datetime, **asked: int) -> str:
    """The letters of one new invitation."""
    return actions.invite(by=None, now=now, batch=uuid4(), **asked)[0].letters  # type: ignore[arg-type]


@pytest.fixture
def by_invitation(db: None, now: datetime) -> None:
    actions.decide(by=None, now=now, joining="invitation")


def bring(letters: str) -> Client:
    """A browser that came with an invitation and said it would come in."""
    client = Client()
    assert client.post(f"/i/{letters}/").headers["Location"] == "/join/"
    return client


def join(client: Client) -> int:
    page = client.get("/join/").content.decode()
    token = suggestion_on(page) if 'name="suggestion"' in page else queries.suggest_names()[0]
    return client.post("/join/", {**ANSWERS, "suggestion": token}).status_code


def test_someone_comes_in_with_an_invitation(by_invitation: None, now: datetime) -> None:
    letters = made(now)
    client = bring(letters)
    assert join(client) == 302
    assert Member.objects.get().state == "here"
    assert Invitation.objects.get().uses == 1
    assert client.get("/today/").status_code == 200


def test_without_one_the_door_says_kindly_how_to_get_one(by_invitation: None) -> None:
    client = Client()
    page = client.get("/join/").content.decode()
    assert "You come in by invitation here" in page
    assert 'href="/help-now/"' in page
    assert join(client) == 422
    assert not Member.objects.exists()
    assert "You need an invitation" in client.get("/").content.decode()


def test_one_invitation_lets_one_person_in(by_invitation: None, now: datetime) -> None:
    letters = made(now)
    second = bring(letters)
    assert join(bring(letters)) == 302
    assert join(second) == 422
    assert "This invitation has ended" in second.get("/join/").content.decode()
    assert Member.objects.count() == 1


def test_a_group_link_lets_as_many_in_as_it_says(by_invitation: None, now: datetime) -> None:
    letters = made(now, uses=2)
    assert [join(bring(letters)) for _ in range(2)] == [302, 302]
    assert Client().get(f"/i/{letters}/").status_code == 404


def test_looking_at_it_uses_nothing_up_and_leaves_no_trace(by_invitation: None, now: datetime) -> None:
    letters = made(now)
    client = Client()
    for _ in range(3):
        assert client.get(f"/i/{letters}/").status_code == 200
        assert client.head(f"/i/{letters}/").status_code == 200
    assert Invitation.objects.get().uses == 0
    assert not client.session.get("invited")


def test_ended_used_up_too_old_and_never_made_look_alike(db: None, now: datetime) -> None:
    batches = [uuid4() for _ in range(3)]
    ended, used, old = (actions.invite(by=None, now=now, batch=batch)[0].letters for batch in batches)
    actions.end_invitations(batches[0], by=None, now=now)
    Invitation.objects.filter(batch=batches[1]).update(uses=1)
    Invitation.objects.filter(batch=batches[2]).update(until=now)
    never, scrawl = draw_letters(lambda signs: signs[7]), "robert"
    seen = {
        (answer.status_code, without_what_changes(answer.content))
        for letters in (ended, used, old, never, scrawl)
        for answer in (Client().get(f"/i/{letters}/"),)
    }
    assert len(seen) == 1
    assert seen.pop()[0] == 404
    assert all(Client().post(f"/i/{word}/").status_code == 404 for word in (ended, used, old, never, scrawl))


def test_every_live_invitation_shows_the_same_page_and_says_nothing_of_who_made_it(
    dee: Member, now: datetime
) -> None:
    one = actions.invite(by=dee, now=now, batch=uuid4(), place="Ward 7")[0].letters
    other = made(now, uses=40, days=3)
    pages = [without_what_changes(Client().get(f"/i/{word}/").content) for word in (one, other)]
    assert pages[0] == pages[1]
    assert dee.handle not in pages[0]
    assert "Ward 7" not in pages[0]


def test_what_a_preview_shows_is_bland(db: None, now: datetime) -> None:
    answer = Client().get(f"/i/{made(now)}/")
    page = answer.content.decode()
    assert re.search(r"<title>(.*?)</title>", page)[1] == "Welcome · Porch"  # type: ignore[index]
    assert "og:" not in page
    assert 'name="description"' not in page
    assert '<meta name="robots" content="noindex">' in page
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert not re.search(r"recover|addict|sober|drink|drug|peer support", page, re.IGNORECASE)


def test_letters_are_understood_however_they_are_typed(client: Client, db: None, now: datetime) -> None:
    letters = made(now)
    typed = letters.upper().replace("-", "  ").replace("0", "o").replace("1", "I")
    answer = client.post("/i/", {"letters": typed})
    assert answer.headers["Location"] == f"/i/{letters}/"
    assert client.post("/i/", {"letters": "abc"}).status_code == 422
    assert client.get(f"/i/{letters.upper().replace('-', '')}/").status_code == 200


@given(st.text(ALPHABET, min_size=28, max_size=28), st.text(max_size=40))
def test_letters_read_back_and_nothing_else_is_letters(drawn: str, any_text: str) -> None:
    signs = iter(drawn)
    letters = draw_letters(lambda _: next(signs))
    assert letters.replace("-", "") == drawn
    assert read_letters(letters) == letters == read_letters(letters.upper().replace("-", " "))
    assert (read_letters(any_text) is None) == (digest_of(any_text) == "")


def test_only_a_digest_is_kept(db: None, now: datetime) -> None:
    letters = made(now)
    kept = " ".join(str(value) for value in Invitation.objects.values_list().get())
    assert digest_of(letters) in kept
    assert letters not in kept
    assert letters.replace("-", "") not in kept


def test_nothing_binds_a_member_to_an_invitation(by_invitation: None, now: datetime) -> None:
    letters = made(now)
    client = bring(letters)
    join(client)
    row = Invitation.objects.get()
    marks = {str(row.pk), str(row.batch), row.digest}
    joined = Entry.objects.get(act="joined")
    assert (joined.actor_id, joined.detail) == (None, {})
    member = " ".join(map(str, Member.objects.values_list().get()))
    session = str(dict(client.session.items()))
    assert not [mark for mark in marks if mark in member or mark in session]


def test_a_name_that_is_gone_gives_the_invitation_back(by_invitation: None, now: datetime) -> None:
    digest = digest_of(made(now))
    said = {"time_zone": "UTC", "language": "en", "now": now, "invitation": digest}
    with pytest.raises(NameGone):
        actions.join("Robert Smith", "harbour lamp kettle", **said)  # type: ignore[arg-type]
    assert Invitation.objects.get().uses == 0
    assert actions.join(queries.suggest_names()[0], "harbour lamp kettle", **said)  # type: ignore[arg-type]
    with pytest.raises(InvitationOver):
        actions.join(queries.suggest_names()[0], "harbour lamp kettle", **said)  # type: ignore[arg-type]


def test_a_name_taken_meanwhile_gives_it_back_too(by_invitation: None, now: datetime) -> None:
    letters, (name,) = made(now, uses=2), queries.suggest_names()
    said = {"time_zone": "UTC", "language": "en", "now": now, "invitation": digest_of(letters)}
    actions.join(name, "harbour lamp kettle", **said)  # type: ignore[arg-type]
    client = bring(letters)
    answer = client.post("/join/", {**ANSWERS, "suggestion": name})
    assert answer.status_code == 422
    assert answer.content.decode().count('name="suggestion"') == 3
    assert Invitation.objects.get().uses == 1


def test_of_two_phones_with_one_invitation_exactly_one_joins(transactional_db: None, now: datetime) -> None:
    actions.decide(by=None, now=now, joining="invitation")
    digest, names = digest_of(made(now)), queries.suggest_names(8)
    begin, came = threading.Barrier(len(names)), list[str]()

    def phone(name: str) -> None:
        begin.wait()
        try:
            actions.join(name, "lamp", time_zone="UTC", language="en", now=now, invitation=digest)
            came.append(name)
        except InvitationOver:
            pass
        finally:
            connection.close()

    phones = [threading.Thread(target=phone, args=(name,)) for name in names]
    for one in phones:
        one.start()
    for one in phones:
        one.join()
    assert len(came) == Member.objects.count() == 1
    assert Invitation.objects.get().uses == 1


def test_an_ended_invitation_keeps_nobody_out_where_the_door_is_open(db: None, now: datetime) -> None:
    client = bring(made(now))
    Invitation.objects.update(ended_at=now)
    assert join(client) == 302


def test_who_is_in_already_uses_nothing_up(as_alice: Client, now: datetime) -> None:
    page = as_alice.get(f"/i/{made(now)}/").content.decode()
    assert "You are in already" in page
    assert Invitation.objects.get().uses == 0


def test_many_tries_are_asked_to_wait(client: Client, db: None) -> None:
    codes = [client.get("/i/nothing/").status_code for _ in range(301)]
    assert codes == [404] * 300 + [429]


def test_forty_phones_behind_one_address_come_in_with_their_invitations(
    by_invitation: None, now: datetime, settings: Settings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "join": "5/h/ip"}
    letters = made(now, uses=12)
    assert {join(bring(letters)) for _ in range(12)} == {302}


def test_what_cannot_be_made_is_refused_by_the_action_too(db: None, now: datetime) -> None:
    for asked in ({"count": 0}, {"count": 501}, {"uses": 0}, {"days": 91}):
        with pytest.raises(NotInvitable):
            made(now, **asked)
    actions.invite(by=None, now=now, batch=UUID(int=7))
    with pytest.raises(MadeAlready):
        actions.invite(by=None, now=now, batch=UUID(int=7))


def test_a_month_after_its_end_nothing_is_left_of_an_invitation(db: None, now: datetime) -> None:
    made(now, days=10)
    actions.forget_old_invitations(now + timedelta(days=39))
    assert Invitation.objects.exists()
    actions.forget_old_invitations(now + timedelta(days=41))
    assert not Invitation.objects.exists()


def test_an_invitation_outlives_whoever_made_it(dee: Member, now: datetime) -> None:
    letters = actions.invite(by=dee, now=now, batch=uuid4())[0].letters
    actions.leave(dee, at_once=True, by=dee, now=now)
    assert queries.opens(digest_of(letters), now)
    assert Invitation.objects.get().made_by is None
