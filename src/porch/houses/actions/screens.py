"""Writing a test down, putting one right, and what the one it is of says to it."""

from datetime import datetime

from django.db import transaction

from porch.houses.actions.telling import tell_resident
from porch.houses.models import Screen, Stay
from porch.houses.queries import voted
from porch.houses.queries.who import is_manager, offices_of
from porch.houses.rules.refusing import Refused
from porch.houses.rules.screens import may_record, result_of
from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.record.actions import note


@transaction.atomic
def record(
    stay: Stay,
    result: str,
    *,
    by: Member,
    now: datetime,
    corrects: Screen | None = None,
    because: str = "",
) -> Screen:
    """What a test said. Whose it is is told at once that there is something to read; nothing else follows, whatever it
    said. Refused where the house did not vote for tests, or this person does not write them down."""
    house = stay.house
    offices = offices_of(house, by, now)
    if not voted.screens(house) or not may_record(is_manager=is_manager(house, by), offices=offices):
        raise Refused("Tests are written down only where the house voted for them, by few.")
    if by.pk == stay.member_id:
        raise Refused("Somebody else writes yours down.")
    code = result_of(result)
    made = Screen(stay=stay, at=now, by=by, corrects=corrects)
    of = of_member(stay.member_id)
    made.sealed_result = vault.seal(code.value, about=made.about_result, of=of)
    if because:
        made.sealed_because = vault.seal(because, about=made.about_because, of=of)
    made.save(force_insert=True)
    what = "house-test-put-right" if corrects else "house-test"
    note(what, by=by.pk, about=stay.member_id, now=now, detail={"test": str(made.pk)})
    tell_resident(stay, "houses:tests", now=now)
    return made


@transaction.atomic
def put_right(row: Screen, result: str, because: str, *, by: Member, now: datetime) -> Screen:
    """A row of its own that says what it should have been, and why. What stood before stays to be read."""
    locked = (
        Screen.objects.select_for_update().select_related("stay__house__group", "stay__member").get(pk=row.pk)
    )
    if Screen.objects.filter(corrects=locked).exists():
        raise Refused("That one was put right already. Put right the one that holds now.")
    if not because.strip():
        raise Refused("Write why, in a few words.")
    return record(locked.stay, result, by=by, now=now, corrects=locked, because=because.strip())


def say_to_it(row: Screen, words: str) -> None:
    """The one it is of writes beside it. Empty takes it away again."""
    of = of_member(row.stay.member_id)
    row.sealed_own = vault.seal(words, about=row.about_own, of=of) if words else b""
    row.save(update_fields=["sealed_own"])


def have_seen(stay: Stay, now: datetime) -> None:
    """Whose they are has read what stands there."""
    Screen.objects.filter(stay=stay, seen_at=None).update(seen_at=now)
