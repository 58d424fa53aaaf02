"""Who stands how to a house."""

from datetime import datetime, timedelta

import pytest

from porch.houses.actions.staying import NotFree, begin_stay, end_stay
from porch.houses.models import Bed, House, Stay
from porch.houses.queries.who import homes_of, living_in, place_of, those_who_look_after
from porch.kit.clock import today_in
from porch.people.models import Member


def test_a_resident_and_the_manager_find_the_house_and_a_stranger_does_not(
    house: House, stay: Stay, alice: Member, frank: Member, bob: Member, now: datetime
) -> None:
    mine, his = place_of("alder-house", alice, now), place_of("alder-house", frank, now)
    assert mine is not None
    assert (mine.lives_here, mine.looks_after) == (True, False)
    assert his is not None
    assert (his.lives_here, his.looks_after) == (False, True)
    assert place_of("alder-house", bob, now) is None
    assert those_who_look_after(house, now) == [frank]


def test_whoever_left_is_a_stranger_from_that_day_on(
    house: House, stay: Stay, alice: Member, now: datetime
) -> None:
    end_stay(stay, until_on=today_in("UTC", now), ending="moved-on", by=alice, now=now)
    assert place_of("alder-house", alice, now) is None
    assert list(living_in(house, now)) == homes_of(alice, now) == []


def test_until_the_last_day_it_is_where_they_live_by_the_calendar_of_the_house(
    house: House, stay: Stay, alice: Member, now: datetime
) -> None:
    House.objects.filter(pk=house.pk).update(time_zone="Pacific/Auckland")  # where the next day has begun
    here = today_in("UTC", now)
    for until_on, lives_there in ((here + timedelta(days=1), False), (here + timedelta(days=2), True)):
        Stay.objects.filter(pk=stay.pk).update(until_on=until_on, ending="moved-on")
        assert (homes_of(alice, now) == [house]) is lives_there


def test_a_bed_is_not_given_twice(
    house: House, stay: Stay, beds: list[Bed], bob: Member, frank: Member, now: datetime
) -> None:
    with pytest.raises(NotFree):
        begin_stay(house, bob, beds[0], from_on=today_in("UTC", now) + timedelta(days=9), by=frank, now=now)
    assert not Stay.objects.filter(member=bob).exists()
