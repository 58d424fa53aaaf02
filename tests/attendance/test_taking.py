"""A certificate is put on paper once, under a name nobody keeps; keys are turned and old sheets stay good."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.apps import apps
from django.test import Client

from porch.attendance import actions, belongings
from porch.attendance.models import Certificate, GivenBack, Noted, SigningKey, Sitting
from porch.attendance.queries import public_keys
from porch.attendance.rules.certificate import NUMBER_SIGNS, new_salt, verify
from porch.kit import vault
from porch.people.models import Member
from porch.people.parcel import contents_of
from tests.attendance.conftest import Clock
from tests.conftest import signed_in

CANARY = "Wilhelmina Canarybird"


@pytest.fixture
def held(sitting: Sitting, bob: Member, attend: Callable[..., None]) -> Certificate:
    attend(sitting, bob)
    return actions.ask_for_proof(sitting.pk, by=bob, now=sitting.ends)


@pytest.fixture
def later(held: Certificate, sitting: Sitting) -> datetime:
    return sitting.ends


def test_the_sheet_verifies_with_its_name_and_no_other(
    held: Certificate, bob: Member, later: datetime
) -> None:
    token = actions.take(held, "Jordan Example", new_salt(), by=bob, now=later)
    said = verify(token, "Jordan Example", public_keys())
    assert said is not None
    assert (said.on, said.minutes) == (held.on, 60)
    assert verify(token, "Casey Example", public_keys()) is None


def test_it_is_bound_to_a_name_once(held: Certificate, bob: Member, later: datetime) -> None:
    salt = new_salt()
    actions.take(held, "Jordan Example", salt, by=bob, now=later)
    for name, other in (
        ("Casey Example", salt),
        ("Casey Example", new_salt()),
        ("Jordan Example", new_salt()),
    ):
        with pytest.raises(actions.Bound):
            actions.take(held, name, other, by=bob, now=later)


def test_the_same_page_sent_twice_gives_the_same_sheet(
    held: Certificate, bob: Member, later: datetime
) -> None:
    salt = new_salt()
    first = actions.take(held, "Jordan Example", salt, by=bob, now=later)
    assert actions.take(held, "Jordan Example", salt, by=bob, now=later + timedelta(minutes=4)) == first


def test_after_a_day_nothing_here_leads_to_the_sheet(held: Certificate, bob: Member, later: datetime) -> None:
    salt = new_salt()
    token = actions.take(held, "Jordan Example", salt, by=bob, now=later)
    actions.pass_what_is_over(later + timedelta(hours=25))
    held.refresh_from_db()
    assert (held.number, held.bond) == ("", "")
    with pytest.raises(actions.Bound):
        actions.take(held, "Jordan Example", salt, by=bob, now=later + timedelta(hours=25))
    assert verify(token, "Jordan Example", public_keys()) is not None


def test_codes_go_when_nobody_can_ask_any_more_and_the_certificate_forgets_where(
    held: Certificate, sitting: Sitting
) -> None:
    actions.pass_what_is_over(sitting.until - timedelta(seconds=1))
    assert GivenBack.objects.exists()
    actions.pass_what_is_over(sitting.until)
    assert not GivenBack.objects.exists()
    assert not Sitting.objects.exists()
    held.refresh_from_db()
    assert held.sitting_id is None


def test_what_is_held_and_noted_goes_after_a_year(held: Certificate, bob: Member, later: datetime) -> None:
    actions.note_for_oneself(held.on, "The walk.", by=bob)
    actions.pass_what_is_over(later + timedelta(days=365))
    assert Certificate.objects.exists()
    assert Noted.objects.exists()
    actions.pass_what_is_over(later + timedelta(days=367))
    assert not Certificate.objects.exists()
    assert not Noted.objects.exists()


def test_a_new_key_signs_and_what_the_old_one_signed_stays_good(
    held: Certificate, bob: Member, later: datetime, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    salt = new_salt()
    before = actions.take(held, "Jordan Example", salt, by=bob, now=later)
    old = SigningKey.objects.get()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        new = actions.rotate(later)
    assert new.key_id != old.key_id
    assert verify(before, "Jordan Example", public_keys()) is not None
    after = actions.take(held, "Jordan Example", salt, by=bob, now=later)
    assert after[:NUMBER_SIGNS] == before[:NUMBER_SIGNS]
    assert verify(after, "Jordan Example", public_keys()) is not None
    owners = vault.store().owners()
    assert f"signing|{old.pk}" not in owners
    assert f"signing|{new.pk}" in owners


def test_without_its_private_half_the_site_begins_a_new_key(db: None, now: datetime) -> None:
    actions.signing_key(now)
    first = SigningKey.objects.get()
    vault.destroy(f"signing|{first.pk}")
    again = actions.signing_key(now)
    second = SigningKey.objects.get(is_current=True)
    assert second.pk != first.pk
    assert again.public_key().public_bytes_raw().hex() == second.public


def every_value() -> str:
    """Every column of every row of every table, in one text."""
    found = []
    for model in apps.get_models():
        for row in model._default_manager.all().values_list():
            found += [bytes(v).hex() if isinstance(v, bytes | memoryview) else str(v) for v in row]
    return "\n".join(found)


@pytest.mark.parametrize("as_file", [False, True])
def test_the_name_is_in_the_answer_and_in_no_table_log_or_session(
    held: Certificate, bob: Member, as_file: bool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client, address = signed_in(bob), f"/attended/{held.pk}/"
    salt = client.get(address).text.split('name="salt" value="')[1].split('"')[0]
    said = {"name": CANARY, "salt": salt} | ({"as_file": "1"} if as_file else {})
    answer = client.post(address, said)
    assert answer.status_code == 200
    assert CANARY in answer.text
    kept = every_value()
    for part in (CANARY, *CANARY.split(), CANARY.casefold(), CANARY.encode().hex(), salt):
        assert part not in kept, part
        assert part not in caplog.text, part
    session = str(dict(client.session.items()))
    assert CANARY not in session
    assert salt not in session
    later = contents_of(bob, now=held.taken_at or Certificate.objects.get().taken_at)  # type: ignore[arg-type]
    assert all(CANARY.encode() not in content for content in later.values())
    again = client.get(address).text
    assert CANARY not in again


def test_no_name_can_be_tried_against_what_is_kept(held: Certificate, bob: Member, later: datetime) -> None:
    """Of the name there is only what a salt that stands on the sheet alone made of it."""
    from porch.attendance.rules.certificate import bond

    salt = new_salt()
    actions.take(held, "Jordan Example", salt, by=bob, now=later)
    row = Certificate.objects.get()
    assert row.bond == bond("Jordan Example", salt)
    assert salt not in every_value()


def test_an_export_keeps_proof_and_what_one_notes_apart(held: Certificate, bob: Member) -> None:
    actions.note_for_oneself(held.on, "The walk.", by=bob)
    told = belongings.export(bob)
    assert told["proof_the_site_stands_for"] == [
        {"on": held.on.isoformat(), "minutes": 60, "number": held.number, "put_on_paper": None}
    ]
    assert told["noted_by_myself_and_not_proof"] == [{"on": held.on.isoformat(), "words": "The walk."}]
    assert [row["meeting"] for row in told["codes_i_gave_back"]] == ["Friday lamp"] * 2


def test_erased_nothing_of_theirs_stays(
    held: Certificate, alice: Member, bob: Member, later: datetime
) -> None:
    actions.note_for_oneself(held.on, "The walk.", by=bob)
    belongings.erase(bob, later)
    belongings.erase(alice, later)
    assert not Certificate.objects.exists()
    assert not GivenBack.objects.exists()
    assert not Noted.objects.exists()
    assert Sitting.objects.get().opened_by is None


def test_no_table_of_this_room_has_a_place_for_a_name_or_a_place_of_a_certificate() -> None:
    fields = {field.name for field in Certificate._meta.get_fields()}
    assert fields == {"id", "member", "sitting", "number", "on", "minutes", "taken_at", "bond"}


def test_what_one_notes_never_becomes_a_certificate(bob: Member, sitting: Sitting, clock: Clock) -> None:
    noted = actions.note_for_oneself(sitting.starts.date(), "", by=bob)
    clock(sitting.ends)
    client: Client = signed_in(bob)
    assert client.get(f"/attended/{noted.pk}/").status_code == 404
    assert client.post(f"/attended/sitting/{noted.pk}/ask/").status_code == 404
    assert not Certificate.objects.exists()
