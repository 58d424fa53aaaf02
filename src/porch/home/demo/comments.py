"""What the made-up people, and two made-up visitors, said under the stories: by the same verbs as everywhere."""

from datetime import datetime, timedelta
from uuid import UUID

from porch.comments import actions
from porch.comments.models import Comment
from porch.comments.rules.waiting import Sending
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.stories.models import Story

DAY = timedelta(days=1)
VISITING = Sending(waited=timedelta(minutes=4), trap="", sum_done=True)


def say(people: dict[str, Member], now: datetime) -> None:
    """Under the first story an answer and a visitor who was let in; under another, two that wait at the desk."""
    told = {one.title: one for one in Story.objects.filter(is_demo=True, state="shown")}
    bus, van, tickets = told["The bus home"], told["The bread van"], told["Two tickets"]
    lamp = _member(
        bus, people["Marigold"], "The dog in the coat. I have thought of it all week.", now - 17 * DAY
    )
    _member(bus, people["Wren"], "He is called Biscuit, I found out since.", now - 16 * DAY, lamp.pk)
    outside = _visitor(
        bus,
        "Ines",
        "I read this on a bus. I am not one of you, and I am not sure what I am.\n\nI stayed on.",
        now - 9 * DAY,
    )
    actions.show(outside.pk, by=people["Carol"], now=now - 9 * DAY + timedelta(hours=5))
    _member(
        van,
        people["Ana"],
        "The nights are boring. I did not know that this was the good part.",
        now - 3 * DAY,
    )
    _member(
        tickets,
        people["Marigold"],
        "I have nothing clever. I read it twice.",
        now - DAY,
        name="Morning Ferry",
    )
    _member(
        van, people["Quiet Heron"], "I read this at four. The van has not come yet.", now - timedelta(hours=3)
    )
    _visitor(
        van,
        "Jo",
        "My brother works nights too. Can I print this for him? He does not read on a screen.",
        now - timedelta(hours=7),
    )


def _member(
    story: Story, by: Member, text: str, at: datetime, answers: UUID | None = None, name: str = ""
) -> Comment:
    return actions.say(story, actions.Words(text, new_id(), name=name, answers=answers), by=by, now=at)


def _visitor(story: Story, name: str, text: str, at: datetime) -> Comment:
    words = actions.Words(text, new_id(), name=name)
    return actions.say_as_stranger(story, words, VISITING, now=at)
