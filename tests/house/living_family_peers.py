"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from uuid import uuid4

from porch.family.actions import circles
from porch.family.models import Evening, FamilyOffer, FamilyPair, Seeking
from porch.people.models import Member
from porch.rooms.actions import come_in, keep_time
from porch.rooms.models import Room
from porch.talk import actions as talk
from porch.talk.models import Conversation, HeldMessage
from tests.house.inhabitants import KIN, Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {
    "family/talk/<uuid:pk>/held/<uuid:held_id>/": ("family talk", "family held"),
    "family/talk/<uuid:pk>/": ("family talk",),
    "family/peers/suggested/<uuid:pk>/": ("family offer",),
    "family/peers/<uuid:pk>/": ("family pair",),
    "family/circles/<slug:slug>/": ("=family-evening",),
    "family/circles/<slug:slug>/off/<uuid:pk>/": ("=family-evening", "family evening"),
    "family/rooms/<uuid:pk>/": ("family room",),
    "family/rooms/<uuid:pk>/words/<int:number>/": ("family room", "=1"),
    "desk/family/circles/<uuid:pk>/": ("family circle",),
}
SAID: Mapping[str, dict[str, str]] = {
    "family/talk/<uuid:pk>/take-back/": {"seq": "family said"},
    "family/talk/<uuid:pk>/say/": {"body": "=hello", "client_id": "family held"},
}


def settle(there: Inhabitants, now: datetime) -> None:
    """The two talk and are family peers; somebody is suggested to KIN; a circle is open and "family" sits in it."""
    own, kin = there.people["family"], there.people[KIN]
    found = talk.open_between([own, kin], now=now, space="family")
    said = talk.say(found, "a quiet evening", by=own, client_id=uuid4(), now=now)
    assert not isinstance(said, HeldMessage)
    held = HeldMessage(conversation=found, author=own, client_id=uuid4(), why="contact", at=now)
    held.seal(body="my number")
    held.save()
    there.things |= {"family talk": str(found.pk), "family said": str(said.seq), "family held": str(held.pk)}
    _peers(there, own, kin, found, now)
    _circle(there, own, now)


def _peers(there: Inhabitants, own: Member, kin: Member, found: Conversation, now: datetime) -> None:
    was = FamilyOffer.objects.create(first=own, second=kin, state="both", made_at=now, ended_at=now)
    pair = FamilyPair.objects.create(offer=was, first=own, second=kin, conversation=found, since=now)
    due = now + timedelta(days=3)
    other = there.people["bystander"]
    offer = FamilyOffer.objects.create(first=kin, second=other, made_at=now, due_at=due)
    Seeking.objects.create(member=kin, since=now, open_offer=offer, capacity=2)
    there.things |= {"family pair": str(pair.pk), "family offer": str(offer.pk)}


def _circle(there: Inhabitants, own: Member, now: datetime) -> None:
    at = now + timedelta(minutes=1)
    told = circles.Told("Family evening", "", at.weekday(), time(at.hour, at.minute), 60, "UTC", own)
    circle = circles.open_circle(told, by=there.people["other coordinator"], now=now)
    evening = Evening.objects.get(circle=circle, starts_at__lt=now + timedelta(hours=1))
    keep_time(now + timedelta(minutes=2))
    come_in(Room.objects.get(pk=evening.room_id), by=own, now=now)
    there.things |= {
        "family circle": str(circle.pk),
        "family evening": str(evening.pk),
        "family room": str(evening.room_id),
    }
