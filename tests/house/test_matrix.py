"""The authorisation matrix, asked for real: every address as everybody, looking and posting.

Forbidden looks exactly like absent, whoever is not let in changes nothing, and nobody comes out as somebody else.
"""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from porch.wire.registries import topics
from tests.house.asking import ABSENT, CHANGED, DOORS, Asked, address, said
from tests.house.asking import ROOMS as SETTLED
from tests.house.inhabitants import EVERYONE, HERE, KIN, NOBODY, PARTS, RELATIONS, SELF, STATES, move_in
from tests.house.matrix import BOTH, MATRIX, ROOMS
from tests.house.matrix_words import Who
from tests.house.test_addresses import addresses

REFUSED = {ABSENT, "405", *DOORS.values()}
A_FEW = (NOBODY, "stranger", "operator", KIN)
ONCE_FROM_OUTSIDE = (NOBODY, SELF, "stranger", *PARTS, KIN, *STATES)
ROUTES = list(dict.fromkeys(addresses()))

# who may listen to a live topic, by the id of what it is about
TOPICS = {"me": ("self", (SELF,)), "talk": ("conversation", BOTH)}
for room in ROOMS:
    TOPICS.update(room.TOPICS)


@pytest.fixture(scope="module")
def asked(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Asked]:
    """One community for all rows. In the demo nobody needs a second factor; the desks' own tests ask for it."""
    told = override_settings(DEMO=True, ACCOUNT_REAUTHENTICATION_TIMEOUT=24 * 3600)
    with django_db_blocker.unblock(), told, transaction.atomic():
        yield Asked(move_in(*(room.settle for room in SETTLED)))
        transaction.set_rollback(True)


@pytest.mark.django_db  # so that there is a database at all; the others share one transaction and have no mark
def test_every_address_has_a_row_and_every_row_an_address() -> None:
    missing, gone = set(ROUTES) - set(MATRIX), set(MATRIX) - set(ROUTES)
    assert not missing, f"say in tests/house/matrix.py who gets what at {', '.join(sorted(missing))}"
    assert not gone, f"no address any more: {', '.join(sorted(gone))}"


@pytest.mark.parametrize("route", [route for route in ROUTES if route in MATRIX])
def test_everybody_gets_what_the_matrix_says(route: str, asked: Asked) -> None:
    path, (look, post) = address(route, asked.there), MATRIX[route]
    wrong = [*_wrong(asked, route, look, "get", path), *_wrong(asked, route, post, "post", path)]
    assert not wrong, f"{path}\n" + "\n".join(wrong)


def _wrong(asked: Asked, route: str, row: Who, method: str, path: str) -> Iterator[str]:
    given = said(route, asked.there) if method == "post" else {}
    for name in _asked_as(route, row):
        expected, found = row.answers[name], asked.ask(name, method, path, given)
        answer, changed = found.removesuffix(CHANGED), found.endswith(CHANGED)
        if expected.removeprefix("to ") not in (answer.split()[0], "any"):
            yield f"{method} as {name}: {answer}, and not {expected}"
        elif changed and expected in REFUSED:
            yield f"{method} as {name}: {answer}, and yet it changed something"


def _asked_as(route: str, row: Who) -> tuple[str, ...]:
    """Everyone where an address names something of SELF's; where it names nothing, one who has none is enough."""
    if "405" in row.answers.values():
        return A_FEW
    return EVERYONE if "<" in route else ONCE_FROM_OUTSIDE


def test_each_live_topic_lets_in_who_the_matrix_says(asked: Asked) -> None:
    assert set(TOPICS) == {code for code, _ in topics.items()}, "say who may listen to a new topic"
    for code, topic in topics.items():
        thing, who = TOPICS[code]
        for name in EVERYONE[1:]:
            member = asked.there.people[name]
            heard = topic.may_listen(member, asked.there.things[thing])
            assert heard == (name in who), f"{code} as {name}"


def test_outside_the_demo_nobody_looks_as_somebody_else(asked: Asked) -> None:
    own = asked.there.people[SELF]
    with override_settings(DEMO=False):
        for name in EVERYONE:
            found = asked.ask(name, "post", "/demo/look-as/", {"handle": own.handle})
            assert found == ABSENT, name


def test_the_matrix_knows_everybody() -> None:
    assert (
        set(HERE) | {NOBODY, KIN, *STATES}
        == {NOBODY, SELF, *RELATIONS, *PARTS, KIN, *STATES}
        == set(EVERYONE)
    )
    for route, rows in MATRIX.items():
        for row in rows:
            assert set(row.answers) >= set(EVERYONE), route
