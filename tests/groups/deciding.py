"""What tests of the group conscience share: a group, a motion at the point where the story begins, everyone voting."""

import re
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from django.test import Client

from porch.groups.actions.motions import draft, put
from porch.groups.actions.motions_deciding import keep_motions_moving
from porch.groups.actions.motions_voting import vote
from porch.groups.models import Belonging, Group, Motion, Position
from porch.people.models import Member

DAY = timedelta(days=1)
PLACE = "/groups/riverside/conscience/"


def a_group(
    now: datetime,
    home: Collection[Member] = (),
    others: Collection[Member] = (),
    settings: Mapping[str, str] | None = None,
    slug: str = "riverside",
) -> Group:
    group = Group.objects.create(
        slug=slug, name="Riverside", state="open", asked_at=now, opened_at=now, settings=dict(settings or {})
    )
    for member in home:
        Belonging.objects.create(group=group, member=member, joined_at=now, is_home=True, home_since=now)
    for member in others:
        Belonging.objects.create(group=group, member=member, joined_at=now)
    return group


def a_position(group: Group, code: str = "secretary") -> Position:
    return Position.objects.create(group=group, code=code)


def put_text(group: Group, by: Member, now: datetime, text: str = "We meet at six.") -> Motion:
    motion = draft(group, "text", by=by, now=now, text=text, why="It suits more of us.")
    put(motion, by=by, now=now)
    return motion


def put_setting(
    group: Group, by: Member, now: datetime, code: str = "who-may-come", value: str = "anyone"
) -> Motion:
    motion = draft(group, "setting", by=by, now=now, setting=(code, value))
    put(motion, by=by, now=now)
    return motion


def after(motion: Motion, days: int, now: datetime) -> datetime:
    """The clock comes by that many days later."""
    at = now + days * DAY
    keep_motions_moving(at)
    motion.refresh_from_db()
    motion.group.refresh_from_db()
    return at


def say(motion: Motion, now: datetime, **said: Collection[Member]) -> None:
    """Who says yes, no, abstain."""
    for what, members in said.items():
        for member in members:
            vote(motion, [what], by=member, now=now)


def text(client: Client, path: str, status: int = 200) -> str:
    """What a page says, without its marks."""
    answer = client.get(path)
    assert answer.status_code == status, answer.status_code
    body = re.sub(r"(?s)<script.*?</script>|<head>.*?</head>", "", answer.text)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))
