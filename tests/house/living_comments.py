"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from porch.comments import actions
from porch.comments.rules.question import Question
from porch.comments.rules.waiting import Sending
from porch.comments.tickets import link_of
from porch.kit.ids import new_id
from porch.stories.models import Story
from tests.house.inhabitants import SELF, Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {
    "said/by/<str:link>/": ("said link",),
    "said/<uuid:pk>/": ("said by me",),
    "said/<uuid:pk>/remove/": ("said to me",),
    "said/<uuid:pk>/block/": ("said by me",),
    "desk/comments/<uuid:pk>/": ("said from outside",),
    "desk/comments/questions/<uuid:pk>/": ("human question",),
}
SAID: Mapping[str, dict[str, str]] = {"stories/<slug:slug>/say/": {"csrfmiddlewaretoken": "=x"}}


def settle(there: Inhabitants, now: datetime) -> None:
    """Everything of this room that SELF owns, through the room's own verbs."""
    story = Story.objects.get(slug=there.things["story"])
    own, friend = there.people[SELF], there.people["group"]
    said = actions.say(story, actions.Words("It was a cold bus.", new_id()), by=own, now=now)
    to_me = actions.say(story, actions.Words("I was on it too.", new_id()), by=friend, now=now)
    fair = Sending(timedelta(minutes=1), "", sum_done=True)
    words = actions.Words("From outside.", new_id(), name="Ana")
    outside = actions.say_as_stranger(story, words, fair, now=now)
    asked = Question("What stands on our porch?", ("lamp",))
    question = actions.write_question(asked, by=there.people["other coordinator"], now=now)
    there.things |= {
        "said by me": str(said.pk),
        "said to me": str(to_me.pk),
        "said link": link_of(outside),
        "said from outside": str(outside.pk),
        "human question": str(question.pk),
    }
