"""One's own name, password, mail and blocks."""

from datetime import datetime

import pytest
from django.test import Client

from porch.people import actions, queries
from porch.people.models import Block, Member
from porch.people.registries import on_block

PASSWORD = "alice fern lamp kettle"


def confirm(client: Client, password: str = PASSWORD) -> None:
    client.post("/settings/sign-in/again/", {"password": password})


@pytest.mark.parametrize("path", ["name", "email", "words", "mine", "leave/later", "leave/now"])
def test_what_is_most_private_asks_for_the_password_again(as_alice: Client, path: str) -> None:
    again = f"/settings/sign-in/again/?next=%2Fsettings%2F{path.replace('/', '%2F')}%2F"
    assert as_alice.get(f"/settings/{path}/").headers["Location"] == again
    assert as_alice.post(f"/settings/{path}/", {"sure": "yes"}).headers["Location"] == again
    assert Member.objects.filter(handle="Alice Fern").exists()
    confirm(as_alice)
    assert as_alice.get(f"/settings/{path}/").status_code == 200


def test_a_wrong_password_opens_nothing(as_alice: Client) -> None:
    confirm(as_alice, "something else")
    assert as_alice.get("/settings/mine/").status_code == 302


def test_a_new_name_is_drawn_and_brings_new_words(as_alice: Client, alice: Member, now: datetime) -> None:
    old = actions.new_recovery_words(alice, now=now)
    confirm(as_alice)
    token = queries.suggest_names()[0]
    answer = as_alice.post("/settings/name/", {"suggestion": token})
    alice.refresh_from_db()
    assert alice.handle == queries.name_in(token)
    assert answer.headers["Location"] == "/settings/words/new/"
    assert "data-text" in as_alice.get("/settings/words/new/").content.decode()
    assert queries.whose_words(alice.handle, old) is None


def test_a_name_cannot_be_typed(as_alice: Client, alice: Member) -> None:
    confirm(as_alice)
    assert as_alice.post("/settings/name/", {"suggestion": "Robert Smith"}).status_code == 422
    alice.refresh_from_db()
    assert alice.handle == "Alice Fern"


def test_a_name_somebody_took_meanwhile_changes_nothing(alice: Member, now: datetime) -> None:
    token = queries.suggest_names()[0]
    actions.join(token, "tea pot window", time_zone="UTC", language="en", now=now)
    with pytest.raises(actions.NameGone):
        actions.change_name(alice, token, now=now)
    assert alice.handle == "Alice Fern"
    alice.refresh_from_db()
    assert alice.handle == "Alice Fern"


def test_a_new_password_needs_the_one_before(as_alice: Client, alice: Member) -> None:
    wrong = {"now": "not it at all", "password": "window chair river"}
    assert as_alice.post("/settings/password/", wrong).status_code == 422
    alice.refresh_from_db()
    assert alice.check_password(PASSWORD)


def test_a_new_password_signs_out_everywhere_else(as_alice: Client, alice: Member) -> None:
    elsewhere = Client()
    elsewhere.force_login(alice)
    as_alice.post("/settings/password/", {"now": PASSWORD, "password": "window chair river"})
    assert as_alice.get("/settings/").status_code == 200
    assert elsewhere.get("/settings/").status_code == 302


def test_an_address_is_kept_and_forgotten(as_alice: Client, alice: Member) -> None:
    confirm(as_alice)
    as_alice.post("/settings/email/", {"email": "fern@example.org", "mail_wanted": "on"})
    alice.refresh_from_db()
    assert (alice.email, alice.mail_wanted) == ("fern@example.org", True)
    as_alice.post("/settings/email/", {"email": "", "mail_wanted": "on"})
    alice.refresh_from_db()
    assert (alice.email, alice.mail_wanted, alice.sealed_email) == ("", False, b"")


def test_a_time_zone_that_has_no_town_stays_choosable(as_alice: Client, alice: Member) -> None:
    Member.objects.filter(pk=alice.pk).update(time_zone="UTC")
    assert '<option value="UTC" selected>' in as_alice.get("/settings/time/").content.decode()
    assert as_alice.post("/settings/time/", {"time_zone": "UTC", "language": "en"}).status_code == 302


def test_a_block_counts_both_ways_and_only_its_maker_sees_it(
    alice: Member, dave: Member, erin: Member
) -> None:
    assert queries.are_blocked(alice, dave)
    assert queries.are_blocked(dave, alice)
    assert not queries.are_blocked(alice, erin)
    assert queries.blocked_ids(alice) == {dave.pk}
    assert queries.blocked_ids(dave) == {alice.pk}
    assert not queries.blocks_of(dave).exists()


def test_a_block_tells_the_rooms_above_once(
    alice: Member, erin: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[Member, Member, datetime]] = []
    monkeypatch.setattr(on_block, "_entries", {"test": lambda by, whom, at: told.append((by, whom, at))})
    actions.block(erin, by=alice, now=now)
    actions.block(erin, by=alice, now=now)
    assert told == [(alice, erin, now)]


def test_nobody_blocks_themselves(alice: Member, now: datetime) -> None:
    actions.block(alice, by=alice, now=now)
    assert not Block.objects.exists()


def test_taking_back_a_block_leaves_the_others_block(alice: Member, dave: Member, now: datetime) -> None:
    actions.block(alice, by=dave, now=now)
    actions.unblock(dave, by=alice)
    assert queries.are_blocked(alice, dave)


def test_one_unblocks_from_settings(as_alice: Client, alice: Member, dave: Member) -> None:
    assert "Dave Gate" in as_alice.get("/settings/blocks/").content.decode()
    as_alice.post(f"/settings/blocks/{dave.pk}/end/")
    assert not queries.are_blocked(alice, dave)


def test_a_block_that_is_not_mine_is_not_there(as_dave: Client, alice: Member, dave: Member) -> None:
    assert "Alice Fern" not in as_dave.get("/settings/blocks/").content.decode()
    assert as_dave.post(f"/settings/blocks/{alice.pk}/end/").status_code == 404
    assert queries.are_blocked(alice, dave)
