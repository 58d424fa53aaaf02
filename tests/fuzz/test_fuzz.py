"""Nothing anybody sends makes a page fall over: every address, as several people, with what nobody types.

``make fuzz`` sends 20,000 requests; a plain test run sends a share. ``FUZZ`` is how many, ``FUZZ_SEED`` which ones.
"""

import os
import re
from collections import Counter
from collections.abc import Callable
from random import Random

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from porch.people.models import Member
from tests.fuzz.strange import STRANGE, Ask, Fields, asks
from tests.house.test_addresses import addresses
from tests.house.test_addresses import fill as fill  # a fixture

MOST = int(os.environ.get("FUZZ", "1000"))
SEED = os.environ.get("FUZZ_SEED", "7")
AS = ("", "Quiet Heron", "Sam", "Dee", "Carol", "Olu", "Rosa", "Frank")
LIKELY = {"uuid": "6f1c0000-0000-4000-8000-000000000000", "int": "1", "slug": "names", "str": "x"}
AGAIN_EVERY = 25  # requests: whoever was signed out, or asked too often, begins again


def browser(handle: str) -> Client:
    client = Client(raise_request_exception=False)
    member = Member.objects.filter(handle=handle, is_active=True).first()
    if member is not None:
        client.force_login(member)
    return client


def send(client: Client, ask: Ask) -> int:
    answer = client.generic(ask.method, ask.path, ask.body, content_type=ask.kind, **ask.headers)
    if getattr(answer, "streaming", False):
        b"".join(answer)  # type: ignore[call-overload]
    return int(answer.status_code)


@pytest.mark.slow
def test_no_address_answers_anything_with_a_failure(fill: Callable[[str], str], settings: Settings) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor
    paths = [filled(fill, route) for route in addresses()]
    fields = {path: fields_of(path) for path in paths}
    known = {name: values for found in fields.values() for name, values in found.items()}
    clients: dict[str, Client] = {}
    troubles, answers = list[str](), Counter[int]()
    for number in range(MOST):
        chance = Random(f"{SEED}:{number}")
        path, who = paths[number % len(paths)], AS[(number // len(paths)) % len(AS)]
        if number % AGAIN_EVERY == 0:
            cache.clear()
            clients.clear()
        client = clients[who] = clients.get(who) or browser(who)
        if chance.random() < 0.03:
            client = Client(raise_request_exception=False)
            client.cookies["s"] = chance.choice(STRANGE)[:3000].encode(errors="replace").decode("latin-1")
        offered = fields[path] or dict(chance.sample(sorted(known.items()), 4))
        for ask in asks(chance, path, offered):
            status = send(client, ask)
            answers[status] += 1
            if status >= 500:
                troubles.append(f"{SEED}:{number} {who or 'a visitor'} {ask}"[:1500])
    print(f"{answers.total()} requests with seed {SEED}: {dict(sorted(answers.items()))}")
    assert troubles == []
    assert len(answers) > 4, "every answer was alike: nothing was really asked"


def filled(fill: Callable[[str], str], route: str) -> str:
    """A real address where the other test knows one, and a likely one where it does not yet."""
    try:
        return fill(route)
    except AssertionError:
        return "/" + re.sub(r"<(\w+):\w+>", lambda hole: LIKELY[hole[1]], route)


def fields_of(path: str) -> dict[str, list[str]]:
    """What the forms on this page ask for, by whoever is shown the most."""
    found: dict[str, list[str]] = {}
    for who in AS:
        answer = browser(who).get(path)
        if answer.status_code == 200 and "html" in answer.headers.get("Content-Type", ""):
            found |= Fields(answer.content.decode()).found
    return found
