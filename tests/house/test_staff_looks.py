"""Whoever of the staff sees somebody's name at a desk has left a look that this person reads at /consent/."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from porch.people.models import Member
from porch.people.queries import consents
from porch.record.models import Disclosure
from tests.house.asking import ROOMS, address
from tests.house.inhabitants import Inhabitants, move_in
from tests.house.test_addresses import addresses

DESKS = [route for route in dict.fromkeys(addresses()) if route.startswith("desk/")]
WHO = ("coordinator", "moderator", "operator")

# a name may stand at these without a row in the ledger, and why
WITHOUT_A_ROW = {
    "desk/break-glass/": "the one who asked and the one to answer read a name the first already knew; what is asked "
    "and seen is on the chain, and its owner is told with the opening itself",
    "desk/pairing/by-hand/": "a list of names to choose two from, and nothing about any of them; whoever is looked at "
    "from there has a row",
}


@pytest.fixture(scope="module")
def there(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Inhabitants]:
    told = override_settings(DEMO=True)
    with django_db_blocker.unblock(), told, transaction.atomic():
        yield move_in(*(room.settle for room in ROOMS))
        transaction.set_rollback(True)


@pytest.mark.django_db  # so that there is a database at all; the rows below share one transaction
def test_every_exception_is_an_address() -> None:
    assert set(WITHOUT_A_ROW) <= set(DESKS)


@pytest.mark.parametrize("route", [route for route in DESKS if route not in WITHOUT_A_ROW])
def test_who_is_named_at_a_desk_can_read_who_looked(route: str, there: Inhabitants) -> None:
    path = address(route, there)
    for name in WHO:
        viewer = there.people[name]
        with transaction.atomic():
            Disclosure.objects.all().delete()  # a look repeated within an hour would stand in the first one's row
            page = there.browsers[name].get(path)
            if page.status_code == 200 and not page.streaming:
                _everyone_named_was_told(there, viewer, page.content.decode(), f"{path} as {name}")
            transaction.set_rollback(True)


def test_a_look_at_what_is_only_asked_for_is_not_the_news_of_it(there: Inhabitants) -> None:
    """A second person reads the name of someone whose account may be closed; that person learns it when it is."""
    judge, limited = there.people["coordinator"], there.people["limited"]
    with transaction.atomic():
        there.browsers["coordinator"].get("/desk/safety/")
        rows = Disclosure.objects.filter(subject_id=limited.pk, viewer_id=judge.pk)
        assert rows.exists()
        assert not consents.looks_at(limited).filter(viewer_id=judge.pk).exists()
        transaction.set_rollback(True)


def _everyone_named_was_told(there: Inhabitants, viewer: Member, page: str, where: str) -> None:
    """Colleagues of the staff stand at a desk as such: who has a case in hand, whose shift it is."""
    main = page.split("<main", 1)[-1].split("</main>", 1)[0]
    for who, member in there.people.items():
        if (
            member.pk != viewer.pk
            and not member.is_staff
            and f"{member.handle}<" in main.replace(", ", "<").replace(".", "<")
        ):
            looked = Disclosure.objects.filter(subject_id=member.pk, viewer_id=viewer.pk)
            assert looked.exists(), f"{where} names {who} ({member.handle}), who cannot read that"
