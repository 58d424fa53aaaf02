"""The list as programs ask for it over the wire: from any site, again and again, in calls of scripts."""

import gzip
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from porch.listings.listing import Listing
from porch.meetings import actions, shape
from porch.meetings.models import Meeting
from porch.meetings.queries import semantic
from tests.meetings.asking_the_api import BODIES, FORMATS, ask, ours, row, search
from tests.meetings.brought import bring

pytestmark = pytest.mark.django_db
__all__ = ["ours"]

ALL = "/client_interface/json/?switcher=GetSearchResults"


def test_any_site_may_read_it_without_a_cookie(client: Client, ours: list[Meeting]) -> None:
    answer = client.get(ALL)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies
    assert client.options(ALL).status_code == 204


def test_who_has_it_already_is_told_so_until_the_list_changes(
    client: Client,
    ours: list[Meeting],
    dee: Any,
    now: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    etag = client.get(ALL)["ETag"]
    with django_assert_num_queries(1):
        assert client.get(ALL, headers={"If-None-Match": etag}).status_code == 304
    actions.confirm(ours[0], by=dee, now=now)
    assert client.get(ALL, headers={"If-None-Match": etag}).status_code == 200
    assert client.get(f"{ALL}&weekdays=1")["ETag"] != client.get(ALL)["ETag"]


def test_it_goes_out_packed_to_who_can_unpack_it(client: Client, ours: list[Meeting]) -> None:
    packed = client.get(ALL, headers={"Accept-Encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert gzip.decompress(packed.content) == client.get(ALL).content


def test_only_the_head_is_sent_to_who_asks_for_it_and_nothing_can_be_posted(
    client: Client, ours: list[Meeting]
) -> None:
    head = client.head(ALL)
    assert (head.status_code, head.content, head["Content-Type"]) == (200, b"", "application/json")
    assert client.post(ALL).status_code == 405


@pytest.mark.parametrize("slashes", ["/", "//", "////"])
def test_slashes_in_front_do_no_harm(client: Client, ours: list[Meeting], slashes: str) -> None:
    for path in ("client_interface/json/", "client_interface/json", "client_interface/serverInfo.xml"):
        answer = client.get("/", {"switcher": "GetFormats"}, PATH_INFO=f"{slashes}{path}")
        assert answer.status_code == 200
    assert client.get("/", PATH_INFO=f"{slashes}client_interface/a/b/c/").status_code == 404


def test_a_script_gets_its_answer_in_a_call_of_its_own_function(client: Client, ours: list[Meeting]) -> None:
    plain = client.get("/client_interface/json/?switcher=GetServiceBodies").content
    answer = client.get("/client_interface/jsonp/?switcher=GetServiceBodies&callback=a.b_1")
    assert answer.content == b"/**/a.b_1(" + plain + b");"
    assert answer["Content-Type"].startswith("text/javascript")
    assert client.get("/client_interface/jsonp/?switcher=GetServiceBodies").content.startswith(
        b"/**/callback("
    )
    for wrong in ("alert(1)//", "<script>", "a" * 200, "a;b"):
        refused = client.get("/client_interface/jsonp/", {"switcher": "GetServiceBodies", "callback": wrong})
        assert refused.status_code == 422


@pytest.mark.parametrize(
    "path",
    ["json/", "json/?switcher=Nothing", "xml/?switcher=GetSearchResults", "csv/?switcher=GetSearchResults"],
)
def test_what_is_not_there_is_answered_with_what_is(client: Client, path: str) -> None:
    answer = client.get(f"/client_interface/{path}")
    assert answer.status_code == 422
    assert "GetSearchResults, GetFormats, GetServiceBodies" in answer.json()["message"]
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_only_what_has_changed_is_made_anew(
    client: Client, ours: list[Meeting], dee: Any, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(client)
    made: list[str] = []

    def listing_of(meeting: Meeting) -> Listing:
        made.append(meeting.name)
        return shape.listing_of(meeting)

    monkeypatch.setattr(semantic, "listing_of", listing_of)
    actions.confirm(ours[0], by=dee, now=now)
    assert len(search(client)) == 2
    assert made == ["Sunday walk"]


def test_a_field_only_one_list_has_is_there_for_all_and_empty(client: Client, ours: list[Meeting]) -> None:
    search(client)
    bring([row(5, parking="off")], FORMATS, BODIES)
    assert {one["meeting_name"]: one["parking"] for one in search(client)} == {
        "Group 5": "off",
        "Sunday walk": "",
        "Late call": "",
    }
    assert {"key": "parking", "description": "Parking"} in ask(client, "switcher=GetFieldKeys")
