"""What rooms below know that asking needs: who rests, who serves a home group; and what they hear of helpers."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.utils.translation import ngettext

from porch.asks.actions import stop_being_asked
from porch.asks.models import Helper, Shift
from porch.asks.registries import home_group_servants, resting
from porch.care import registries as care
from porch.care.queries.helping import resting as rests
from porch.groups.models import Belonging, Term
from porch.people.models import Member


def register() -> None:
    resting.register("care", rests)
    home_group_servants.register("groups", servants_of)
    care.helping.register("asks", who_help)
    care.loads.register("asks", carried)
    care.on_rest.register("asks", stop_being_asked)


def servants_of(member: Member, now: datetime) -> set[UUID]:
    """Whoever holds a position in the one group that is this member's home."""
    home = Belonging.objects.filter(member=member, is_home=True).values("group")
    held = Term.objects.filter(position__group__in=home, state="held")
    return set(held.exclude(member=member).values_list("member", flat=True))


def who_help(ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Of these, those who said that they can be asked for something."""
    return set(Helper.objects.filter(pk__in=ids).exclude(kinds=[]).values_list("pk", flat=True))


def carried(member: Member, now: datetime) -> list[str]:
    """How many weekly shifts they have, as a line for themselves alone."""
    n = Shift.objects.filter(member=member).count()
    if not n:
        return []
    said = ngettext("You have %(n)s weekly shift for others.", "You have %(n)s weekly shifts for others.", n)
    return [said % {"n": n}]
