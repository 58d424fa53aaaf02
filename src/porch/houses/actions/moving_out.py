"""Moving out: the word of whoever lives there, or of whoever manages the house; never of a house mate.

Asking somebody to leave is none of this: it has its own way, with reasons and with notice. See ``actions/leaving.py``.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse

from porch.houses.actions.staying import end_stay
from porch.houses.actions.telling import tell_those_who_look_after
from porch.houses.models import Leaving, Stay
from porch.houses.queries.who import is_manager
from porch.houses.rules.endings import TOLD
from porch.houses.rules.leaving import OPEN
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.wire.actions import tell

FURTHEST = timedelta(days=60)


class NotSo(Exception):
    """It cannot end like this. Its text is for whoever wrote it."""


@transaction.atomic
def move_out(stay: Stay, on: date, how: str, *, now: datetime) -> None:
    """Whoever lives there says that they move out: the bed is theirs until the day before ``on``."""
    stay = Stay.objects.select_for_update().get(pk=stay.pk)
    today = today_in(stay.house.time_zone, now)
    if stay.until_on is not None or how not in TOLD:
        raise NotSo("You said already when you move out.")
    if not max(today, stay.from_on) <= on <= today + FURTHEST:
        raise NotSo("Choose a day from today on, within two months.")
    end_stay(stay, until_on=on, ending=how, by=stay.member, now=now)
    tell_those_who_look_after(stay.house, "houses:beds", but=stay.member_id, now=now)


@transaction.atomic
def moved_out(stay: Stay, on: date, how: str, *, by: Member, now: datetime) -> None:
    """Whoever manages the house writes down that somebody has moved out, today or yesterday; they are told."""
    stay = Stay.objects.select_for_update().get(pk=stay.pk)
    today = today_in(stay.house.time_zone, now)
    if not is_manager(stay.house, by) or by.pk == stay.member_id:
        raise NotSo("They say it themselves, on their own page; or whoever manages the house writes it down.")
    if how not in TOLD:
        raise NotSo("Choose how it ended.")
    if Leaving.objects.filter(stay=stay, state__in=sorted(OPEN)).exists():
        raise NotSo("Something is open about them after a return to use. It is decided there, with notice.")
    if stay.until_on is not None or not max(stay.from_on, today - timedelta(days=1)) <= on <= today:
        raise NotSo("Write today or yesterday; an earlier day is put right below, with why.")
    end_stay(stay, until_on=on, ending=how, by=by, now=now)
    tell(stay.member, kind="something-new", path=reverse("houses:stay-mine", args=[stay.pk]), now=now)
