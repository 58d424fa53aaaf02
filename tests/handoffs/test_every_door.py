"""From a programme to a house, from there to a group, and on to a mentor; being met opens nothing by itself."""

from datetime import datetime

from porch.bonds.models import Pair
from porch.bonds.rules.parts import between
from porch.groups.models import Belonging, Group
from porch.handoffs.actions import passing
from porch.handoffs.models import Passage
from porch.handoffs.queries.doors import Way, whither
from porch.houses.actions.opening import add_bed
from porch.houses.actions.staying import begin_stay
from porch.houses.models import Application, House, Stay
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.programmes.models import Episode
from tests.handoffs.conftest import come_from, to


def handed(
    way: Way, come: Way, by: Member, introducer: Member | None, receiver: Member, now: datetime
) -> None:
    row = passing.send(way, by=by, now=now, whence=come, introducer=introducer)
    if introducer is not None:
        passing.introduce(row, by=introducer, now=now)
    passing.receive(row, by=receiver, now=now)
    for one in (by, receiver):
        passing.say_met(row, by=one, on=now.date(), now=now)


def test_from_a_programme_to_a_house_to_a_group_to_a_mentor(
    stay: Episode,
    house: House,
    group: Group,
    alice: Member,
    bob: Member,
    erin: Member,
    gale: Member,
    frank: Member,
    now: datetime,
) -> None:
    handed(to(alice, "house", now), come_from(alice, "programme", now), alice, gale, frank, now)
    assert not Application.objects.exists()
    assert not Stay.objects.exists(), "being met by a house is no admission"

    bed = add_bed(house, "First room", "by the window")
    begin_stay(house, alice, bed, from_on=today_in(house.time_zone, now), by=frank, now=now)
    assert all(way.door != "house" for way in whither(alice, now)), "one's own house is no next door"
    handed(to(alice, "group", now), come_from(alice, "house", now), alice, frank, bob, now)
    assert not Belonging.objects.filter(group=group, member=alice).exists(), "nor is it joining"

    Pair.objects.create(
        mode="mentors", first=erin, second=alice, between=between(erin.pk, alice.pk), started_at=now
    )
    handed(to(alice, "mentor", now), come_from(alice, "house", now), alice, None, erin, now)
    doors = Passage.objects.filter(member=alice, state="met").order_by("sent_at", "pk")
    assert sorted(row.to_door for row in doors) == ["group", "house", "mentor"]
