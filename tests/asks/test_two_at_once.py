"""Two helpers say yes in the same moment: one is there, the other is thanked. Nobody is ever with two."""

from datetime import date, datetime

import pytest

from porch.asks import actions
from porch.asks.models import Ask, ShiftCover
from porch.people.models import Member
from porch.talk.models import Conversation
from tests.asks.conftest import OnShift, alert_of, fresh, shift
from tests.bonds.test_capacity import at_once


@pytest.mark.django_db(transaction=True)
def test_of_two_who_say_yes_at_once_exactly_one_comes(
    alice: Member, bob: Member, erin: Member, on_shift: OnShift, now: datetime
) -> None:
    on_shift(bob)
    on_shift(erin)
    ask = actions.ask_for(alice, "talk", now=now)
    alerts = [alert_of(ask, one) for one in (bob, erin)]
    came_of = at_once(*(lambda a=a: actions.accept(a, by=a.helper, now=now) for a in alerts))
    assert sorted(type(raised).__name__ for raised in came_of) == ["NoneType", "TooLate"]
    kept = fresh(ask)
    assert kept.state == "with-someone"
    other = erin if kept.helper == bob else bob
    assert alert_of(ask, other).state == "thanked"
    assert Conversation.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_helper_who_says_yes_to_two_asks_at_once_is_with_one(
    alice: Member, bob: Member, erin: Member, dee: Member, frank: Member, on_shift: OnShift, now: datetime
) -> None:
    first, second = (actions.ask_for(one, "talk", now=now) for one in (alice, erin))
    came_of = at_once(*(lambda a=a: actions.take(a, by=dee, now=now) for a in (first, second)))
    assert sorted(type(raised).__name__ for raised in came_of) == ["NoneType", "WithSomeone"]
    assert Ask.objects.filter(helper=dee, state="with-someone").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_a_free_day_at_once_one_has_it(
    bob: Member, erin: Member, frank: Member, on_shift: OnShift, now: datetime
) -> None:
    for one in (bob, erin, frank):
        on_shift(one)
    mine = shift(bob, now, day=0)
    on = date(2026, 11, 23)
    actions.give_day(mine, on, by=bob, now=now)
    came_of = at_once(*(lambda m=m: actions.take_day(mine, on, by=m, now=now) for m in (erin, frank)))
    assert sorted(type(raised).__name__ for raised in came_of) == ["NoneType", "Taken"]
    assert ShiftCover.objects.get().by in (erin, frank)
