"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime
from uuid import uuid4

from porch.talk import actions as talk
from porch.talk.models import HeldMessage
from tests.house.inhabitants import KIN, Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {
    "family/talk/<uuid:pk>/held/<uuid:held_id>/": ("family talk", "family held"),
    "family/talk/<uuid:pk>/": ("family talk",),
}
SAID: Mapping[str, dict[str, str]] = {
    "family/talk/<uuid:pk>/take-back/": {"seq": "family said"},
    "family/talk/<uuid:pk>/say/": {"body": "=hello", "client_id": "family held"},
}


def settle(there: Inhabitants, now: datetime) -> None:
    """Somebody who holds both parts and somebody who is here for somebody else only are family peers, and talk."""
    own, kin = there.people["family"], there.people[KIN]
    found = talk.open_between([own, kin], now=now, space="family")
    said = talk.say(found, "a quiet evening", by=own, client_id=uuid4(), now=now)
    assert not isinstance(said, HeldMessage)
    held = HeldMessage(conversation=found, author=own, client_id=uuid4(), why="contact", at=now)
    held.seal(body="my number")
    held.save()
    there.things |= {"family talk": str(found.pk), "family said": str(said.seq), "family held": str(held.pk)}
