"""The list as programs ask for it: anyone may, from anywhere, and nobody is told what is not listed."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from porch.listings.reading.bmlt import read_bmlt
from porch.listings.semantic.formats import MADE_FROM, number_made_of
from porch.meetings import actions, shape
from porch.meetings.actions import turned
from porch.meetings.models import Meeting, Source
from tests.meetings.asking_the_api import BODIES, CALL, FORMATS, NUMBER_OF_OPEN, ask, ours, row, search
from tests.meetings.brought import THEN, bring

pytestmark = pytest.mark.django_db
__all__ = ["ours"]


def test_our_own_meetings_are_answered_as_a_bmlt_server_answers(client: Client, ours: list[Meeting]) -> None:
    walk, call = search(client)
    [body] = ask(client, "switcher=GetServiceBodies")
    assert (walk["meeting_name"], walk["weekday_tinyint"], walk["venue_type"]) == ("Sunday walk", "1", "1")
    assert (call["weekday_tinyint"], call["venue_type"], call["time_zone"]) == ("6", "2", "Europe/London")
    assert (walk["start_time"], walk["duration_time"]) == ("10:00:00", "01:30:00")
    assert (walk["formats"], call["formats"]) == ("O", "C")
    assert body["name"] == "Kettle on"
    assert {walk["service_body_bigint"], call["service_body_bigint"]} == {body["id"]}
    assert walk["root_server_uri"] == "https://list.example"
    assert int(walk["format_shared_id_list"]) >= MADE_FROM


def test_a_made_up_number_of_a_format_finds_what_has_it_and_is_always_the_same(
    client: Client, ours: list[Meeting]
) -> None:
    told = {one["key_string"]: one["id"] for one in ask(client, "switcher=GetFormats")}
    assert [one["meeting_name"] for one in search(client, f"formats={told['O']}")] == ["Sunday walk"]
    assert int(told["O"]) == number_made_of("type:open") == NUMBER_OF_OPEN


def test_what_is_off_the_list_is_never_answered_whatever_is_asked(
    client: Client, ours: list[Meeting], dee: Any, now: datetime
) -> None:
    actions.take_off(ours[0], by=dee, now=now)
    for query in ("", "advanced_published=0", "advanced_published=-1", f"meeting_ids={ours[0].number}"):
        assert "Sunday walk" not in [one["meeting_name"] for one in search(client, query)]
    for switcher in ("GetChanges", "GetFieldValues&meeting_key=meeting_name"):
        assert "Sunday walk" not in json.dumps(ask(client, f"switcher={switcher}"))


def test_a_meeting_by_appointment_has_no_place_in_a_weekly_table(client: Client, ours: list[Meeting]) -> None:
    Meeting.objects.filter(pk=ours[0].pk).update(day=None, time=None, seq=turned())
    assert [one["meeting_name"] for one in search(client)] == ["Late call"]


def test_a_list_that_came_without_its_words_still_has_areas_and_formats(client: Client) -> None:
    bring([row(5, formats="O,Zz", format_shared_id_list="17,99")], name="North")
    [told] = search(client)
    [area] = ask(client, "switcher=GetServiceBodies")
    formats = {one["key_string"]: one["id"] for one in ask(client, "switcher=GetFormats")}
    assert told["formats"] == "O,Zz"
    assert (area["id"], area["name"]) == (told["service_body_bigint"], "North 2")
    assert [one["id_bigint"] for one in search(client, f"formats={formats['Zz']},{formats['O']}")] == ["5"]


def test_an_area_with_a_number_too_great_is_the_list_itself(client: Client) -> None:
    bring([row(5, service_body_bigint="99999999999999999999")], name="North")
    [told] = search(client)
    [area] = ask(client, "switcher=GetServiceBodies")
    assert (area["id"], area["name"]) == (told["service_body_bigint"], "North")


def test_what_was_held_for_the_last_time_is_answered_until_that_day_is_over(
    client: Client, ours: list[Meeting], now: datetime
) -> None:
    Meeting.objects.filter(pk=ours[0].pk).update(recurrence={"until": "2026-11-22"}, seq=turned())
    assert "Held until 22 November 2026" in search(client)[0]["comments"]
    with time_machine.travel(now + timedelta(days=4), tick=True):
        assert [one["meeting_name"] for one in search(client)] == ["Late call"]


def test_an_answer_read_again_tells_of_the_same_meetings(client: Client) -> None:
    online = {"venue_type": "3", "virtual_meeting_link": "https://a.example/1", "comments": "Ring twice"}
    bring([row(5), row(6, **online), row(7, duration_time="24:00:00", parking="off")], FORMATS, BODIES)
    once = search(client)
    assert [refused.reason for refused in read_bmlt(once).refused] == []
    again = {one.slug: one for one in read_bmlt(once).listings}
    for told in Meeting.objects.all():
        was, now = shape.listing_of(told), again[str(told.number)]
        for name in ("name", "day", "time", "minutes", "zone", "types", "notes", "location", "latitude"):
            assert getattr(was, name) == getattr(now, name)
        assert was.conference_url == now.conference_url
        assert was.own.items() <= now.own.items() | {("venue_type", was.own.get("venue_type"))}


def test_what_somebody_doubts_says_so_in_its_comments(
    client: Client, ours: list[Meeting], now: datetime
) -> None:
    search(client)
    Meeting.objects.filter(pk=ours[0].pk).update(doubted_at=now, seq=turned())
    assert "please check" in search(client)[0]["comments"]


def test_a_list_that_was_not_read_for_fourteen_days_is_left_out_and_comes_back(
    client: Client, ours: list[Meeting], now: datetime
) -> None:
    source = bring([row(5)], every_hours=24, read_at=now)
    assert len(search(client)) == 3
    before = client.get("/client_interface/json/?switcher=GetSearchResults")["ETag"]
    with time_machine.travel(now + timedelta(days=15), tick=True):
        assert len(search(client)) == 2
    Source.objects.filter(pk=source.pk).update(read_at=now - timedelta(days=15))
    turned()
    assert len(search(client)) == 2
    assert client.get("/client_interface/json/?switcher=GetSearchResults")["ETag"] != before
    Source.objects.filter(pk=source.pk).update(read_at=now)
    turned()
    assert len(search(client)) == 3


def test_a_list_keeps_its_own_numbers_and_the_next_list_is_moved(client: Client) -> None:
    bring([row(5)], FORMATS, BODIES)
    bring([row(5, meeting_name="Other")], FORMATS, BODIES, name="Another", added_at=THEN + timedelta(days=1))
    first, second = sorted(search(client), key=lambda one: int(one["id_bigint"]))
    assert (first["id_bigint"], first["format_shared_id_list"], first["service_body_bigint"]) == (
        "5",
        "17",
        "2",
    )
    assert (second["format_shared_id_list"], second["service_body_bigint"]) == ("1000017", "1000002")
    assert [one["meeting_name"] for one in search(client, "services=1000001&recursive=1")] == ["Other"]
    assert [one["meeting_name"] for one in search(client, "formats=17")] == ["Group 5"]


def test_our_open_meetings_are_found_under_the_number_a_list_gives_to_open(
    client: Client, ours: list[Meeting]
) -> None:
    bring([row(5)], FORMATS, BODIES)
    found = {one["meeting_name"] for one in search(client, "formats=17")}
    assert found == {"Sunday walk", "Group 5"}


def test_nobody_who_is_named_in_a_list_is_named_here(client: Client) -> None:
    bring([row(5, contact_phone_2="555 0100", comments="Ring twice")], FORMATS, BODIES)
    for query in ("GetSearchResults", "GetChanges", "GetFieldKeys", "GetFieldValues&meeting_key=comments"):
        said = json.dumps(ask(client, f"switcher={query}"))
        assert "Kim" not in said
        assert "kim@" not in said
        assert "0100" not in said


def test_formats_in_use_are_told_or_all_or_some(client: Client) -> None:
    bring([row(5)], FORMATS, BODIES)

    def keys(query: str = "") -> list[str]:
        return [one["key_string"] for one in ask(client, f"switcher=GetFormats&{query}")]

    assert keys() == ["O"]
    assert keys("show_all=1") == ["BT", "Hm", "O"]
    assert keys("show_all=1&format_ids=3,17") == ["BT", "O"]
    assert keys("show_all=1&format_ids[]=-3") == ["Hm", "O"]
    assert keys("show_all=1&key_strings=Hm,O") == ["Hm", "O"]
    assert keys("key_strings[]=Hm") == []


def test_service_bodies_are_told_with_what_is_over_or_under_them(client: Client) -> None:
    bring([row(5)], FORMATS, BODIES)

    def ids(query: str = "") -> list[str]:
        return [one["id"] for one in ask(client, f"switcher=GetServiceBodies&{query}")]

    assert ids() == ["1", "2"]
    assert ids("services=2") == ["2"]
    assert ids("services=2&parents=1") == ["1", "2"]
    assert ids("services=1&recursive=1") == ["1", "2"]
    assert ids("services[]=-2") == ["1"]
    assert ids("services=-1&recursive=1") == []


def test_the_values_of_a_field_are_told_with_their_meetings(client: Client) -> None:
    bring(
        [row(5), row(40, format_shared_id_list="3,17", weekday_tinyint="1"), row(6, worldid_mixed="G6")],
        *(FORMATS, BODIES),
    )

    def values(query: str) -> dict[str, str]:
        told = ask(client, f"switcher=GetFieldValues&meeting_key={query}")
        return {next(iter(one.values())): one["ids"] for one in told}

    assert values("weekday_tinyint") == {"1": "40", "3": "5,6"}
    assert values("worldid_mixed") == {"NULL": "5,40", "G6": "6"}
    assert values("formats") == {"3,17": "40", "17": "5,6"}
    assert values("formats&specific_formats=3") == {"3": "40"}
    assert values("formats&specific_formats=3,17&all_formats=1") == {"3,17": "40"}
    for wrong in ("", "&meeting_key=contact_name_1", "&meeting_key=nothing"):
        answer = client.get(f"/client_interface/json/?switcher=GetFieldValues{wrong}")
        assert answer.status_code == 400


def test_changes_are_those_of_listed_meetings_within_the_dates(
    client: Client, ours: list[Meeting], dee: Any, now: datetime
) -> None:
    actions.change(ours[1], CALL, by=dee, now=now + timedelta(days=3))

    def names(query: str = "") -> list[str]:
        return [one["meeting_name"] for one in ask(client, f"switcher=GetChanges&{query}")]

    assert names() == ["Late call", "Sunday walk"]
    assert names(f"start_date={date(2026, 11, 21)}") == ["Late call"]
    assert names(f"end_date={date(2026, 11, 20)}") == ["Sunday walk"]
    assert names(f"meeting_id={ours[1].number}") == ["Late call"]
    assert names("service_body_id=77") == []
    [changed, new] = ask(client, "switcher=GetChanges")
    assert (changed["change_type"], new["change_type"]) == (
        "comdef_change_type_change",
        "comdef_change_type_new",
    )
    assert changed["user_name"] == ""
    for wrong in ("start_date=yesterday", "end_date=2026-13-01", "meeting_id=x"):
        assert client.get(f"/client_interface/json/?switcher=GetChanges&{wrong}").status_code == 422


def test_the_server_says_what_it_speaks_and_where_it_has_meetings(client: Client) -> None:
    bring([row(5), row(6, latitude="41", longitude="-73"), row(7, latitude="0", longitude="0")])
    [info] = ask(client, "switcher=GetServerInfo")
    assert (info["version"], info["versionInt"], info["semanticAdmin"]) == ("4.2.7", "4002007", "0")
    assert all(isinstance(value, str) for value in info.values())
    assert ask(client, "switcher=GetCoverageArea") == [
        {
            "nw_corner_longitude": "-74.25",
            "nw_corner_latitude": "41.0",
            "se_corner_longitude": "-73.0",
            "se_corner_latitude": "40.5",
        }
    ]
    xml = client.get("/client_interface/serverInfo.xml")
    assert "<readableString>4.2.7</readableString>" in xml.content.decode()


def test_readers_of_the_meeting_guide_get_codes_and_one_row_for_each(client: Client) -> None:
    online = {"venue_type": "2", "virtual_meeting_link": "https://a.example/1", "location_text": ""}
    bring([row(5), row(6, start_time="23:30:00", format_shared_id_list="3", **online)], FORMATS, BODIES)
    here, there = ask(client, "switcher=GetSearchResults", "tsml")
    assert (here["day"], here["time"], here["end_time"], here["types"]) == (2, "19:00", "20:00", ["O"])
    assert (here["coordinates"], here["slug"], here["regions"]) == ("40.5,-74.25", "group-5-5", ["Area"])
    assert (there["end_time"], there["types"], there["coordinates"]) == ("00:30", ["BT", "ONL"], None)
    assert there["conference_url"] == "https://a.example/1"


def test_the_table_for_the_world_office_has_52_columns_and_nothing_of_a_contact(client: Client) -> None:
    bring([row(5, comments="=1+1"), row(6, service_body_bigint="1")], FORMATS, BODIES)
    answer = client.get("/client_interface/csv/?switcher=GetNAWSDump&sb_id=2")
    head, line = answer.content.decode().splitlines()
    assert answer["Content-Type"].startswith("text/csv")
    assert answer["Content-Disposition"] == 'attachment; filename="BMLT_AR2_area.csv"'
    told = dict(zip(head.split(","), line.split(","), strict=True))
    assert len(told) == 52
    assert (told["Day"], told["Time"], told["Closed"], told["bmlt_id"]) == ("Tuesday", "1900", "OPEN", "5")
    assert told["Directions"] == "'=1+1"
    assert told["Longitude"] == "-74.25"
    assert "Kim" not in line
    for wrong in ("", "&sb_id=99", "&sb_id=x"):
        assert client.get(f"/client_interface/csv/?switcher=GetNAWSDump{wrong}").status_code == 422
    assert len(client.get("/client_interface/csv/?switcher=GetNAWSDump&sb_id=1").content.splitlines()) == 3
