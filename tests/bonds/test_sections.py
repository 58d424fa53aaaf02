"""What rooms above add to My people stands there by closeness, and never takes the page's one primary button."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.bonds import queries
from porch.bonds.registries import Link, Section, calendar_entries, people_links, people_sections
from porch.bonds.rules.calendar import Entry
from porch.bonds.sections import links_for
from porch.people.models import Member

pytestmark = pytest.mark.django_db


@pytest.fixture
def added(now: datetime) -> Iterator[None]:
    """Two sections, one of them for nobody, a link and a calendar entry, taken out again afterwards."""
    kept = {one: dict(one._entries) for one in (people_sections, people_links, calendar_entries)}
    people_sections.register("test late", Section("bonds/_checked.html", 75, lambda member, now: {}))
    people_sections.register("test early", Section("bonds/_checked.html", 15, lambda member, now: {}))
    people_sections.register("test away", Section("bonds/_checked.html", 16, lambda member, now: None))
    people_links.register("test mine", Link("A page of mine", "asks:ask", "user", 1))
    people_links.register("test not", Link("Not for you", "asks:ask", "user", 2, lambda member: False))
    walk = Entry("uid-1", now + timedelta(days=1), "Europe/London", 60, "Busy", "", now, 0, False)
    calendar_entries.register("test walk", lambda member, since: [walk])
    yield
    for registry, entries in kept.items():
        registry._entries = entries


def test_the_closest_comes_first_and_what_has_nothing_stays_away(added: None, as_alice: Client) -> None:
    page = as_alice.get("/people/")
    before, after = page.context["before"], page.context["after"]
    assert [shown.template for shown in before].count("bonds/_checked.html") == 1
    assert [shown.template for shown in after].count("bonds/_checked.html") == 1
    assert page.text.count("data-primary") == 1


def test_a_link_stands_there_for_those_it_is_for(added: None, as_alice: Client) -> None:
    page = as_alice.get("/people/").text
    assert "A page of mine" in page
    assert "Not for you" not in page


def test_four_lines_are_in_sight_and_the_others_behind_a_fold(added: None, alice: Member) -> None:
    for n in range(6):
        people_links.register(f"test {n}", Link(f"Page {n}", "asks:ask", "user", 200 + n))
    sight, more = links_for(alice)
    assert len(sight) == 4
    assert not [link for link in sight if link.folded]
    assert {link.label for link in more} >= {"Page 5"}
    assert len(sight) + len(more) == len([link for link in people_links if link.shows(alice)])


def test_what_a_room_above_adds_stands_in_the_calendar_and_in_the_parcel(
    added: None, alice: Member, now: datetime
) -> None:
    assert [entry.uid for entry in queries.calendar_of(alice, now)] == ["uid-1"]
    assert [entry.uid for entry in queries.meetings.whole_calendar_of(alice)] == ["uid-1"]
