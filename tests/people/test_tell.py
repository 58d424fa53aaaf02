"""Telling of oneself: what is said is kept, what is wrong is refused whole, what is empty is fine."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from porch.kit import geo
from porch.people import actions, queries
from porch.people.actions.lived import _coarse
from porch.people.models import LivedExperience, Member
from porch.people.rules.hours import ALL_HOURS, NotAnHour, NotAZone, checked_hours, checked_zone
from porch.people.rules.languages import first_language
from porch.people.rules.vocabulary import MANY, NotInTheList, checked, vocabularies, words_of

LISTS = sorted(vocabularies())


def told(member: Member) -> LivedExperience:
    return LivedExperience.objects.get(member=member)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_plain_codes_and_a_label_for_each(name: str) -> None:
    codes = [word.code for word in words_of(name)]
    assert len(codes) == len(set(codes))
    assert all(word.label and word.label == word.label.strip() for word in words_of(name))


@pytest.mark.parametrize("name", sorted(set(MANY.values()) - {"languages"}))
def test_a_compared_list_fits_into_one_machine_word(name: str) -> None:
    assert len(words_of(name)) <= 64


def test_no_label_calls_anybody_names() -> None:
    avoided = ("addict", "alcoholic", "abuse", "junkie", "clean", "dirty", "relapse", "user", "drunk")
    said = " ".join(
        f"{word.label} {word.hint}" for words in vocabularies().values() for word in words
    ).lower()
    assert [word for word in avoided if word in said] == []


@given(data=st.data(), name=st.sampled_from(LISTS))
def test_codes_come_back_once_each_in_the_order_of_the_list(data: st.DataObject, name: str) -> None:
    known = [word.code for word in words_of(name)]
    asked = data.draw(st.lists(st.sampled_from(known)))
    kept = checked(name, asked)
    assert set(kept) == set(asked)
    assert kept == sorted(set(asked), key=known.index)


@given(name=st.sampled_from(LISTS), strange=st.text(min_size=1))
def test_an_unknown_code_is_refused(name: str, strange: str) -> None:
    if strange not in {word.code for word in words_of(name)}:
        with pytest.raises(NotInTheList):
            checked(name, [strange])


@given(st.lists(st.sampled_from(ALL_HOURS)))
def test_hours_come_back_once_each_from_monday_on(hours: list[str]) -> None:
    kept = checked_hours(hours)
    assert set(kept) == set(hours)
    assert kept == sorted(kept, key=ALL_HOURS.index)
    assert checked_hours(kept) == kept


def test_a_leading_zero_is_the_same_hour() -> None:
    assert checked_hours(["mon-08", "mon-8"]) == ["mon-8"]


@pytest.mark.parametrize("wrong", ["mon-24", "mon", "monday-8", "mon--1", "", "mon-8 ", "mon-٣"])
def test_what_is_no_hour_is_refused(wrong: str) -> None:
    with pytest.raises(NotAnHour):
        checked_hours([wrong])


@pytest.mark.parametrize("wrong", ["", "Mars/Base", "../etc/passwd", "Europe", "Europe/"])
def test_what_is_no_time_zone_is_refused(wrong: str) -> None:
    with pytest.raises(NotAZone):
        checked_zone(wrong)


LATS, LONS = st.floats(-85, 85), st.floats(-179, 179)


@given(lat=LATS, lon=LONS)
def test_a_kept_place_is_near_and_never_exact(lat: float, lon: float) -> None:
    kept = geo.Place(*map(float, _coarse((lat, lon))))  # type: ignore[arg-type]
    assert geo.km_between(geo.Place(lat, lon), kept) < 4.5


@given(lat=LATS, lon=LONS)
def test_the_kept_longitude_tells_nothing_finer_about_the_latitude(lat: float, lon: float) -> None:
    kept_lat, _ = _coarse((lat, lon))
    assert kept_lat is not None
    assert _coarse((kept_lat, lon)) == _coarse((lat, lon))


def test_a_place_is_rounded_before_it_is_kept(alice: Member, now: datetime) -> None:
    actions.say_lived_experience(alice, {"place": (51.507351, -0.127758)}, now=now)
    lived = told(alice)
    assert (lived.lat, lived.lon) != (51.507351, -0.127758)
    assert geo.km_between(geo.Place(51.507351, -0.127758), geo.Place(lived.lat or 0, lived.lon or 0)) < 4.5
    actions.say_lived_experience(alice, {"place": None}, now=now)
    assert (told(alice).lat, told(alice).lon) == (None, None)


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"interests": ["chess"], "substances": ["tea"]}, NotInTheList),
        ({"interests": ["chess"], "hours": ["mon-30"]}, NotAnHour),
        ({"interests": ["chess"], "place": (91.0, 0.0)}, geo.NotAPlace),
        ({"interests": ["chess"], "capacity": 16}, actions.NotUnderstood),
        ({"interests": ["chess"], "handle": "Somebody Else"}, actions.NotUnderstood),
    ],
)
def test_one_wrong_thing_changes_nothing(
    alice: Member, now: datetime, changes: dict[str, Any], refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        actions.say_lived_experience(alice, changes, now=now)
    assert told(alice).interests == []


def test_hours_without_a_time_zone_are_refused(alice: Member, now: datetime) -> None:
    Member.objects.filter(pk=alice.pk).update(time_zone="")
    alice.refresh_from_db()
    with pytest.raises(NotAZone):
        actions.say_lived_experience(alice, {"hours": ["mon-8"]}, now=now)


def test_an_empty_must_have_welcomes_everyone(alice: Member, now: datetime) -> None:
    actions.say_lived_experience(alice, {"accepts_genders": ["women"]}, now=now)
    assert told(alice).accepts_genders == ["women"]
    actions.say_lived_experience(alice, {"accepts_genders": []}, now=now)
    assert told(alice).accepts_genders is None


def test_waiting_begins_with_the_first_wish_and_ends_with_the_last(alice: Member, now: datetime) -> None:
    actions.say_lived_experience(alice, {"wants_peer": True}, now=now)
    actions.say_lived_experience(alice, {"wants_mentor": True}, now=now + timedelta(days=1))
    assert told(alice).waiting_since == now
    actions.say_lived_experience(alice, {"wants_peer": False, "wants_mentor": False}, now=now)
    assert told(alice).waiting_since is None


def test_only_facts_one_lets_be_said_are_sharable(alice: Member, now: datetime) -> None:
    changes = {
        "interests": ["chess"],
        "experience": ["prison"],
        "age_band": "25-34",
        "may_share": ["interests"],
    }
    actions.say_lived_experience(alice, changes, now=now)
    assert queries.sharable_facts(alice) == {"interests": ["chess"]}
    actions.say_lived_experience(alice, {"may_share": ["interests", "age_band", "right_now"]}, now=now)
    assert queries.sharable_facts(alice) == {"interests": ["chess"], "age_band": ["25-34"]}


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("pl-PL,pl;q=0.9,en;q=0.8", "pl"),
        ("en;q=0.5, es;q=0.7", "es"),
        ("xx,yy", "en"),
        ("", "en"),
        ("de;q=high", "en"),
    ],
)
def test_a_browsers_first_known_language_is_guessed(accept: str, language: str) -> None:
    assert first_language(accept) == language


def test_recovery_can_be_said_and_taken_back(as_alice: Client, alice: Member) -> None:
    as_alice.post("/settings/about/recovery/", {"recovery_since": "2024-02-29"})
    assert told(alice).recovery_since == date(2024, 2, 29)
    as_alice.post("/settings/about/recovery/", {"recovery_since": ""})
    assert told(alice).recovery_since is None


@pytest.mark.parametrize("day", ["2999-01-01", "1899-12-31"])
def test_a_beginning_that_cannot_be_is_refused_in_a_sentence(
    as_alice: Client, alice: Member, now: datetime, day: str
) -> None:
    answer = as_alice.post("/settings/about/recovery/", {"recovery_since": day})
    assert answer.status_code == 422
    assert "Choose a day that has come already" in answer.text
    with pytest.raises(actions.NotUnderstood):
        actions.say_lived_experience(alice, {"recovery_since": date.fromisoformat(day)}, now=now)
    assert told(alice).recovery_since is None


def test_today_is_the_members_own(alice: Member, now: datetime) -> None:
    late = now.replace(month=1, hour=23)
    tomorrow = {"recovery_since": late.date() + timedelta(days=1)}
    with pytest.raises(actions.NotUnderstood):
        actions.say_lived_experience(alice, tomorrow, now=late)
    alice.time_zone = "Pacific/Auckland"
    actions.say_lived_experience(alice, tomorrow, now=late)
    assert told(alice).recovery_since == tomorrow["recovery_since"]
