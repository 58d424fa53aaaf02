"""The pages of Settings: each keeps what is said, and says what was not understood."""

from datetime import datetime

import pytest
from django.test import Client

from porch.people import actions
from porch.people.forms.telling import PARTS
from porch.people.models import LivedExperience, Member

EVERYONE = [part.slug for part in PARTS if not part.mentors_only]


def told(member: Member) -> LivedExperience:
    return LivedExperience.objects.get(member=member)


@pytest.mark.parametrize("slug", [slug for slug in EVERYONE if slug != "must-haves"])
def test_every_part_can_be_left_empty(as_alice: Client, slug: str) -> None:
    assert as_alice.post(f"/settings/about/{slug}/", {}).headers["Location"] == "/settings/"


def test_may_be_said_is_ticked_fact_by_fact(as_alice: Client, alice: Member) -> None:
    as_alice.post("/settings/about/interests/", {"interests": ["chess"], "may_say": "on"})
    as_alice.post("/settings/about/experience/", {"experience": ["prison"]})
    assert (told(alice).interests, told(alice).may_share) == (["chess"], ["interests"])
    as_alice.post("/settings/about/interests/", {"interests": ["chess"]})
    assert told(alice).may_share == []


def test_an_unknown_code_is_refused_and_nothing_changes(as_alice: Client, alice: Member) -> None:
    assert as_alice.post("/settings/about/support/", {"substances": ["tea"]}).status_code == 422
    assert told(alice).substances == []


def test_must_haves_are_kept_as_said(as_alice: Client, alice: Member) -> None:
    answers = {"accepts_genders": ["women"], "accepts_ages": ["35-44"], "min_recovery_days": "365"}
    as_alice.post("/settings/about/must-haves/", answers)
    lived = told(alice)
    assert (lived.accepts_genders, lived.accepts_ages) == (["women"], ["35-44"])
    assert (lived.accepts_pathways, lived.min_recovery_days) == (None, 365)


def test_ones_own_words_and_the_lists_stand_beside_each_other(as_alice: Client, alice: Member) -> None:
    answers = {"gender_words": "a woman, mostly", "gender_lists": ["women", "non-binary"]}
    as_alice.post("/settings/about/gender/", answers)
    assert told(alice).gender_words == "a woman, mostly"
    assert told(alice).gender_lists == ["women", "non-binary"]
    assert "a woman, mostly" in as_alice.get("/settings/about/gender/").content.decode()


def test_only_mentors_are_asked_how_many_they_walk_with(
    as_alice: Client, as_bob: Client, bob: Member
) -> None:
    assert as_alice.get("/settings/about/room/").status_code == 404
    assert as_bob.post("/settings/about/room/", {"capacity": "16"}).status_code == 422
    as_bob.post("/settings/about/room/", {"capacity": "3"})
    assert told(bob).capacity == 3


def test_hours_and_their_time_zone_are_saved_together(as_alice: Client, alice: Member) -> None:
    answers = {"time_zone": "America/Denver", "part": ["mon-evening"], "hour": ["tue-8", "tue-09"]}
    assert as_alice.post("/settings/about/hours/", answers).status_code == 302
    alice.refresh_from_db()
    evening = [f"mon-{hour}" for hour in range(18, 24)]
    assert (alice.time_zone, told(alice).hours) == ("America/Denver", [*evening, "tue-8", "tue-9"])


def test_a_wholly_free_part_is_one_tick_when_one_comes_back(
    as_alice: Client, alice: Member, now: datetime
) -> None:
    hours = [f"mon-{hour}" for hour in range(18, 24)] + ["tue-8"]
    actions.say_lived_experience(alice, {"hours": hours}, now=now)
    page = as_alice.get("/settings/about/hours/").content.decode()
    assert 'value="mon-evening" checked' in page
    assert 'value="tue-8" checked' in page
    assert 'value="mon-18" checked' not in page


@pytest.mark.parametrize("zone", ["", "Mars/Base"])
def test_hours_without_a_time_zone_are_not_saved(as_alice: Client, alice: Member, zone: str) -> None:
    answer = as_alice.post("/settings/about/hours/", {"time_zone": zone, "hour": ["mon-8"]})
    assert answer.status_code == 422
    assert "Say which time zone" in answer.content.decode()
    assert 'value="mon-8" checked' in answer.content.decode(), "what was ticked is not lost"
    assert told(alice).hours == []


@pytest.mark.parametrize("name", ["hour", "part"])
def test_an_hour_nobody_knows_is_refused(as_alice: Client, alice: Member, name: str) -> None:
    answer = as_alice.post("/settings/about/hours/", {"time_zone": "UTC", name: ["mon-brunch"]})
    assert answer.status_code == 422
    assert told(alice).hours == []


def test_a_place_comes_from_the_device_or_a_town(as_alice: Client, alice: Member) -> None:
    as_alice.post("/settings/about/place/", {"remote": "on", "km": "25", "lat": "53.34", "lon": "-6.26"})
    near = told(alice)
    assert near.lat is not None
    assert abs(near.lat - 53.34) < 0.03
    as_alice.post("/settings/about/place/", {"km": "50", "town": "keep"})
    assert (told(alice).lat, told(alice).km, told(alice).remote) == (near.lat, 50, False)
    as_alice.post("/settings/about/place/", {"km": "50", "town": "America/Denver"})
    assert (told(alice).lon or 0) < -100
    as_alice.post("/settings/about/place/", {"km": "50", "town": "forget"})
    assert told(alice).lat is None


@pytest.mark.parametrize("numbers", [{"lat": "53.34"}, {"lat": "95", "lon": "0"}, {"lat": "x", "lon": "1"}])
def test_half_a_place_is_refused(as_alice: Client, alice: Member, numbers: dict[str, str]) -> None:
    assert as_alice.post("/settings/about/place/", {"km": "25", **numbers}).status_code == 422
    assert told(alice).lat is None


@pytest.mark.parametrize("day", ["2999-01-01", "1200-01-01"])
def test_a_day_that_has_not_come_is_refused_in_words(as_alice: Client, alice: Member, day: str) -> None:
    page = as_alice.post("/settings/about/recovery/", {"recovery_since": day})
    assert page.status_code == 422
    assert "Choose a day that has come already" in page.text
    alice.lived.refresh_from_db()
    assert alice.lived.recovery_since is None
