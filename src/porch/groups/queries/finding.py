"""Mine first, then those one could join: in the order of their names, and nothing ranks."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from porch.groups.models import Belonging, Group
from porch.groups.queries.calendar import occasions_of
from porch.groups.queries.settings import setting_of
from porch.groups.registries import Occasion
from porch.groups.rules.lifecycles import THERE
from porch.groups.rules.lists import kinds
from porch.groups.rules.norms import WHO_MAY_COME
from porch.groups.rules.who import who_may_come
from porch.people.models import Member
from porch.people.rules.vocabulary import label_of

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Found:
    """A group in a list. ``next`` is what it does next within a week, if it told anything."""

    group: Group
    kinds: list[str]
    languages: list[str]
    who: str
    next: Occasion | None = None
    is_home: bool = False
    days: frozenset[int] = field(default_factory=frozenset)


def belonging_in(member: Member) -> list[Belonging]:
    """Where this member belongs, home first, then by name; the house they live in has a page of its own."""
    rows = Belonging.objects.filter(
        member=member, group__state__in=THERE, group__is_household=False
    ).select_related("group")
    return list(rows.order_by("-is_home", "group__name", "pk"))


def mine(member: Member, now: datetime) -> list[Found]:
    belongs = belonging_in(member)
    return _found(
        [row.group for row in belongs], member, now, {row.group_id for row in belongs if row.is_home}
    )


def find(
    member: Member, now: datetime, *, kind: str = "", language: str = "", day: str = "", words: str = ""
) -> list[Found]:
    """Groups this member could join. ``day`` is 0 for Sunday; ``words`` are all looked for in name and about."""
    own = {row.group_id for row in Belonging.objects.filter(member=member)}
    there = [
        group
        for group in Group.objects.filter(state="open", is_household=False).order_by("name", "pk")
        if group.pk not in own and setting_of(group, "joining") != "invitation"
    ]
    asked = [word.casefold() for word in words.split()]
    wanted = [
        group
        for group in there
        if (not kind or kind in group.kinds)
        and (not language or language in group.languages)
        and all(word in f"{group.name} {group.about}".casefold() for word in asked)
    ]
    found = _found(wanted, member, now, set())
    return [one for one in found if not day or (day.isdigit() and int(day) in one.days)]


def _found(groups: list[Group], member: Member, now: datetime, home: set[UUID]) -> list[Found]:
    ahead = occasions_of([group.pk for group in groups], now, now + WEEK)
    return [
        _one(group, [one for one in ahead if one.group == group.pk], member, group.pk in home)
        for group in groups
    ]


def _one(group: Group, ahead: list[Occasion], member: Member, is_home: bool) -> Found:
    labels = {kind.code: kind.label for kind in kinds()}
    zone = ZoneInfo(member.time_zone)
    return Found(
        group=group,
        kinds=[gettext(labels[code]) for code in group.kinds if code in labels],
        languages=[gettext(label_of("languages", code)) for code in group.languages],
        who=who_may_come(setting_of(group, WHO_MAY_COME.code), group.kinds, setting_of(group, "goal")),
        next=next(iter(ahead), None),
        is_home=is_home,
        days=frozenset(one.at.astimezone(zone).isoweekday() % 7 for one in ahead),
    )
