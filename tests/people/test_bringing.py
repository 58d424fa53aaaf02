"""What somebody downloaded at one place can be brought to another: theirs, and nothing of anybody else's."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from porch.people import actions
from porch.people.models import Brought, Grant, Member
from porch.people.parcel import parcel_of
from porch.people.rules.bringing import TOLD, NotAParcel, open_parcel, own_words_in
from porch.talk import actions as talk
from tests.people.test_account import confirm

pytestmark = pytest.mark.django_db
HERS = {
    "hours": ["mon-8", "sun-20"],
    "languages": ["en"],
    "gender_words": "a woman, mostly",
    "place": (53.3, -6.2),
    "km": 40,
    "remote": False,
}


def packed(data: Any, name: str = "data.json") -> bytes:
    box = BytesIO()
    with ZipFile(box, "w", ZIP_DEFLATED) as made:
        made.writestr(name, data if isinstance(data, bytes | str) else json.dumps(data))
    return box.getvalue()


def opened(box: bytes) -> tuple[dict[str, Any], str]:
    with ZipFile(BytesIO(box)) as parcel:
        return json.loads(parcel.read("data.json")), parcel.read("index.html").decode()


@pytest.fixture
def parcel(alice: Member, bob: Member, now: datetime) -> bytes:
    actions.say_lived_experience(alice, HERS, now=now)
    conversation = talk.open_between([alice, bob], now=now)
    talk.say(conversation, "I walked home by the river", by=alice, client_id=uuid4(), now=now)
    talk.say(conversation, "Something Bob only told Alice", by=bob, client_id=uuid4(), now=now)
    return parcel_of(alice, now=now)


def test_what_is_taken_is_what_was_exported_and_comes_out_again(
    parcel: bytes, erin: Member, make_person: Callable[..., Member], now: datetime
) -> None:
    taken = actions.bring(erin, parcel, by=erin.pk, now=now)
    assert (taken.left, taken.words) == (0, 1)
    before, _ = opened(parcel)
    again = parcel_of(erin, now=now)
    after, page = opened(again)
    old, new = (one["people"]["lived_experience"] for one in (before, after))
    kept = (*TOLD, "lat", "lon")
    assert {field: new[field] for field in kept} == {field: old[field] for field in kept}
    assert after["people"]["account"]["time_zone"] == "Europe/London"
    assert "I walked home by the river" in page
    third = make_person("Third Place")
    actions.bring(third, again, by=third.pk, now=now)
    last, _ = opened(parcel_of(third, now=now))
    assert last["brought_words"] == after["brought_words"]
    assert last["people"]["lived_experience"] | {"waiting_since": None} == new | {"waiting_since": None}


def test_nothing_of_anybody_elses_comes_along(parcel: bytes, erin: Member, now: datetime) -> None:
    actions.bring(erin, parcel, by=erin.pk, now=now)
    kept = json.dumps(Brought.objects.get(member=erin).lines)
    assert "Something Bob only told Alice" not in kept
    assert "Bob" not in kept
    assert not Grant.objects.filter(subject=erin).exists()
    assert erin.lived.may_share == []
    assert not erin.lived.wants_peer
    assert b"river" not in bytes(Brought.objects.get(member=erin).sealed)


def test_one_brings_it_at_settings_reads_it_and_lets_go_of_it(
    parcel: bytes, as_erin: Client, as_alice: Client, erin: Member
) -> None:
    assert "/settings/sign-in/again/" in as_erin.get("/settings/mine/bring/").headers["Location"]
    confirm(as_erin, "erin willow lamp kettle")
    answer = as_erin.post(
        "/settings/mine/bring/", {"file": SimpleUploadedFile("mine.zip", parcel)}, follow=True
    )
    page = answer.content.decode()
    assert "1 messages of your own" in page
    assert "I walked home by the river" in page
    confirm(as_alice)
    assert "river" not in as_alice.get("/settings/mine/bring/").content.decode()
    as_erin.post("/settings/mine/bring/", {"do": "let-go"})
    assert not Brought.objects.exists()


def test_strange_files_are_refused_in_a_sentence_and_change_nothing(as_erin: Client, erin: Member) -> None:
    confirm(as_erin, "erin willow lamp kettle")
    strange = {
        b"no zip": "not the ZIP file",
        packed({"format": "porch-member/99"}): "another kind",
        packed("[" * 50_000 + "".join(map(str, range(2000)))): "cannot be read",
        packed({"format": "porch-member/1", "x": "0" * 900_000}): "more than such a file can hold",
        packed("{}", "other.json"): "not one that Settings gives",
    }
    for file, says in strange.items():
        answer = as_erin.post("/settings/mine/bring/", {"file": SimpleUploadedFile("x.zip", file)})
        assert answer.status_code == 422
        assert says in answer.content.decode()
    assert as_erin.post("/settings/mine/bring/").status_code == 422
    assert not Brought.objects.exists()


def test_a_file_that_lies_about_its_size_is_not_believed() -> None:
    bomb = bytearray(packed(b" " * (34 * 2**20)))
    with pytest.raises(NotAParcel):
        open_parcel(bytes(bomb))


anything = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats(allow_nan=False, allow_infinity=False)
    | some.text(),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
told = some.dictionaries(some.sampled_from((*TOLD, "lat", "lon", "waiting_since")), anything, max_size=6)
parcels = some.fixed_dictionaries(
    {
        "format": some.just("porch-member/1"),
        "people": some.fixed_dictionaries({"lived_experience": told, "account": anything}) | anything,
        "talk": some.lists(
            some.fixed_dictionaries(
                {
                    "messages": some.lists(
                        anything
                        | some.fixed_dictionaries(
                            {
                                "by": some.just("me"),
                                "words": anything,
                                "at": some.text() | some.just("2026-99-99T00:00:00Z"),
                            }
                        ),
                        max_size=3,
                    )
                }
            ),
            max_size=2,
        )
        | anything,
        "brought_words": anything,
    }
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parcels)
def test_whatever_a_parcel_says_it_is_taken_or_left_and_never_falls_over(
    erin: Member, now: datetime, data: dict[str, Any]
) -> None:
    actions.bring(erin, packed(data), by=erin.pk, now=now)
    parcel_of(Member.objects.get(pk=erin.pk), now=now)


@settings(max_examples=200, deadline=None)
@given(some.binary(max_size=300), some.integers(0, 400))
def test_a_damaged_zip_is_refused_or_read_and_never_falls_over(noise: bytes, at: int) -> None:
    box = packed({"format": "porch-member/1", "talk": []})
    with suppress(NotAParcel):
        own_words_in(open_parcel(box[:at] + noise + box[at + len(noise) :]))
