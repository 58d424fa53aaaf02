"""An agreement is read, signed as it was read, and never changed: there is a next version."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from porch.houses.actions import agreements as does
from porch.houses.models import Agreement, Application, House, Signature, Stay
from porch.houses.queries import agreements as seen
from porch.houses.registries import before_moving_in
from porch.houses.rules.agreements import as_written, blocks, changes, digest, first_text
from porch.houses.rules.applying import OFFERED
from porch.houses.rules.refusing import Refused
from porch.people.models import Member
from porch.wire.models import Notice

PAGE = "/houses/alder-house/agreement/"
FIRST, SECOND = "# Us\nWe are quiet at night.\nWe share.", "# Us\nWe are quiet after ten.\nWe share."


@pytest.fixture
def agreement(house: House, frank: Member, now: datetime) -> Agreement:
    return does.publish(house, FIRST, from_on=now.date(), by=frank, now=now)


@given(before=st.text(max_size=200), after=st.text(max_size=200))
def test_what_is_kept_and_new_is_the_new_text_and_what_is_kept_and_gone_the_old_one(
    before: str, after: str
) -> None:
    found = changes(as_written(before), as_written(after))

    def lines(text: str) -> list[str]:
        return [line for line in as_written(text).split("\n") if line.strip()]

    assert [one.text for one in found if one.kind != "gone"] == lines(after)
    assert [one.text for one in found if one.kind != "new"] == lines(before)


@given(text=st.text(max_size=200))
def test_a_text_is_kept_as_it_is_read_and_another_letter_is_another_mark(text: str) -> None:
    kept = as_written(text)
    assert as_written(kept) == kept
    assert digest(kept) != digest(kept + ".")


def test_the_text_to_begin_with_says_what_it_has_to() -> None:
    text = first_text()
    assert sum(one.is_heading for one in blocks(text)) >= 8
    for what in ("paid back", "outside the house", "only you open it", "treat you worse", "naloxone"):
        assert what in text


def test_it_is_read_and_signed_as_it_was_read(
    as_alice: Client, as_frank: Client, stay: Stay, agreement: Agreement
) -> None:
    page = as_alice.get(PAGE).text
    assert page.count("data-primary") == 1
    assert digest(agreement.text) in page
    assert as_alice.post(PAGE, {"digest": digest(agreement.text)}).status_code == 422
    assert as_alice.post(PAGE, {"digest": digest("something else"), "read": "on"}).status_code == 422
    assert not Signature.objects.exists()
    for _ in range(2):
        assert as_alice.post(PAGE, {"digest": digest(agreement.text), "read": "on"}).status_code == 302
    assert Signature.objects.get().stay == stay
    assert "You signed it on" in as_alice.get(PAGE).text
    assert "not yet" not in as_frank.get(f"{PAGE}signed/").text
    assert as_alice.get(f"{PAGE}signed/").status_code == 404


def test_a_new_version_is_told_shown_beside_the_last_one_and_signed_again(
    as_alice: Client, as_frank: Client, stay: Stay, alice: Member, agreement: Agreement, now: datetime
) -> None:
    party = seen.party("alder-house", alice, now)
    assert party is not None
    does.sign(agreement, party, digest(agreement.text), now=now)
    Notice.objects.all().delete()
    told = {"text": SECOND, "from_on": (now.date() + timedelta(days=7)).isoformat()}
    assert as_frank.post(f"{PAGE}new/", told).status_code == 302
    assert Notice.objects.get().member == alice
    assert "Gone:" in (page := as_alice.get(f"{PAGE}2/").text)
    assert "<ins>We are quiet after ten.</ins>" in page
    assert "You signed it on" in as_alice.get(f"{PAGE}1/").text
    assert "I sign it" in as_alice.get(PAGE).text
    with pytest.raises(Refused):
        does.sign(agreement, party, digest(agreement.text), now=now)
    agreement.refresh_from_db()
    assert agreement.text == FIRST + "\n", "what was published stays as it was"
    held = seen.version_that_holds(stay.house, now)
    assert held == agreement, "the new one holds from its day on"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"text": ""}, "Write it down."),
        ({"text": f"{FIRST} \r\n"}, "Nothing is changed"),
        ({"from_on": "2026-11-01"}, "It holds from today or a later day"),
    ],
)
def test_what_cannot_be_published_is_said(
    as_frank: Client, agreement: Agreement, now: datetime, wrong: dict[str, str], says: str
) -> None:
    told = {"text": SECOND, "from_on": now.date().isoformat()} | wrong
    answer = as_frank.post(f"{PAGE}new/", told)
    assert (answer.status_code, says in answer.text) == (422, True)
    assert Agreement.objects.count() == 1


def test_a_changed_text_is_no_longer_what_they_signed(
    alice: Member, stay: Stay, agreement: Agreement, now: datetime
) -> None:
    """Somebody with the database in their hands puts another text under it."""
    party = seen.party("alder-house", alice, now)
    assert party is not None
    does.sign(agreement, party, digest(agreement.text), now=now)
    Agreement.objects.update(text=SECOND)
    assert not seen.has_signed(stay.house, alice, now)


def test_nobody_moves_in_before_they_signed_and_they_sign_before_they_live_there(
    as_erin: Client, house: House, erin: Member, agreement: Agreement, now: datetime
) -> None:
    hook = before_moving_in.get("agreement")
    assert hook is not None
    assert hook(house, erin, now) is not None
    assert as_erin.get(PAGE).status_code == 404
    row = Application.objects.create(house=house, member=erin, state=OFFERED, asked_at=now, due_at=now)
    assert PAGE in as_erin.get(reverse("houses:asked-mine", args=[row.pk])).text
    assert as_erin.get(PAGE).status_code == 200
    assert as_erin.post(PAGE, {"digest": digest(agreement.text), "read": "on"}).status_code == 302
    assert hook(house, erin, now) is None


def test_the_first_version_begins_with_a_text_to_make_ones_own(as_frank: Client, house: House) -> None:
    assert "Nobody is put out at night" in as_frank.get(f"{PAGE}new/").text
    assert "Write the first version" in as_frank.get(PAGE).text
