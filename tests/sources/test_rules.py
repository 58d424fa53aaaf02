"""Which addresses make a list, what fits into a row, and that any run of readings ends as its last one says."""

from datetime import time
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.listings.listing import Listing
from porch.meetings.models import Meeting
from porch.meetings.queries import mark_of_the_list, on_the_list
from porch.meetings.rules.brought import fitted, number_wanted, slug_wanted
from porch.meetings.shape import listing_of
from porch.sources.actions import bring
from porch.sources.fetching import NotFetched, _next, checked
from porch.sources.lists import packed, unpacked
from porch.sources.rules.roots import addresses_of
from tests.conftest import NOON
from tests.sources.told import a_source, listing, read_of

ROOT = "https://bmlt.example/main_server"
WHOLE = (
    f"{ROOT}/client_interface/json/?switcher=GetSearchResults",
    f"{ROOT}/client_interface/json/?switcher=GetFormats&show_all=1",
    f"{ROOT}/client_interface/json/?switcher=GetServiceBodies",
)
NARROWED = f"{ROOT}/client_interface/json/?switcher=GetSearchResults&services=3"


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        (ROOT, WHOLE),
        (f"{ROOT}/", WHOLE),
        (f"{ROOT}/client_interface/json/", WHOLE),
        (f"{ROOT}/client_interface/csv/?switcher=GetSearchResults", WHOLE),
        (NARROWED, (NARROWED, *WHOLE[1:])),
        (WHOLE[1], (WHOLE[1],)),
        ("https://a.example/feed.json?key=1", ("https://a.example/feed.json?key=1",)),
        ("https://a.example/", ("https://a.example/",)),
    ],
)
def test_a_bmlt_server_is_three_addresses_and_any_other_list_one(
    address: str, whole: tuple[str, ...]
) -> None:
    assert addresses_of(address) == whole


def test_nobody_is_led_from_where_nobody_reads_along_to_where_everybody_can() -> None:
    here = checked("https://a.example/feed")
    assert _next(here, "/other").geturl() == "https://a.example/other"
    assert _next(here, "https://b.example/x").geturl() == "https://b.example/x"
    for where in (
        "http://a.example/feed",
        "http://b.example/",
        "javascript:alert(1)",
        "https://u:p@b.example/",
    ):
        with pytest.raises(NotFetched):
            _next(here, where)


@given(st.lists(st.binary(max_size=200), max_size=4))
def test_what_is_packed_comes_out_as_it_was(bodies: list[bytes]) -> None:
    assert unpacked(packed(bodies)) == tuple(bodies)


@given(st.lists(st.text(min_size=1, max_size=300), max_size=8))
def test_every_row_keeps_a_name_of_its_own_that_fits(slugs: list[str]) -> None:
    found = fitted([Listing(slug=slug, name="n") for slug in slugs], "UTC")
    assert len(found) == len(slugs)
    assert all(len(key) <= 200 and one.slug == key and one.zone == "UTC" for key, one in found.items())


@given(
    st.one_of(st.none(), st.integers(), st.text(max_size=30), st.floats(), st.booleans(), st.lists(st.none()))
)
def test_a_number_is_one_of_ours_or_none(said: Any) -> None:
    number = number_wanted(Listing(slug="a", name="b", own={"id_bigint": said}))
    assert number is None or 0 < number < 2**31
    assert slug_wanted(listing("12-3", name="Tea")) == "Tea"


VARIANTS = st.builds(
    listing,
    st.sampled_from(["tea", "walk", "call", "lamp"]),
    time=st.sampled_from([time(9), time(19, 30)]),
    notes=st.sampled_from(["", "Ring twice."]),
    regions=st.sampled_from([(), ("North",)]),
)
READINGS = st.lists(VARIANTS, min_size=1, max_size=4, unique_by=lambda one: one.slug)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None)
@given(st.lists(READINGS, min_size=1, max_size=4))
def test_whatever_came_before_the_list_says_what_its_last_reading_says(readings: list[list[Listing]]) -> None:
    with transaction.atomic():
        source = a_source()
        for told in readings:
            bring(read_of(*told), source, by=None, now=NOON, although_most_go=True)
            listed = {one.key: listing_of(one) for one in on_the_list()}
            assert set(listed) == {one.slug for one in told}
            assert all(listed[one.slug] == one for one in told)
            mark = mark_of_the_list()
            assert bring(read_of(*told), source, by=None, now=NOON, although_most_go=True).is_nothing
            assert mark_of_the_list() == mark
        assert Meeting.objects.count() == len({one.slug for told in readings for one in told})
        transaction.set_rollback(True)
