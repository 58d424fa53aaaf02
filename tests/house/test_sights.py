"""Whoever is named at a desk, and whatever someone told that stands on another's page, has a row in their ledger.

Every address is asked as the people of the demo, each time with an empty hour before it. A new page that reads
around the gate of ``people.consent`` fails here.
"""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from porch.bonds.models import Proposal
from porch.bonds.rules.reasons import ALWAYS
from porch.people.models import Member, Role
from porch.people.rules.parts import desk_of
from porch.record.models import Disclosure
from tests.house.test_addresses import ONLY_POSTED, addresses, fill

__all__ = ["fill"]  # a fixture

STAFF, MEMBERS = ("Dee", "Carol", "Olu"), ("Sam", "Wren", "Quiet Heron")

# where a name stands that is nobody's who is looked at
NAMES_ALONE = {
    "desk/pairing/by-hand/": "a list to choose two from, with nothing about any of them",
    "desk/meetings/<uuid:pk>/": "who hosts by first name, as the public page says it",
    "desk/roles/give/": "an example of what a name looks like",
    "desk/community/numbers/": "a helpline that is called like someone of the demo",
}

type Asked = Callable[[str, str], tuple[str, set[UUID]]]


@pytest.fixture
def asked(fill: Callable[[str], str], settings: Settings) -> Asked:
    """The text someone is answered at an address, and whose ledgers name them for it."""
    settings.DEMO = True  # no second factor in this test
    clients: dict[str, Client] = {}

    def ask(name: str, route: str) -> tuple[str, set[UUID]]:
        viewer = Member.objects.get(handle=name)
        if name not in clients:
            clients[name] = Client()
            clients[name].force_login(viewer)
        kept = deepcopy(clients[name].cookies)
        with transaction.atomic():
            Disclosure.objects.update(at="2026-01-01T00:00:00Z")  # nothing is a repeat
            before = Disclosure.objects.count()
            answer = clients[name].get(fill(route))
            rows = Disclosure.objects.filter(seq__gt=before, viewer_id=viewer.pk)
            seen = set(rows.values_list("subject_id", flat=True))
            transaction.set_rollback(True)
        clients[name].cookies = kept
        # a file that is packed has no sentences to look through: what is in it stands in files of its own
        is_text = answer.status_code == 200 and answer.get("Content-Type") != "application/zip"
        return (answer.text if is_text else ""), seen

    return ask


def named_in(text: str, viewer: str) -> Iterator[Member]:
    """Members in a page by their whole name; those who help to run the place act there and are not looked at."""
    staff = Role.objects.filter(role__in=Role.STAFF, until=None).values("member")
    body = re.sub(r"(?s)<(header|footer|nav)\b.*?</\1>", "", text)
    body = re.sub(r'(?s)<select name="time_zone".*?</select>', "", body)  # some towns have a person's name
    for member in Member.objects.exclude(handle=viewer).exclude(pk__in=staff):
        if re.search(rf"\b{re.escape(member.handle)}\b", body):
            yield member


def test_whoever_is_named_at_a_desk_has_a_row_in_their_ledger(asked: Asked) -> None:
    found, named = list[str](), 0
    for name in STAFF:
        for route in addresses():
            if desk_of(f"/{route}") is None or route in {*NAMES_ALONE, *ONLY_POSTED}:
                continue
            text, seen = asked(name, route)
            people = list(named_in(text, name))
            named += len(people)
            found += [f"{route} as {name} names {one.handle}" for one in people if one.pk not in seen]
    assert not found, "; ".join(found)
    assert named > 20, "the desks of the demo name people"


def test_what_someone_told_stands_on_nobodys_page_without_a_row_in_their_ledger(asked: Asked) -> None:
    found, shown = list[str](), 0
    for name in MEMBERS:
        viewer = Member.objects.get(handle=name)
        for route in addresses():
            if route in ONLY_POSTED:
                continue
            text, seen = asked(name, route)
            told: dict[str, set[UUID]] = {}
            for other, line in told_to(viewer):
                told.setdefault(line, set()).add(other)  # several may have told the same
            there = [others for line, others in told.items() if line in text]
            shown += len(there)
            found += [f"{route} as {name}" for others in there if not others & seen]
    assert not found, "; ".join(found)
    assert shown > 3, "people of the demo read why they were suggested to each other"


def told_to(viewer: Member) -> Iterator[tuple[UUID, str]]:
    """Each sentence that tells ``viewer`` something another member told, with whose it is."""
    for offer in Proposal.objects.filter(first=viewer) | Proposal.objects.filter(second=viewer):
        other = offer.second_id if offer.first_id == viewer.pk else offer.first_id
        for code, line in zip(offer.reason_codes, offer.reasons, strict=False):
            if code not in ALWAYS:
                yield other, line
