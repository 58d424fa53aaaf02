"""At the gate: family with a window may see what it shows, and without one nothing at all."""

from datetime import datetime, timedelta

import pytest

from porch.family.actions.windows import open_window
from porch.family.models import Window
from porch.people import consent
from porch.people.models import Member
from porch.people.registries import scopes

SHOWN = {"family-line", "checked-in", "family-cards"}


def seen_of(giver: Member, viewer: Member, now: datetime) -> set[str]:
    return {scope.code for scope in scopes if consent.allowed(viewer, giver, scope.code, now=now) is not None}


def test_with_a_window_it_is_what_the_window_shows(
    opened: Window, alice: Member, rosa: Member, now: datetime
) -> None:
    assert seen_of(alice, rosa, now) == SHOWN
    assert seen_of(alice, rosa, now + timedelta(days=31)) == set()


def test_before_the_yes_it_is_nothing(window: Window, alice: Member, rosa: Member, now: datetime) -> None:
    assert seen_of(alice, rosa, now) == set()


def test_it_is_one_way(opened: Window, alice: Member, rosa: Member, now: datetime) -> None:
    assert seen_of(rosa, alice, now) == set()


@pytest.mark.parametrize("other", ["erin", "bob", "carol", "dee", "frank"])
def test_it_is_for_one_person(
    other: str, opened: Window, alice: Member, now: datetime, request: pytest.FixtureRequest
) -> None:
    assert seen_of(alice, request.getfixturevalue(other), now).isdisjoint(SHOWN)


def test_a_number_of_days_is_given_alone(window: Window, alice: Member, rosa: Member, now: datetime) -> None:
    window.shows = ["days:0123-run"]
    window.save()
    open_window(window.pk, "week", by=alice, now=now)
    assert consent.allowed(rosa, alice, "day-count", item="0123-run", now=now) is not None
    assert consent.allowed(rosa, alice, "day-count", item="0123-all", now=now) is None
    assert consent.allowed(rosa, alice, "day-count", now=now) is None
