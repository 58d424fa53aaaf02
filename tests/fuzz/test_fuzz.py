"""Nothing anybody sends makes a page fall over: every address, as several people, with what nobody types.

``make fuzz`` sends 20,000 requests; a plain test run sends a share. ``FUZZ`` is how many, ``FUZZ_SEED`` which ones.
"""

import os
import re
import sys
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random

import pytest
from django.core.cache import cache
from django.core.signals import got_request_exception
from django.test import Client
from pytest_django import Settings

from porch.people.models import Member
from tests.fuzz.strange import STRANGE, Ask, Forms, ask_of
from tests.house.test_addresses import addresses
from tests.house.test_addresses import fill as fill  # a fixture

MOST = int(os.environ.get("FUZZ", "800"))
SEED = os.environ.get("FUZZ_SEED", "7")
AS = ("", "Quiet Heron", "Sam", "Dee", "Carol", "Olu")
LIKELY = {"uuid": "6f1c0000-0000-4000-8000-000000000000", "int": "1", "slug": "names", "str": "x"}
AGAIN_EVERY = 25  # requests: whoever was signed out, or asked too often, begins again


def browser(handle: str) -> Client:
    client = Client(raise_request_exception=False)
    member = Member.objects.filter(handle=handle, is_active=True).first()
    if member is not None:
        client.force_login(member)
    return client


@contextmanager
def failures() -> Iterator[list[str]]:
    """What went wrong inside, newest last, each with the place it came from: a status alone tells nobody anything."""
    heard = list[str]()

    def hear(**told: object) -> None:
        trouble = sys.exception()
        frames = traceback.extract_tb(trouble.__traceback__) if trouble else []
        heard.append(
            f"{type(trouble).__name__}: {trouble} at {frames[-1].filename}:{frames[-1].lineno}"[:300]
        )

    got_request_exception.connect(hear)
    try:
        yield heard
    finally:
        got_request_exception.disconnect(hear)


def send(client: Client, ask: Ask) -> int:
    answer = client.generic(ask.method, ask.path, ask.body, content_type=ask.kind, **ask.headers)
    if getattr(answer, "streaming", False):
        b"".join(answer)  # type: ignore[call-overload]
    return int(answer.status_code)


@dataclass(frozen=True)
class Door:
    """An address, who is let in at it, and the fields it takes."""

    path: str
    who: tuple[str, ...]
    posted: bool
    fields: dict[str, list[str]]


@pytest.mark.slow
def test_no_address_answers_anything_with_a_failure(fill: Callable[[str], str], settings: Settings) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor
    found = doors([filled(fill, route) for route in addresses()])
    known = {name: values for door in found for name, values in door.fields.items()}
    clients: dict[str, Client] = {}
    troubles, answers = list[str](), Counter[int]()
    for number in range(MOST):
        chance = Random(f"{SEED}:{number}")
        door = found[number % len(found)]
        who = chance.choice(door.who if chance.random() < 0.8 else AS)
        if number % AGAIN_EVERY == 0:
            cache.clear()
            clients.clear()
        client = clients[who] = clients.get(who) or browser(who)
        if chance.random() < 0.03:
            client = Client(raise_request_exception=False)
            client.cookies["s"] = chance.choice(STRANGE)[:3000].encode(errors="replace").decode("latin-1")
        fields = door.fields or dict(chance.sample(sorted(known.items()), 4))
        ask = ask_of(chance, door.path, fields, door.posted)
        with failures() as heard:
            status = send(client, ask)
        answers[status] += 1
        if status >= 500:
            troubles.append(f"{SEED}:{number} {who or 'a visitor'} {status} {heard[-1:]} {ask}"[:1500])
    print(
        f"{answers.total()} requests to {len(found)} addresses, seed {SEED}: {dict(sorted(answers.items()))}"
    )
    assert troubles == []
    assert len(answers) > 4, "every answer was alike: nothing was really asked"


def filled(fill: Callable[[str], str], route: str) -> str:
    """A real address where the other test knows one, and a likely one where it does not yet."""
    try:
        return fill(route)
    except AssertionError:
        return "/" + re.sub(r"<(\w+):\w+>", lambda hole: LIKELY[hole[1]], route)


def doors(paths: list[str]) -> list[Door]:
    """Every address of the site, and every one its forms lead to."""
    who: dict[str, list[str]] = defaultdict(list)
    fields: dict[str, dict[str, list[str]]] = {path: {} for path in paths}
    for name in AS:
        client = browser(name)
        for path in paths:
            answer = client.get(path)
            if answer.status_code == 200 and "html" in answer.headers.get("Content-Type", ""):
                who[path].append(name)
                for action, taken in Forms(path, answer.content.decode()).found.items():
                    who[action.split("?")[0]].append(name)
                    fields.setdefault(action.split("?")[0], {}).update(taken)
    at_random = browser("Dee")
    return [
        Door(
            path,
            tuple(who[path]) or AS,
            "POST" in at_random.options(path).headers.get("Allow", "POST"),
            taken,
        )
        for path, taken in sorted(fields.items())
        if path.startswith("/")
    ]
