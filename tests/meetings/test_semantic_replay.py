"""What a real server of version 2.16.6 answered is answered again, but for what the API itself has changed since."""

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from tests.meetings.brought import bring

RECORDED = Path(__file__).parents[2].parent / "shared" / "data" / "meetings" / "bmlt"
if not RECORDED.exists():
    RECORDED = Path("/work/shared/data/meetings/bmlt")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not RECORDED.exists(), reason="the recorded answers of a BMLT server are not here"),
]
SITE = "https://list.example"
ELLIPSOID = 0.007  # a globe and an ellipsoid differ by less, wherever people meet

type Rows = Sequence[Mapping[str, Any]]


def said_now(was: str | None, now: str) -> bool:
    return was is None and now == ""


def almost(was: str, now: str) -> bool:
    return (
        abs(float(was) - float(now)) <= ELLIPSOID * float(was) + 0.0006
    )  # kilometres were told in thousandths


# the field, and whether a difference in it is the one that was made on purpose
FIELDS: dict[str, Callable[[Any, Any], bool]] = {
    "root_server_uri": lambda was, now: now == SITE,
    "time_zone": lambda was, now: was == "" and now == "America/New_York",
    "venue_type": lambda was, now: was == "" and now == "1",
    **dict.fromkeys(
        ("phone_meeting_number", "virtual_meeting_link", "virtual_meeting_additional_info"), said_now
    ),
    **dict.fromkeys(("format_shared_id_list", "format_type_enum", "helpline", "url", "world_id"), said_now),
    **dict.fromkeys(("distance_in_km", "distance_in_miles"), almost),
}


def ids(rows: Rows) -> list[str]:
    return [row.get("id_bigint") or row.get("id") or row.get("key", "") for row in rows]


def ends(row: Mapping[str, str]) -> int:
    starts, lasts = (row[name].split(":") for name in ("start_time", "duration_time"))
    return (int(starts[0]) + int(lasts[0])) * 60 + int(starts[1]) + int(lasts[1])


def minutes(row: Mapping[str, str]) -> int:
    return int(row["start_time"][3:5]) + int(row["duration_time"][3:5])


def all_but_one(was: Rows, now: Rows, all_: Rows) -> bool:
    return not was and set(ids(now)) == set(ids(all_)) - {"1452"}


def past_the_full_hour(was: Rows, now: Rows, all_: Rows) -> bool:
    """Half past seven and an hour and a half made 08:60 then, which is no time."""
    more = [row for row in now if row["id_bigint"] not in ids(was)]
    return set(ids(was)) < set(ids(now)) and all(minutes(row) >= 60 and ends(row) <= 13 * 60 for row in more)


def at_the_rim(was: Rows, now: Rows, all_: Rows) -> bool:
    more = [row for row in now if row["id_bigint"] not in ids(was)]
    return set(ids(was)) < set(ids(now)) and all(
        float(row["distance_in_km"]) > 10 * (1 - ELLIPSOID) for row in more
    )


def by_number(page: int) -> Callable[[Rows, Rows, Rows], bool]:
    def pages(was: Rows, now: Rows, all_: Rows) -> bool:
        ordered = [sorted(ids(all_), key=key)[25 * page - 25 : 25 * page] for key in (str, int)]
        return [ids(was), ids(now)] == ordered

    return pages


def words_only(was: Rows, now: Rows, all_: Rows) -> bool:
    lost = [row for row in was if row["id_bigint"] not in ids(now)]
    return (
        set(ids(now)) < set(ids(was))
        and all("Church" in row["location_text"] for row in lost)
        and len(lost) == 2
    )


def three_more(was: Rows, now: Rows, all_: Rows) -> bool:
    more = {"phone_meeting_number", "virtual_meeting_link", "virtual_meeting_additional_info"}
    return set(ids(now)) - set(ids(was)) == more and not set(ids(was)) - set(ids(now))


NYC, BUFFALO = "lat_val=40.7128&long_val=-74.006", "lat_val=42.8864&long_val=-78.8784"
# the question, and whether what it finds differs as it should
SETS: dict[str, Callable[[Rows, Rows, Rows], bool]] = {
    "switcher=GetSearchResults&meeting_ids[]=-1452": all_but_one,
    "switcher=GetSearchResults&EndsBeforeH=13&EndsBeforeM=0": past_the_full_hour,
    f"switcher=GetSearchResults&{NYC}&geo_width_km=10&sort_results_by_distance=1": at_the_rim,
    f"switcher=GetSearchResults&{BUFFALO}&geo_width_km=10&sort_results_by_distance=1": at_the_rim,
    "switcher=GetSearchResults&page_size=25&page_num=1&sort_keys=id_bigint": by_number(1),
    "switcher=GetSearchResults&page_size=25&page_num=2&sort_keys=id_bigint": by_number(2),
    "switcher=GetSearchResults&SearchString=church": words_only,
    "switcher=GetFieldKeys": three_more,
}


@pytest.fixture
def replayed(settings: Settings, client: Client) -> list[tuple[str, Any, Any]]:
    """Every recorded question with what was answered then, and what is answered now."""
    settings.SITE_URL = SITE
    rows, formats, bodies = (
        json.loads((RECORDED / f"{name}.json").read_text())
        for name in ("all", "formats-all", "service-bodies")
    )
    bring(rows, formats, bodies)
    recorded = json.loads(gzip.decompress((RECORDED / "golden-open.json.gz").read_bytes()))
    told = []
    for question, was in recorded.items():
        answer = client.get(f"/client_interface/json/?{question}")
        assert answer.status_code == 200, question
        told.append((question, was, answer.json()))
    return told


def test_every_recorded_answer_is_given_again_but_for_what_the_api_has_changed(
    replayed: list[tuple[str, Any, Any]],
) -> None:
    recorded = {question: was for question, was, _ in replayed}
    everything: Rows = recorded["switcher=GetSearchResults"]
    unexplained: list[Any] = []
    used: set[str] = set()
    for question, before, after in replayed:
        was, now = before, after
        if question == "switcher=GetSearchResults&weekdays=2,4":  # the old server failed at it
            days = [recorded[f"switcher=GetSearchResults&weekdays[]={day}"] for day in (2, 4)]
            was = [*days[0], *days[1]]
        elif isinstance(before, dict):
            assert before.keys() == after.keys()
            was, now = before["formats"], after["formats"]
        if "GetFieldValues" in question:
            unexplained += [question] if _values(was) != _values(now) else []
        else:
            unexplained += _unlike(question, was, now, everything, used)
    assert unexplained == []
    assert len(replayed) == 76
    assert used == {*FIELDS, *SETS}  # nothing is explained that is not so


def _unlike(question: str, was: Rows, now: Rows, everything: Rows, used: set[str]) -> list[Any]:
    found: list[Any] = []
    if set(ids(was)) != set(ids(now)) or question in SETS:
        used.add(question)
        if question not in SETS or not SETS[question](was, now, everything):
            found.append((question, "finds others"))
    if not _is_ordered(question, was, now):
        found.append((question, "in another order"))
    before = dict(zip(ids(was), was, strict=True))
    for number, row in zip(ids(now), now, strict=True):
        old = before.get(number, row)
        for name in {*old, *row}:
            if old.get(name) != row.get(name):
                used.add(name)
                if name not in FIELDS or not FIELDS[name](old.get(name), row.get(name)):
                    found.append((question, number, name, old.get(name), row.get(name)))
    return found


def _values(rows: Rows) -> dict[str, str]:
    return {row["weekday_tinyint"]: row["ids"] for row in rows}


def _is_ordered(question: str, was: Rows, now: Rows) -> bool:
    """Whether the rows stand as they were asked for, and so did the old ones. Equal ones stood in any order then."""
    if "GetSearchResults" not in question or "get_formats_only" in question or "page_size" in question:
        return True
    if "sort_results_by_distance" in question:
        far = [float(row["distance_in_miles"]) for row in now]
        then = [float(row["distance_in_miles"]) for row in was]
        return far == sorted(far) and then == sorted(then)
    keys: tuple[str, ...] = ("weekday_tinyint", "start_time")
    if "sort_keys" in question:
        keys = tuple(question.split("sort_keys=")[1].split("&")[0].split(","))
    if "sort_key=town" in question:
        return ids(was) == ids(now)
    held = [name for name in keys if now and name in now[0]]
    return all(
        (order := [tuple(row[name] for name in held) for row in rows]) == sorted(order) for rows in (was, now)
    )


def test_the_smallest_circle_that_holds_ten_holds_twelve_as_it_did(
    settings: Settings, client: Client
) -> None:
    bring(json.loads((RECORDED / "all.json").read_text()))
    was = json.loads((RECORDED / "geo-nyc-auto10.json").read_text())
    now = client.get(
        "/client_interface/json/?switcher=GetSearchResults"
        "&lat_val=40.7128&long_val=-74.0060&geo_width=-10&sort_results_by_distance=1"
    ).json()
    assert set(ids(was)) == set(ids(now))
    assert len(now) == 12
