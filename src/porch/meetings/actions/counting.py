"""What the list counts: its changes, its numbers, and the addresses that are taken."""

from collections.abc import Container
from itertools import count

from django.db.models import F, Max

from porch.kit.ids import new_id
from porch.meetings.models import Change, Meeting
from porch.meetings.rules.told import slug_of


def held() -> None:
    """Nobody else changes the list until this transaction ends, so that what is looked at is what is changed."""
    Change.objects.get_or_create(pk=1)
    Change.objects.select_for_update().get(pk=1)


def turned() -> int:
    """The list's next number, within the transaction of whatever changes it."""
    Change.objects.get_or_create(pk=1)
    Change.objects.filter(pk=1).update(seq=F("seq") + 1, mark=new_id())
    return Change.objects.get(pk=1).seq


def next_number() -> int:
    """A number no meeting has had yet."""
    last = Meeting.objects.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def slugs_taken() -> set[str]:
    """Every name that stands in an address already."""
    return set(Meeting.objects.values_list("slug", flat=True))


def free_slug(name: str, taken: Container[str], last: dict[str, int] | None = None) -> str:
    """An address made of a name that nobody has yet.

    ``last`` remembers how far each name was counted, where thousands of one name come at once.
    """
    begin = last.get(name, 0) + 1 if last is not None else 1
    number = next(number for number in count(begin) if slug_of(name, number) not in taken)
    if last is not None:
        last[name] = number
    return slug_of(name, number)
