"""Who is told of what, as a table: those whose turn it is, the person, and nobody else; never the family."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from porch.houses.actions import grieving, happened, leaving
from porch.houses.actions.grieving import Follows
from porch.houses.actions.opening import let_manage
from porch.houses.models import House, Leaving, Stay
from porch.houses.rules.leaving import FIRST
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.wire.models import Notice
from tests.conftest import person

type Act = Callable[["Cast"], object]


class Cast:
    """Alice, whom it is about; Frank and Joan, who look after the house; Bob, who lives there too."""

    def __init__(self, stay: Stay, frank: Member, joan: Member, now: datetime) -> None:
        self.stay, self.alice, self.frank, self.joan, self.now = stay, stay.member, frank, joan, now
        self.tomorrow = today_in("UTC", now) + timedelta(days=1)

    def told(self) -> Leaving:
        row = leaving.begin(self.stay, by=self.frank, now=self.now)
        leaving.look_at_safety(row, FIRST, by=self.frank, now=self.now)
        return row

    def placed(self) -> Leaving:
        row = self.told()
        leaving.say_tonight(row, "here", "", by=self.frank, now=self.now)
        Notice.objects.all().delete()
        return row

    def held(self) -> Leaving:
        row = self.placed()
        leaving.decide(row, "hold", "So.", self.tomorrow, by=self.frank, now=self.now)
        Notice.objects.all().delete()
        return row


TABLE: dict[str, tuple[Act, set[tuple[str, str]]]] = {
    "says it herself": (
        lambda c: leaving.begin(c.stay, by=c.alice, now=c.now),
        {("Frank Quay", "needs-a-person-now"), ("Joan Reed", "needs-a-person-now")},
    ),
    "somebody says it of her": (
        lambda c: leaving.begin(c.stay, by=c.frank, now=c.now),
        {("Alice Fern", "something-new"), ("Joan Reed", "needs-a-person-now")},
    ),
    "it is decided that she stays": (
        lambda c: leaving.decide(c.placed(), "stays", "A plan.", None, by=c.frank, now=c.now),
        {("Alice Fern", "something-new")},
    ),
    "it is decided that she leaves": (
        lambda c: leaving.decide(c.placed(), "leaves", "So.", c.tomorrow, by=c.frank, now=c.now),
        {("Alice Fern", "something-new")},
    ),
    "her bed is held, and she is back": (
        lambda c: leaving.come_back(c.held(), by=c.frank, now=c.now),
        {("Alice Fern", "something-new")},
    ),
    "she gives up her bed": (
        lambda c: leaving.let_go(c.held(), by=c.alice, now=c.now),
        {("Frank Quay", "needs-a-person"), ("Joan Reed", "needs-a-person")},
    ),
    "it was not so": (
        lambda c: leaving.withdraw(c.placed(), by=c.frank, now=c.now),
        {("Alice Fern", "something-new")},
    ),
    "she objects to what Frank did": (
        lambda c: grieving.object_to(c.stay, "x", [c.frank], by=c.alice, now=c.now),
        {("Joan Reed", "needs-a-person")},
    ),
    "something is written about the house": (
        lambda c: happened.write_incident(c.stay.house, "fire", "A pan.", c.now, by=c.frank, now=c.now),
        set(),
    ),
}


@pytest.mark.parametrize(("act", "told"), TABLE.values(), ids=TABLE)
def test_those_are_told_and_nobody_else(
    monitored: House,
    stay: Stay,
    bobs_stay: Stay,
    frank: Member,
    now: datetime,
    act: Act,
    told: set[tuple[str, str]],
) -> None:
    joan = person("Joan Reed", "house-manager")
    let_manage(monitored, joan, by=frank, now=now)
    row = Stay.objects.select_related("house__group", "member").get(pk=stay.pk)
    act(Cast(row, frank, joan, now))
    assert {(one.member.handle, one.kind) for one in Notice.objects.select_related("member")} == told


def test_an_answer_is_told_to_whoever_objected_and_not_to_the_named(
    monitored: House, stay: Stay, frank: Member, now: datetime
) -> None:
    joan = person("Joan Reed", "house-manager")
    let_manage(monitored, joan, by=frank, now=now)
    row = grieving.object_to(stay, "x", [frank], by=stay.member, now=now)
    grieving.take(row, by=joan, now=now)
    Notice.objects.all().delete()
    grieving.answer(row, "partly", "Yes and no.", Follows(), by=joan, now=now)
    assert [one.member for one in Notice.objects.all()] == [stay.member]
