"""What is mine can be taken away, and erased: at once, or after seven days in which one may stay."""

import json
import re
from datetime import datetime, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client

from porch.kit import vault
from porch.people import actions
from porch.people.models import Block, Knock, LivedExperience, Member, RecoveryWords, Visit
from porch.people.parcel import parcel_of
from porch.people.registries import Belonging, belongings, on_leaving
from porch.people.visits import content_of
from porch.record.models import Entry
from porch.record.queries import first_bad_row
from tests.people.test_account import confirm


def opened(box: bytes) -> tuple[dict[str, object], str]:
    with ZipFile(BytesIO(box)) as parcel:
        assert parcel.testzip() is None
        return json.loads(parcel.read("data.json")), parcel.read("index.html").decode()


def test_one_takes_away_everything_one_told(
    as_alice: Client, alice: Member, dave: Member, now: datetime
) -> None:
    actions.say_email(alice, "fern@example.org", mail_wanted=True)
    actions.say_lived_experience(
        alice, {"gender_words": "a woman, mostly", "hours": ["mon-8"], "place": (53.3, -6.2)}, now=now
    )
    confirm(as_alice)
    answer = as_alice.post("/settings/mine/")
    assert answer.headers["Content-Type"] == "application/zip"
    data, page = opened(answer.content)
    mine = data["people"]
    assert isinstance(mine, dict)
    assert mine["account"]["email"] == "fern@example.org"
    assert mine["lived_experience"]["gender_words"] == "a woman, mostly"
    assert mine["lived_experience"]["hours"] == ["mon-8"]
    assert [row["name"] for row in mine["blocked"]] == ["Dave Gate"]
    assert "a woman, mostly" in page
    assert "Alice Fern" in page


def test_every_column_of_what_one_told_is_taken_away(alice: Member, now: datetime) -> None:
    data, _ = opened(parcel_of(alice, now=now))
    mine = data["people"]
    assert isinstance(mine, dict)
    columns = {field.name.removeprefix("sealed_") for field in LivedExperience._meta.get_fields()} - {
        "member"
    }
    assert columns <= set(mine["lived_experience"])


def test_what_one_said_at_the_door_and_a_pause_are_taken_along(alice: Member, now: datetime) -> None:
    knock = Knock(member=alice, at=now)
    knock.sealed_line = vault.seal("a friend sent me", about=f"people_knock|{alice.pk}|sealed_line")
    knock.save()
    actions.pause(alice, until=now.date() + timedelta(days=7), now=now)
    data, page = opened(parcel_of(alice, now=now))
    mine = data["people"]
    assert isinstance(mine, dict)
    assert mine["said_at_the_door"] == "a friend sent me"
    assert mine["account"]["paused_until"] == "2026-11-27"
    assert "27 November 2026" in page


def test_times_stand_as_clocks_show_them_where_one_lives(alice: Member, now: datetime) -> None:
    Member.objects.filter(pk=alice.pk).update(time_zone="Pacific/Auckland")
    alice.refresh_from_db()
    data, page = opened(parcel_of(alice, now=now))
    assert "Made on 21 November 2026, 01:00." in page
    assert data["made_at"] == "2026-11-20T12:00:00+00:00"
    assert data["format"] == "porch-member/1"


def test_every_room_is_in_both_the_page_and_the_data(alice: Member, now: datetime) -> None:
    data, page = opened(parcel_of(alice, now=now))
    for key, entry in belongings.items():
        assert key in data
        assert f"<h2>{entry.title}</h2>" in page


def test_who_blocked_me_is_not_mine_to_know(dave: Member, now: datetime) -> None:
    data, page = opened(parcel_of(dave, now=now))
    mine = data["people"]
    assert isinstance(mine, dict)
    assert mine["blocked"] == []
    assert "Alice Fern" not in json.dumps(data) + page


def test_the_page_asks_nobody_else_for_anything(alice: Member, now: datetime) -> None:
    _, page = opened(parcel_of(alice, now=now))
    assert not re.search(r"https?://|<script|<link|<img|src=|url\(", page)


def test_what_someone_wrote_does_not_become_markup(alice: Member, now: datetime) -> None:
    actions.say_lived_experience(alice, {"gender_words": "<b>me</b>"}, now=now)
    assert "<b>me</b>" not in opened(parcel_of(alice, now=now))[1]


def test_leaving_locks_at_once_and_erases_after_seven_days(
    as_alice: Client, alice: Member, now: datetime
) -> None:
    actions.leave(alice, by=alice, now=now)
    assert as_alice.get("/settings/").headers["Location"] == "/settings/leaving/"
    assert as_alice.get("/settings/leaving/").status_code == 200
    assert actions.erase_due(now + timedelta(days=6, hours=23)) == 0
    assert actions.erase_due(now + timedelta(days=7)) == 1
    assert not Member.objects.filter(handle="Alice Fern").exists()


def test_one_may_change_ones_mind(as_alice: Client, alice: Member, now: datetime) -> None:
    actions.leave(alice, by=alice, now=now)
    assert as_alice.post("/settings/leaving/stay/").headers["Location"] == "/today/"
    assert as_alice.get("/settings/").status_code == 200
    assert actions.erase_due(now + timedelta(days=8)) == 0


def test_asking_twice_does_not_begin_the_seven_days_again(alice: Member, now: datetime) -> None:
    actions.leave(alice, by=alice, now=now)
    actions.leave(alice, by=alice, now=now + timedelta(days=3))
    assert alice.erase_after == now + timedelta(days=7)


def test_leaving_now_leaves_nothing_behind(
    as_alice: Client, alice: Member, dave: Member, now: datetime
) -> None:
    actions.new_recovery_words(alice, now=now)
    confirm(as_alice)
    assert as_alice.post("/settings/leave/now/", {"sure": "yes"}).headers["Location"] == "/left/"
    assert not Member.objects.filter(handle="Alice Fern").exists()
    assert not Block.objects.exists()
    assert not RecoveryWords.objects.exists()
    assert not any("Alice" in str(content_of(visit)) for visit in Visit.objects.all())
    assert Member.objects.filter(pk=dave.pk).exists()
    assert as_alice.get("/left/").status_code == 200


def test_erasing_ends_every_session_and_nobody_elses(
    as_alice: Client, as_erin: Client, alice: Member, now: datetime
) -> None:
    elsewhere = Client()
    elsewhere.force_login(alice)
    actions.leave(alice, at_once=True, by=None, now=now)
    assert Visit.objects.count() == 1
    assert as_erin.get("/settings/").status_code == 200


@pytest.mark.parametrize(
    ("page", "said"), [("now", {}), ("now", {"sure": "yes", "words": "burn"}), ("later", {"words": "burn"})]
)
def test_a_way_out_that_was_not_chosen_changes_nothing(
    as_alice: Client, alice: Member, page: str, said: dict[str, str]
) -> None:
    confirm(as_alice)
    assert as_alice.post(f"/settings/leave/{page}/", said).status_code == 422
    alice.refresh_from_db()
    assert alice.is_here


def test_rooms_are_asked_from_the_top_of_the_house_down(
    alice: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def room(name: str) -> Belonging:
        return Belonging(name, (), lambda member: {}, lambda member, at: asked.append(name))

    monkeypatch.setattr(belongings, "_entries", {"people": room("people"), "talk": room("talk")})
    actions.leave(alice, at_once=True, by=None, now=now)
    assert asked == ["talk", "people"]


def test_others_hear_at_once_that_someone_is_leaving(
    alice: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Member] = []
    monkeypatch.setattr(on_leaving, "_entries", {"test": lambda member, at: told.append(member)})
    actions.leave(alice, by=alice, now=now)
    assert told == [alice]


def test_the_audit_chain_keeps_the_act_and_not_the_name(alice: Member, now: datetime) -> None:
    actions.leave(alice, by=alice, now=now)
    actions.leave(alice, at_once=True, by=None, now=now)
    assert [entry.act for entry in Entry.objects.order_by("seq")] == ["leaving-asked", "member-erased"]
    assert "Alice" not in str(list(Entry.objects.values()))
    assert first_bad_row() is None
