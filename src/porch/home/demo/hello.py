"""Sam is not a person, so in the demo, and only there, the program writes Sam's first words.

When Quiet Heron says yes, they arrive a moment later through the same verb as anybody's. The door says so. Nothing
of it happens without DEMO, or to anyone who is not made up: it is asked when the pair begins, and again before the
words are said.
"""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.tasks import task

from porch.bonds.models import Pair
from porch.kit.clock import now as this_moment
from porch.people.models import Member
from porch.talk.actions import say
from porch.talk.models import Message
from porch.talk.rules import NotSayable

FROM, TO = "Sam", "Quiet Heron"
A_MOMENT = timedelta(seconds=2.5)
HELLO = (
    "Hello. I am glad you said yes. I work nights too, so we can leave each other a line whenever. "
    "How is today going?"
)


def follow(pair: Pair, now: datetime) -> None:
    """Have Sam say hello in a moment, where this is the made-up pair of the demo."""
    if _writer(pair) is not None:
        say_hello.using(run_after=now + A_MOMENT).enqueue(str(pair.pk))


@task()
def say_hello(pair_id: str) -> None:
    """Once: not where Sam has written already, by someone who looks as Sam or by an earlier run."""
    pair = Pair.objects.select_related("first", "second", "conversation").filter(pk=UUID(pair_id)).first()
    writer = _writer(pair) if pair is not None else None
    if pair is None or writer is None or pair.conversation is None:
        return
    if Message.objects.filter(conversation=pair.conversation, author=writer).exists():
        return
    try:
        say(pair.conversation, HELLO, by=writer, client_id=uuid5(pair.pk, "hello"), now=this_moment())
    except NotSayable:
        return  # it has ended or rests: no words then


def _writer(pair: Pair) -> Member | None:
    """Sam, where this is a demo and the two are the made-up Sam and Quiet Heron; else nobody."""
    two = {one.handle: one for one in (pair.first, pair.second) if one is not None and one.is_demo}
    return two[FROM] if settings.DEMO and two.keys() == {FROM, TO} else None
