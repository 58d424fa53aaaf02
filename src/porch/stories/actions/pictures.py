"""Pictures of a story: taken in as they are drawn anew, named by a number, described in words."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from porch.people.models import Member
from porch.stories.actions.drafts import WaitsForAReader
from porch.stories.actions.posting import NotForThem, redraw
from porch.stories.models import Picture, Story
from porch.stories.rules.lifecycles import WAITING
from porch.stories.rules.pictures import LONGEST_ALT, MOST_IN_A_STORY, NotAPicture, redrawn
from porch.stories.rules.told import LONGEST_BODY


@transaction.atomic
def add_picture(
    story: Story, uploaded: bytes, alt: str, *, by: Member, now: datetime, decorative: bool = False
) -> Picture:
    """Take one in and set its line at the end of what is being written. NotAPicture says what is wrong."""
    _may_change(story, by)
    if Picture.objects.filter(story=story).count() >= MOST_IN_A_STORY:
        raise NotAPicture(f"A story has room for {MOST_IN_A_STORY} pictures.")
    shows = _described(alt, decorative=decorative)
    drawn = redrawn(uploaded)
    last = Picture.objects.filter(story=story).aggregate(last=Max("number"))["last"] or 0
    picture = Picture(
        story=story,
        number=last + 1,
        alt=shows,
        decorative=decorative,
        width=drawn.width,
        height=drawn.height,
        size=len(drawn.data),
        at=now,
    )
    picture.put(drawn.data)
    picture.save(force_insert=True)
    return picture


@transaction.atomic
def describe(picture: Picture, alt: str, *, by: Member, decorative: bool = False) -> None:
    """Other words for what it shows, also where the story is up."""
    _may_change(picture.story, by)
    picture.alt, picture.decorative = _described(alt, decorative=decorative), decorative
    picture.save(update_fields=["alt", "decorative"])
    _show_again(picture.story)


@transaction.atomic
def remove_picture(picture: Picture, *, by: Member) -> None:
    """Gone for good, also where the story is up; its number is not given again while others have theirs."""
    story = picture.story
    _may_change(story, by)
    picture.delete()
    _show_again(story)


def line_for(picture: Picture) -> str:
    """What stands for it in the text."""
    return f"[picture {picture.number}]"


def with_line(body: str, picture: Picture) -> str:
    """The text with the picture's line at its end, where there is room for it."""
    more = f"{body.rstrip()}\n\n{line_for(picture)}\n".lstrip()
    return more if len(more) <= LONGEST_BODY else body


def _may_change(story: Story, by: Member) -> None:
    if story.owner_id != by.pk:
        raise NotForThem
    if story.state == WAITING:
        raise WaitsForAReader


def _described(alt: str, *, decorative: bool) -> str:
    said = " ".join(alt.split())
    if decorative:
        return ""
    if not said:
        raise NotAPicture("Say what it shows, for those who cannot see it, or that it only decorates.")
    if len(said) > LONGEST_ALT:
        raise NotAPicture(f"That is {len(said)} characters; {LONGEST_ALT} fit.")
    return said


def _show_again(story: Story) -> None:
    if story.html:
        redraw(story)
