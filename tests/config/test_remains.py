"""What remains: each thing is on the list until it is done, and the same list is shown everywhere."""

from datetime import timedelta
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django import Settings

from porch.config import backups
from porch.config.keys import rotate
from porch.config.setup.actions import say_first_aid_is_read, say_keys_are_copied
from porch.config.setup.queries.remains import remains
from porch.kit.community import Community, keep
from porch.kit.crypto import read_or_make
from porch.people.actions import decide, grant
from porch.people.models import Member
from porch.record.models import Entry
from porch.safety import crisis, facts
from tests.conftest import NOON, person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def olu(bare: Path, settings: Settings) -> Member:
    """A first operator on the first evening, and nobody else."""
    settings.KEY_RING, settings.KEY_STORE = bare / "keys.json", bare / "keys.sqlite3"
    read_or_make(settings.KEY_RING)
    settings.BACKUP_DIR, settings.BACKUPS = bare / "backups", True
    keep(Community("Riverside", "Lamplight", "GB", "Europe/London"))
    crisis.confirm("GB", bare, on=NOON.date())
    return person("Olu Anchor", "operator")


def codes() -> set[str]:
    return {thing.code for thing in remains(NOON)}


def test_on_the_first_evening_all_of_it_remains_but_the_numbers(olu: Member, settings: Settings) -> None:
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    assert codes() == {
        "second-factor", "first-aid", "keys", "backups", "backups-elsewhere", "address", "coordinator", "moderators",
        "mentors", "peers", "people", "mail",
    }  # fmt: skip


def test_each_thing_goes_when_it_is_done(olu: Member, settings: Settings) -> None:
    settings.SITE_URL = "https://porch.example.org"
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend"}}
    Authenticator.objects.create(user=olu, type=Authenticator.Type.TOTP, data={})
    bob, ana = person("Bob Harbour"), person("Ana Cove")
    ana.lived.wants_peer = True
    ana.lived.save()
    grant("mentor", bob, by=None, now=NOON)
    say_keys_are_copied(by=olu, now=NOON)
    say_first_aid_is_read(by=olu, now=NOON)
    backups.folder().mkdir()
    (backups.folder() / f"porch-{NOON:%Y%m%dT%H%M%SZ}.backup").write_bytes(b"")
    assert codes() == {"coordinator", "moderators", "backups-elsewhere"}
    for name, role in (
        ("Dee Lantern", "coordinator"),
        ("Carol Stone", "moderator"),
        ("Ivy Gate", "moderator"),
    ):
        member = person(name, role)
        Authenticator.objects.create(user=member, type=Authenticator.Type.WEBAUTHN, data={})
    assert codes() == {"backups-elsewhere"}


def test_one_moderator_is_not_two(olu: Member, carol: Member) -> None:
    said = next(thing for thing in remains(NOON) if thing.code == "moderators")
    assert said.what == "There is one moderator."


def test_numbers_are_asked_for_again_after_180_days(olu: Member, bare: Path) -> None:
    crisis.confirm("GB", bare, on=NOON.date() - timedelta(days=180))
    assert "numbers" not in codes()
    crisis.confirm("GB", bare, on=NOON.date() - timedelta(days=181))
    assert "numbers" in codes()


def test_a_ring_with_a_new_key_has_to_be_copied_again(olu: Member, settings: Settings) -> None:
    say_keys_are_copied(by=olu, now=NOON)
    assert "keys" not in codes()
    rotate(lambda what, done, of: None, today=NOON.date())
    assert "keys" in codes()


def test_helpers_are_looked_for_only_where_their_support_is_offered(olu: Member) -> None:
    decide(by=None, now=NOON, supports=["meetings"])
    assert not {"mentors", "peers"} & codes()


def test_the_desk_shows_the_list_and_commands_to_an_operator_alone(olu: Member, dee: Member) -> None:
    Authenticator.objects.create(user=olu, type=Authenticator.Type.TOTP, data={})
    Authenticator.objects.create(user=dee, type=Authenticator.Type.TOTP, data={})
    operators = signed_in(olu).get("/desk/remains/").content.decode()
    coordinators = signed_in(dee).get("/desk/remains/").content.decode()
    assert "porch role NAME moderator" in operators
    assert "I have put a copy away" in operators
    assert "There is no moderator" in coordinators
    assert "porch role" not in coordinators
    assert "I have put a copy away" not in coordinators


def test_an_operator_says_that_the_keys_lie_apart_and_it_is_on_the_record(olu: Member, dee: Member) -> None:
    for member in (olu, dee):
        Authenticator.objects.create(user=member, type=Authenticator.Type.TOTP, data={})
    assert signed_in(dee).post("/desk/remains/keys/").status_code == 404
    assert "keys" in codes()
    assert signed_in(olu).post("/desk/remains/keys/").status_code == 302
    assert "keys" not in codes()
    assert Entry.objects.get(act="keys-copied").actor_id == olu.pk


def test_a_coordinator_says_that_someone_who_knows_has_read_the_first_aid(
    olu: Member, dee: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    Authenticator.objects.create(user=dee, type=Authenticator.Type.TOTP, data={})
    desk = signed_in(dee)
    assert "Someone who knows has read it" in desk.get("/desk/remains/").text
    assert desk.post("/desk/remains/first-aid/").status_code == 302
    assert "first-aid" not in codes()
    assert Entry.objects.get(act="first-aid-read").actor_id == dee.pk
    monkeypatch.setattr(facts, "digest", lambda: "other words")
    assert "first-aid" in codes(), "words that changed are read again"


def test_staff_without_a_second_factor_are_sent_for_one_first(olu: Member) -> None:
    assert signed_in(olu).get("/desk/remains/")["Location"] == "/settings/second-factor/"


def test_a_demo_is_spared_what_only_a_real_host_needs(olu: Member, settings: Settings) -> None:
    settings.DEMO, settings.BACKUPS = True, False
    assert not {"mail", "address", "first-aid", "keys", "second-factor", "backups"} & codes()


def test_every_link_of_the_list_leads_somewhere(olu: Member) -> None:
    Authenticator.objects.create(user=olu, type=Authenticator.Type.TOTP, data={})
    client: Client = signed_in(olu)
    for thing in remains(NOON):
        assert thing.link or thing.command, thing.code
        if thing.link:
            assert client.get(thing.link).status_code in (200, 302), thing.link
