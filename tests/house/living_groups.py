"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from porch.groups import actions
from porch.groups.actions.belonging import let_belong
from porch.groups.actions.calendar import Wanted
from porch.groups.models import Belonging, Group, Position
from porch.groups.rules.founding import Told
from porch.groups.rules.occasions import Plan
from porch.meetings.actions import add
from porch.meetings.rules.told import Told as ToldMeeting
from tests.house.inhabitants import SELF, Inhabitants

ONE = "groups/<slug:slug>/"

THINGS: Mapping[str, tuple[str, ...]] = {
    ONE: ("our group",),
    f"{ONE}joiners/<uuid:pk>/": ("our group", "joiner"),
    f"{ONE}how/<slug:code>/": ("our group", "=slow-mode"),
    f"{ONE}service/<uuid:pk>/": ("our group", "secretary"),
    f"{ONE}topics/<uuid:pk>/": ("our group", "group topic"),
    f"{ONE}news/<uuid:pk>/": ("our group", "announcement"),
    f"{ONE}calendar/<uuid:pk>/": ("our group", "entry"),
    f"{ONE}meetings/<uuid:pk>/": ("our group", "meeting of group"),
    "groups/i/<str:letters>/": ("group letters",),
    "feeds/group/<slug:token>.ics": ("group token",),
    "desk/groups/<uuid:pk>/": ("asked group",),
    "desk/groups/<uuid:pk>/rest/": ("lonely group",),
    "desk/groups/<uuid:pk>/wake/": ("lonely group",),
    "desk/groups/joiners/<uuid:pk>/": ("desk joiner",),
}
SAID: Mapping[str, dict[str, str]] = {f"{ONE}calendar/<uuid:pk>/off/": {"on": "day of entry"}}


def settle(there: Inhabitants, now: datetime) -> None:
    """A group SELF began, serves in and has as a home; "group" belongs, somebody asks to join, somebody for a group."""
    own, other, asks = (there.people[name] for name in (SELF, "group", "bystander"))
    dee = there.people["other coordinator"]
    group = actions.ask_for_group(Told("Our group"), by=own, now=now)
    actions.answer_yes(group, by=dee, now=now)
    actions.make_home(group, by=own, now=now)
    let_belong(group, other, now)
    lonely = Group.objects.create(slug="lonely", name="Lonely", state="open", asked_at=now, opened_at=now)
    day = now.date() + timedelta(days=3)
    plan = Plan(day, time(19), 60, "Europe/London", weekly=True)
    belonging = Belonging.objects.get(group=group, member=own)
    told = ToldMeeting("Thursday lamp", 4, time(19), 60, "Europe/London", location="The hall")
    there.things |= {
        "our group": group.slug,
        "joiner": str(actions.ask_to_join(group, "Hello.", by=asks, now=now).pk),
        "secretary": str(Position.objects.get(group=group, code="secretary").pk),
        "group topic": str(actions.open_topic(group, "Books", by=own, now=now).pk),
        "announcement": str(actions.announce(group, "Cake on Friday.", days=7, by=own, now=now).pk),
        "entry": str(actions.write_entry(group, Wanted("Walk", plan, "The gate"), by=own, now=now).pk),
        "day of entry": day.isoformat(),
        "group letters": actions.invite(group, by=own, now=now),
        "group token": actions.new_address(belonging, now=now),
        "asked group": str(actions.ask_for_group(Told("Evening tea"), by=asks, now=now).pk),
        "meeting of group": str(add(told, by=own, now=now, group=group).pk),
        "lonely group": str(lonely.pk),
        "desk joiner": str(actions.ask_to_join(lonely, "", by=asks, now=now).pk),
    }
