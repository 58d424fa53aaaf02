"""Every page of this room: its name, one primary control, few queries, and no act by a link."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from porch.people import actions
from porch.people.forms.telling import PARTS
from porch.people.models import Member
from tests.people.test_account import confirm

OPEN = {"/join/": "join", "/sign-in/": "sign-in", "/sign-in/words/": "sign-in-words", "/left/": "left"}
MEMBERS = {
    "/settings/": "settings",
    "/settings/about/hours/": "settings-hours",
    "/settings/about/place/": "settings-place",
    **{f"/settings/about/{part.slug}/": f"settings-{part.slug}" for part in PARTS if not part.mentors_only},
    "/settings/password/": "settings-password",
    "/settings/time/": "settings-time",
    "/settings/blocks/": "settings-blocks",
    "/settings/sign-in/": "settings-sign-in",
    "/settings/words/new/": "settings-words",
    "/join/wishes/": "join",
    "/join/words/": "join",
}
PRIVATE = {
    "/settings/name/": "settings-name",
    "/settings/email/": "settings-email",
    "/settings/words/": "settings-words",
    "/settings/mine/": "settings-mine",
    "/settings/leave/": "settings-leave",
    "/settings/sign-in/app/": "settings-app",
    "/settings/sign-in/passkeys/add/": "settings-passkey-add",
}
ACTS = ["/sign-out/", "/settings/leaving/stay/", "/settings/blocks/00000000-0000-0000-0000-000000000000/end/"]


def holds_one(page: str, name: str) -> None:
    assert f'data-page="{name}"' in page
    assert page.count("data-primary") == 1
    assert page.count("<h1") == 1
    assert " style=" not in page
    assert not re.search(r"<script(?![^>]*(?:src=|application/json))", page)


@pytest.mark.parametrize("path", OPEN)
def test_a_page_for_everyone_has_its_name_and_one_primary(client: Client, db: None, path: str) -> None:
    holds_one(client.get(path).content.decode(), OPEN[path])


@pytest.mark.parametrize("path", MEMBERS)
def test_a_members_page_has_its_name_and_one_primary(as_alice: Client, path: str) -> None:
    holds_one(as_alice.get(path).content.decode(), MEMBERS[path])


@pytest.mark.parametrize("path", PRIVATE)
def test_a_private_page_has_its_name_and_one_primary(as_alice: Client, path: str) -> None:
    confirm(as_alice)
    holds_one(as_alice.get(path).content.decode(), PRIVATE[path])


@pytest.mark.parametrize("path", [*MEMBERS, *PRIVATE])
def test_strangers_go_to_sign_in_and_come_back(client: Client, db: None, path: str) -> None:
    assert client.get(path).headers["Location"] == f"/sign-in/?next={path}"


@pytest.mark.parametrize("path", ACTS)
def test_an_act_refuses_a_link(as_alice: Client, path: str) -> None:
    assert as_alice.get(path).status_code == 405


def test_the_page_of_someone_leaving_has_one_primary(as_alice: Client, alice: Member, now: datetime) -> None:
    actions.leave(alice, by=alice, now=now)
    holds_one(as_alice.get("/settings/leaving/").content.decode(), "settings-leaving")
    for path in MEMBERS:
        assert as_alice.get(path).headers["Location"] == "/settings/leaving/"


def queries_of(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_the_list_of_blocks_asks_no_more_when_it_grows(
    as_alice: Client, alice: Member, dave: Member, make_person: Any, now: datetime
) -> None:
    as_alice.get("/settings/blocks/")
    few = queries_of(as_alice, "/settings/blocks/")
    for number in range(8):
        actions.block(make_person(f"Person {number}"), by=alice, now=now)
    assert queries_of(as_alice, "/settings/blocks/") == few


def test_settings_asks_no_more_when_more_was_told(as_alice: Client, alice: Member, now: datetime) -> None:
    few = queries_of(as_alice, "/settings/")
    told = {"interests": ["chess", "dogs"], "experience": ["prison"], "hours": ["mon-8"], "place": (1.0, 2.0)}
    actions.say_lived_experience(alice, told, now=now)
    assert queries_of(as_alice, "/settings/") == few <= 8


def test_the_desk_of_roles_asks_no_more_when_more_waits(
    as_dee: Client, alice: Member, bob: Member, make_person: Any, now: datetime, settings: Any
) -> None:
    settings.DEMO = True
    for member in (alice, bob):
        actions.grant("operator", member, by=None, now=now)
    actions.ask_for_role("moderator", make_person("Person One"), by=alice, now=now)
    as_dee.get("/desk/roles/")  # whoever is new there is written to the ledger once
    few = queries_of(as_dee, "/desk/roles/")
    for number in range(6):
        actions.ask_for_role("moderator", make_person(f"Person {number}"), by=alice, now=now)
    as_dee.get("/desk/roles/")
    assert queries_of(as_dee, "/desk/roles/") == few
    holds_one(as_dee.get("/desk/roles/").content.decode(), "desk-roles")
