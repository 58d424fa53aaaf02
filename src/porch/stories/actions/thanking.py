"""Thanks: from one to one, and to nobody else."""

from datetime import datetime

from django.db import transaction

from porch.kit.clock import today_in
from porch.people.models import Member
from porch.safety.queries import standing_of
from porch.stories.models import Asked, Story, Thanks
from porch.stories.queries.reading import may_thank
from porch.stories.registries import hard_times
from porch.stories.rules.thanking import NotSayable, said
from porch.stories.rules.turns import may_be_asked
from porch.wire.actions import tell
from porch.wire.queries import is_hushed


class NotThankable(Exception):
    """Not theirs to read, or their own: as if there were nothing there."""


@transaction.atomic
def thank(story: Story, code: str, *, by: Member, now: datetime, line: str = "") -> bool:
    """One's thanks for a story, once; returns whether it is a good moment to ask for a story of theirs.

    The author reads the words and not from whom. NotSayable for words that do not go; who may not write to others
    now sends one of the fixed lines. NotThankable where there is nothing for them to thank for.
    """
    if not may_thank(by, story):
        raise NotThankable
    words, standing = said(code, line), standing_of(by, now)
    if not standing.may_write:
        raise NotSayable("The safety desk keeps you from writing to others for now.")
    if line.strip() and not standing.may_open_contact:
        raise NotSayable("You can send one of the three lines for now.")
    if Thanks.objects.filter(story=story, by=by).exists():
        return False
    thanks = Thanks(story=story, by=by, at=now)
    thanks.write(words)
    thanks.save(force_insert=True)
    if story.owner is not None:
        tell(story.owner, kind="story-thanks", path=story.get_absolute_url(), now=now)
    return _asks_in_turn(by, now)


@transaction.atomic
def never_ask(member: Member, now: datetime) -> None:
    """They would rather not be asked to write."""
    Asked.objects.update_or_create(member=member, defaults={"never": True})


def _asks_in_turn(by: Member, now: datetime) -> bool:
    """Seldom, never in the first week or soon after something hard, and never once they said so."""
    asked = Asked.objects.filter(member=by).first()
    if asked is not None and asked.never:
        return False
    hard = max((at for of in hard_times if (at := of(by, now)) is not None), default=None)
    today = today_in(by.time_zone, now)
    if not may_be_asked(by.joined_on, today, asked.at if asked else None, hard, now):
        return False
    if is_hushed(by, now):
        return False
    Asked.objects.update_or_create(member=by, defaults={"at": now})
    return True
