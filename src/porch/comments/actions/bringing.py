"""What was said under a story at another place comes along with it, under the name that was typed there."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.utils.translation import gettext

from porch.comments.actions.telling import call
from porch.comments.models import Comment
from porch.comments.rules.lifecycles import LOOK_WITHIN
from porch.comments.rules.text import LONGEST, LONGEST_NAME, cleaned, cleaned_name, is_a_name
from porch.comments.rules.waiting import STRANGER
from porch.safety.queries import desk_people
from porch.stories.models import Story


@dataclass(frozen=True)
class Brought:
    """``ident`` is what it was called there, ``under`` that of what it answers, empty for the story itself."""

    ident: str
    under: str
    name: str
    text: str
    at: datetime
    approved: bool


def bring(story: Story, said: list[Brought], *, now: datetime) -> tuple[int, int]:
    """What stood there stands here; what waited there waits here for a person. How many of each. No notice is sent.

    A name that is none becomes "Visitor"; words that are too long for here are cut, and say so with three dots.
    """
    kept: dict[str, Comment] = {}
    for one in sorted(said, key=lambda one: bool(one.under)):
        text, name = cleaned(one.text), cleaned_name(one.name)[:LONGEST_NAME].strip()
        if not text:
            continue
        made = Comment(
            story=story,
            answers=kept.get(one.under),
            is_stranger=True,
            name=name if is_a_name(name) else gettext("Visitor"),
            text=text if len(text) <= LONGEST else f"{text[: LONGEST - 2].rstrip()} …",
            ticket=uuid4(),
            at=one.at,
        )
        if one.approved:
            made.state, made.shown_at = made.LIFECYCLE.after("show", made.state), one.at
        else:
            made.why, made.due_at = [STRANGER], now + LOOK_WITHIN
        kept[one.ident] = made
    Comment.objects.bulk_create(kept.values())
    shown = sum(made.state == "shown" for made in kept.values())
    return shown, len(kept) - shown


def call_to_what_was_brought(now: datetime) -> None:
    """Once for all of them: something waits at the desk."""
    call(desk_people(), now)
