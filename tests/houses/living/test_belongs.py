"""What living in a house keeps of somebody goes with them, and is in their parcel before."""

import json
from datetime import datetime, timedelta

from porch.houses.actions import agreements, going_out, together
from porch.houses.actions import chores as does
from porch.houses.models import (
    Agreement,
    Away,
    Chore,
    ChoreSwap,
    ChoreTurn,
    Guest,
    House,
    Notice,
    NoticeRead,
    Repair,
    Signature,
    SignOut,
    Stay,
)
from porch.houses.queries import agreements as signing
from porch.houses.queries import chores as turns
from porch.houses.rules.agreements import digest
from porch.people.models import Member
from porch.people.registries import belongings

HOUR = timedelta(hours=1)


def test_everything_is_in_ones_parcel_and_goes_with_one(
    house: House,
    both: tuple[Stay, Stay],
    chores: list[Chore],
    alice: Member,
    frank: Member,
    signs_out: None,
    now: datetime,
) -> None:
    own, other = both
    does.ask_to_swap(turns.my_turns(own, now)[0], turns.my_turns(other, now)[0], now=now)
    going_out.go_out(own, now + HOUR, words="to my sister", now=now)
    going_out.be_away(own, now.date(), now.date() + timedelta(days=2), is_shown=False)
    together.say_guest(own, now + HOUR, now + 2 * HOUR, words="my brother", now=now)
    together.say_broken(house, "A lamp", is_urgent=False, by=alice, now=now)
    notice = together.pin_up(house, "A word", "About the key.", to=own, by=frank, now=now)
    together.have_read(notice, own, now=now)
    made = agreements.publish(house, "We share.", from_on=now.date(), by=frank, now=now)
    party = signing.party(house.slug, alice, now)
    assert party is not None
    agreements.sign(made, party, digest(made.text), now=now)

    belonging = belongings.get("houses-living")
    assert belonging is not None
    told = belonging.export(alice)
    assert [name for name, rows in told.items() if not rows] == ["tests"]
    assert {"to my sister", "my brother", "About the key.", "We share.\n"} <= set(_words(told))

    belonging.erase(alice, now)
    mine = {"stay": own}
    for model in (SignOut, Away, Guest, NoticeRead, Signature, ChoreTurn):
        assert not model._default_manager.filter(**mine).exists(), model.__name__
    assert not ChoreTurn.objects.filter(drawn=own).exists()
    assert not Notice.objects.filter(to=own).exists()
    assert not ChoreSwap.objects.exists()
    assert Repair.objects.get().said_by is None, "what is broken stays, without who said so"
    assert Agreement.objects.exists()
    assert ChoreTurn.objects.filter(stay=other).exists()


def _words(told: dict[str, object]) -> list[str]:
    rows = json.loads(json.dumps(told))
    return [
        value for found in rows.values() for row in found for value in row.values() if isinstance(value, str)
    ]
