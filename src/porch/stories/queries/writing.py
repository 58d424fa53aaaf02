"""An author's own stories, and to whom they may put one."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from porch.groups.models import Belonging
from porch.people.models import Member
from porch.stories.models import Look, Story
from porch.stories.queries.decided import may_write_publicly
from porch.stories.rules.told import EVERYONE, GROUP, MEMBERS, Told


@dataclass(frozen=True)
class Mine:
    """One of one's own stories, with the last look at it and how many thanked for it: for nobody but its author."""

    story: Story
    look: Look | None
    thanks: int
    told: Told


def mine(member: Member) -> list[Mine]:
    """All of them, what was changed last first."""
    thanked = Count("thanks", filter=Q(thanks__is_hidden=False), distinct=True)
    rows = Story.objects.filter(owner=member).annotate(thanked=thanked).prefetch_related("looks")
    rows = rows.order_by("-changed_at", "pk")
    return [Mine(row, _last(list(row.looks.all())), row.thanked, row.told) for row in rows]


def _last(looks: list[Look]) -> Look | None:
    return max(looks, key=lambda look: look.asked_at, default=None)


def own_story(member: Member, slug: str) -> Story | None:
    return Story.objects.filter(owner=member, slug=slug).first()


def last_look(story: Story) -> Look | None:
    return _last(list(story.looks.all()))


def audiences_for(member: Member, now: datetime) -> list[tuple[str, str]]:
    """Codes with the name of a group: ``members``, ``group:`` and an id, ``everyone`` where they may."""
    mine = Belonging.objects.filter(member=member, group__state="open").select_related("group")
    groups = [(f"{GROUP}:{one.group_id}", one.group.name) for one in mine.order_by("group__name")]
    public = [(EVERYONE, "")] if may_write_publicly(member, now) else []
    return [(MEMBERS, ""), *groups, *public]
