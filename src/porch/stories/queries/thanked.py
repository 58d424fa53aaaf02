"""What came back to an author, and whether somebody was just asked to write one too: for themselves alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from porch.people.models import Member
from porch.stories.models import Asked, Story, Thanks
from porch.wire.models import Notice

SHOWN = 50
JUST_NOW = timedelta(minutes=10)
KINDS = ("story-up", "story-back", "story-thanks")


@dataclass(frozen=True)
class CameBack:
    """How many thanked for one story, and the latest words, without whose they are."""

    count: int
    latest: list[Thanks]


def came_back(story: Story, author: Member) -> CameBack:
    """Nothing for anybody but the author."""
    rows = Thanks.objects.filter(story=story, story__owner=author, is_hidden=False)
    rows = rows.select_related("story").order_by("-at", "pk")
    latest = list(rows[:SHOWN])
    return CameBack(rows.count() if len(latest) == SHOWN else len(latest), latest)


def was_just_asked(member: Member, now: datetime) -> bool:
    """The line "your turn to write?" stands on the page after a thank-you, and not when it is opened again later."""
    return Asked.objects.filter(member=member, never=False, at__gt=now - JUST_NOW).exists()


def news_of(member: Member) -> list[tuple[str, Story]]:
    """What is new about one's own stories: the kind of news and the story, the newest first."""
    rows = Notice.objects.filter(member=member, kind__in=KINDS, seen_at=None).order_by("-at")
    paths = [(notice.kind, notice.path) for notice in rows[:10]]
    mine = {one.get_absolute_url(): one for one in Story.objects.filter(owner=member)} if paths else {}
    return [(kind, mine[path]) for kind, path in paths if path in mine]
