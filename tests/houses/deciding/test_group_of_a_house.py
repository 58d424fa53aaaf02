"""The group of a house: nobody finds it, nobody joins or leaves it but by living there, each has a vote."""

from collections.abc import Callable
from datetime import datetime

import pytest

from porch.bonds.actions.moving import TooLate
from porch.groups import actions, queries
from porch.groups.actions.joining import NotOpenToAll, NotValid
from porch.groups.actions.motions import ChangesNothing, draft
from porch.groups.models import Belonging, Position
from porch.groups.queries.asked import all_groups
from porch.groups.queries.voices import has_a_voice, home_members
from porch.groups.registries import group_settings
from porch.groups.rules.settings import NotAnAnswer
from porch.groups.rules.terms import TooLong
from porch.houses.actions.staying import end_stay
from porch.houses.models import House, Stay
from porch.houses.rules.deciding import DECIDED_BY_A_HOUSE, OFFICES
from porch.kit.clock import today_in
from porch.people.models import Member
from tests.conftest import person, signed_in


def test_nobody_finds_a_houses_group_and_coordinators_do_not_list_it(
    house: House, stay: Stay, bob: Member, alice: Member, dee: Member, now: datetime
) -> None:
    assert house.group not in [one.group for one in queries.find(bob, now)]
    assert queries.seen_group(house.group.slug, bob, now) is None
    assert house.group not in [group for group, _ in all_groups(dee, now)]
    assert house.group not in [row.group for row in queries.belonging_in(alice)]


@pytest.mark.parametrize("act", [actions.join, lambda group, **by: actions.ask_to_join(group, "", **by)])
def test_nobody_joins_it_or_asks_to(
    house: House, bob: Member, now: datetime, act: Callable[..., object]
) -> None:
    with pytest.raises((TooLate, NotOpenToAll)):
        act(house.group, by=bob, now=now)
    assert not Belonging.objects.filter(member=bob).exists()


def test_who_lives_there_neither_leaves_it_nor_invites(
    house: House, stay: Stay, alice: Member, now: datetime
) -> None:
    with pytest.raises(TooLate):
        actions.leave(house.group, by=alice, now=now)
    with pytest.raises(NotValid):
        actions.invite(house.group, by=alice, now=now)
    with pytest.raises(TooLate):
        actions.make_home(house.group, by=alice, now=now)
    with pytest.raises(ChangesNothing):
        draft(house.group, "end", by=alice, now=now)
    browser = signed_in(alice)
    for part in ("leave", "invite"):
        assert browser.get(f"/groups/{house.group.slug}/{part}/").status_code == 404
    page = browser.get(f"/groups/{house.group.slug}/").text
    assert "as long as you live here" in page
    assert f"/groups/{house.group.slug}/leave/" not in page
    assert f"/houses/{house.slug}/home/" in page


def test_each_who_lives_there_has_a_vote_whatever_their_home_group_is_and_loses_it_with_the_stay(
    house: House, stay: Stay, bobs_stay: Stay, alice: Member, bob: Member, frank: Member, now: datetime
) -> None:
    assert {row.member for row in home_members(house.group)} == {alice, bob}
    assert not has_a_voice(house.group, frank)
    end_stay(bobs_stay, until_on=today_in("UTC", now), ending="moved-on", by=bob, now=now)
    assert not has_a_voice(house.group, bob)


def test_what_watches_people_is_off_until_the_house_votes_it_in(house: House) -> None:
    for code in ("house-screens", "house-sign-out", "house-curfew", "house-quiet"):
        assert queries.setting_of(house.group, code) == "off"
    assert queries.setting_of(house.group, "house-guests") == "free"
    assert queries.setting_of(house.group, "house-admission") == "four-fifths"


def test_a_house_and_another_group_each_read_only_what_is_theirs_to_decide(
    house: House, alice: Member, stay: Stay, now: datetime
) -> None:
    ours = {setting.code for setting in DECIDED_BY_A_HOUSE}
    other = type(house.group)(slug="riverside", name="Riverside", state="open", asked_at=now)
    assert ours <= {norm.setting.code for norm in queries.norms_of(house.group)}
    assert not ours & {norm.setting.code for norm in queries.norms_of(other)}
    here = {norm.setting.code for norm in queries.norms_of(house.group)}
    assert not here & {"joining", "who-may-come", "seating", "time-chair"}
    assert {"time-president", "time-secretary"} <= here
    assert "time-president" not in {norm.setting.code for norm in queries.norms_of(other)}
    with pytest.raises(NotAnAnswer):
        draft(house.group, "setting", by=alice, now=now, setting=("joining", "anyone"))
    path = f"/groups/{house.group.slug}/conscience/new/setting/"
    assert signed_in(alice).get(f"{path}joining/").status_code == 404
    assert signed_in(alice).get(f"{path}house-screens/").status_code == 200
    assert group_settings.get("house-screens")


def test_a_house_has_five_offices_from_the_day_it_opens(house: House) -> None:
    assert tuple(Position.objects.filter(group=house.group).values_list("code", flat=True)) == OFFICES


@pytest.mark.parametrize("months", [7, 12, 24])
def test_a_term_longer_than_six_months_is_refused_with_a_sentence(
    house: House, stay: Stay, alice: Member, now: datetime, months: int
) -> None:
    position = Position.objects.get(group=house.group, code="president")
    with pytest.raises(TooLong):
        draft(house.group, "seat", by=alice, now=now, position=position, months=months)
    with pytest.raises(TooLong):
        actions.add_position(house.group, title="Tea", months=months, by=alice, now=now)
    path = f"/groups/{house.group.slug}/conscience/new/seat/{position.pk}/"
    answer = signed_in(alice).post(path, {"months": months, "why": ""})
    assert answer.status_code == 422
    assert "Nobody serves longer than 6 months at a time here" in answer.text
    assert not house.group.motions.exists()
    assert signed_in(alice).post(path, {"months": 6, "why": ""}).status_code == 302


def test_nobody_takes_an_office_without_being_chosen(
    house: House, stay: Stay, alice: Member, now: datetime
) -> None:
    position = Position.objects.get(group=house.group, code="treasurer")
    with pytest.raises(actions.NotToBeSeated):
        actions.take_position(position, by=alice, now=now)


def test_the_page_of_the_house_is_for_who_lives_there_or_looks_after_it(
    house: House, stay: Stay, alice: Member, frank: Member, now: datetime
) -> None:
    stranger = signed_in(person("Somebody Else"))
    for path in ("home", "officers"):
        assert stranger.get(f"/houses/alder-house/{path}/").status_code == 404
        assert signed_in(frank).get(f"/houses/alder-house/{path}/").status_code == 200
    page = signed_in(alice).get("/houses/alder-house/home/").text
    assert page.count("data-primary") == 1
    assert house.outside in page
    assert "Nobody here is tested" in page
    assert "Alder House" in signed_in(alice).get("/people/").text
