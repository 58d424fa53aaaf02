"""What is said in an address: read with mercy, and said again the same way."""

from datetime import UTC, datetime, time
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from porch.listings.wanted import FARTHEST_KM, Near, Wanted

NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)
NAMES = [
    "day",
    "from",
    "until",
    "clock",
    "lat",
    "lon",
    "km",
    "place",
    "how",
    "type",
    "for",
    "lang",
    "q",
    "on",
    "order",
]
VALUES = [
    "today",
    "tomorrow",
    "0",
    "6",
    "7",
    "19:30",
    "9.05",
    "2460",
    "theirs",
    "-33.9",
    "nan",
    "1e400",
    "any",
]
MORE = [
    "online",
    "in-person",
    "women",
    "<script>",
    "aa",
    "es",
    "near",
    "words",
    "café ☕",
    "\0",
    "",
    "x" * 500,
]


def said(**params: Any) -> Wanted:
    return Wanted.said(params, now=NOW)


@given(
    st.dictionaries(st.sampled_from(NAMES), st.lists(st.one_of(st.sampled_from([*VALUES, *MORE]), st.text())))
)
def test_whatever_is_said_means_something_and_is_said_again_the_same(params: dict[str, list[str]]) -> None:
    wanted = Wanted.said(params, now=NOW)
    again: dict[str, list[str]] = {}
    for name, value in wanted.as_params():
        again.setdefault(name, []).append(value)
    assert Wanted.said(again, now=NOW) == wanted


def test_a_form_is_read_as_a_browser_sends_it() -> None:
    query = QueryDict(
        "day=today&day=3&from=19:30&until=2&how=online&how=hybrid&type=women&type=wheelchair&for=aa"
        "&lat=51.5&lon=-0.1&km=8&q=mill+lane&lang=es&on=1&order=near"
    )
    assert Wanted.said(query, now=NOW, zone="Europe/London") == Wanted(
        now=NOW,
        zone="Europe/London",
        days=frozenset({3}),
        ahead=frozenset({0}),
        since=time(19, 30),
        venue=frozenset({"online", "hybrid"}),
        types=frozenset({"women", "wheelchair"}),
        fellowships=frozenset({"aa"}),
        languages=frozenset({"es"}),
        near=Near(51.5, -0.1, 8),
        text="mill lane",
        on_now=True,
        order="near",
    )


@pytest.mark.parametrize(
    "nonsense",
    [
        {"day": "8"},
        {"from": "25:00"},
        {"lat": "91", "lon": "0"},
        {"lat": "nan", "lon": "0"},
        {"lat": "51"},
        {"how": "flying"},
        {"type": "<script>"},
        {"type": "no-such-kind"},
        {"order": "backwards"},
        {"q": "   "},
    ],
)
def test_what_cannot_be_understood_is_as_good_as_not_said(nonsense: dict[str, str]) -> None:
    assert said(**nonsense) == Wanted(now=NOW)
    assert said(**nonsense).is_anything


def test_a_distance_has_a_usual_an_end_and_may_be_any() -> None:
    at = {"lat": "51.5", "lon": "0"}
    assert said(**at).near == Near(51.5, 0, 10)
    assert said(**at, km="-3").near == Near(51.5, 0, 10)
    assert said(**at, km="1e9").near == Near(51.5, 0, FARTHEST_KM)
    assert said(**at, km="any").near == Near(51.5, 0, None)


def test_only_what_names_a_time_leaves_out_what_is_by_appointment() -> None:
    assert said(day="2").names_a_time
    assert not said(q="tea", how="online").names_a_time
