"""Run beside a served data folder: twelve people in three conversations, signed in. Prints what a client needs.

With the word ``log`` it prints what the database holds instead.
"""

import json
import sys

import django

django.setup()

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from porch.kit.clock import now
from porch.people.models import LivedExperience, Member, Role
from porch.people.rules.names import key_of
from porch.people.visits import SessionStore
from porch.talk.actions import open_between
from porch.talk.models import Message


def member(number: int) -> Member:
    name = f"Writer {number}"
    made = Member.objects.create(
        handle=name,
        handle_key=key_of(name),
        adult_attested_on=now().date(),
        joined_on=now().date(),
        password="!",
    )
    LivedExperience.objects.create(member=made)
    return made


def session_of(who: Member) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(who.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = who.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def invite() -> list[dict[str, str]]:
    people = [member(number) for number in range(12)]
    Role.objects.create(member=people[0], role=Role.Name.OPERATOR, since=now())
    found = []
    for start in (0, 4, 8):
        four = people[start : start + 4]
        conversation = open_between(four, kind="group", now=now())
        found += [{"conversation": str(conversation.pk), "session": session_of(who)} for who in four]
    return found


def log() -> list[list[object]]:
    rows = Message.objects.order_by("conversation", "seq").values_list("conversation_id", "seq", "client_id")
    return [[str(conversation), seq, str(client)] for conversation, seq, client in rows]


if __name__ == "__main__":
    print(json.dumps(log() if "log" in sys.argv else invite()))
