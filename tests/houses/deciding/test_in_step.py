"""A voice in the house lasts as long as a stay: from its first day to its last, by the calendar of the house."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from porch.groups.models import Belonging, Topic
from porch.groups.queries.voices import has_a_voice
from porch.houses import deciding
from porch.houses.actions.belonging import keep_all_in_step
from porch.houses.actions.opening import add_bed, open_house
from porch.houses.actions.staying import begin_stay, end_stay
from porch.houses.models import Bed, House, Stay
from porch.houses.queries.who import living_in
from porch.kit.clock import now as this_moment
from porch.kit.clock import today_in
from porch.people.models import Member
from tests.conftest import person, signed_in
from tests.houses.conftest import TOLD

DAY = timedelta(days=1)


def test_whoever_moves_in_next_week_has_no_vote_before(
    house: House, beds: list[Bed], bob: Member, frank: Member, now: datetime
) -> None:
    begin_stay(house, bob, beds[0], from_on=today_in("UTC", now) + 7 * DAY, by=frank, now=now)
    assert not has_a_voice(house.group, bob)
    deciding.keep_people(now + 7 * DAY)
    assert has_a_voice(house.group, bob)


def test_whoever_has_given_notice_votes_until_the_day_they_leave(
    house: House, stay: Stay, alice: Member, now: datetime
) -> None:
    end_stay(stay, until_on=today_in("UTC", now) + 7 * DAY, ending="moved-on", by=alice, now=now)
    assert has_a_voice(house.group, alice)
    deciding.keep_people(now + 7 * DAY)
    assert not has_a_voice(house.group, alice)


def test_the_first_who_lives_there_finds_somewhere_to_write_and_the_next_comes_into_it(
    house: House, stay: Stay, bobs_stay: Stay, alice: Member, bob: Member, now: datetime
) -> None:
    for member in (alice, bob):
        page = signed_in(member).get(f"/groups/{house.group.slug}/").text
        assert "Write in Everyday talk" in page
    assert Topic.objects.filter(group=house.group).count() == 1


class Any(TestCase):
    """Whatever stays there are: on every day those who live there belong, each once, and nobody else."""

    stays = st.lists(st.tuples(st.integers(0, 12), st.one_of(st.none(), st.integers(1, 8))), max_size=5)

    @settings(max_examples=25, deadline=None)
    @given(stays, st.lists(st.integers(0, 25), min_size=1, max_size=4).map(sorted))
    def test_those_who_belong_are_those_who_live_there(
        self, stays: list[tuple[int, int | None]], days: list[int]
    ) -> None:
        now, by = this_moment(), person("Somebody Runs It")
        house = open_house("Any House", address="1 Any Way", by=by, now=now, **TOLD)
        today = today_in("UTC", now)
        for number, (first, length) in enumerate(stays):
            since = today + first * DAY
            bed = add_bed(house, "room", str(number))
            stay = begin_stay(house, person(f"Resident {number}"), bed, from_on=since, by=by, now=now)
            if length is not None:
                end_stay(stay, until_on=since + length * DAY, ending="moved-on", by=by, now=now)
        for day in days:
            at = now + day * DAY
            keep_all_in_step(at)
            belong = list(Belonging.objects.filter(group=house.group).values_list("member", flat=True))
            lives = list(living_in(house, at).values_list("member", flat=True))
            assert sorted(belong) == sorted(lives)
            assert keep_all_in_step(at) == 0
