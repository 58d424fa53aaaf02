"""What this part registers at the gate: that those who look after a house see what is written there about a stay."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from porch.houses.models import Grievance, Leaving, Stay
from porch.houses.queries.grieving import (
    NAMED,
    OBJECTION,
    looks_not_told_yet,
    whom_i_read_named,
    whose_objection_i_have,
)
from porch.houses.queries.looking_after import (
    ABOUT_STAYS,
    BEFORE_MY_HOUSE,
    about_whom_my_house_votes,
    whose_house_i_look_after,
)
from porch.people.circumstances import nothing_yet
from porch.people.registries import Relation, Scope, circumstances, not_told_yet, relations, scopes

LOOKS_AFTER = "looks-after-my-house"
LIVES, ASKED = "lives-in-a-house", "before-their-house"
LOOKS_AT, OBJECTS, OUTSIDE = "looks-at-my-objection", "objects", "objects-outside"
READS_MY_NAME = "looks-at-what-names-me"
VOTES = "votes-about-me"
_WORDS = "What is written in your house about your stay: a return to use, what was decided, what happened."


def register() -> None:
    scopes.register(ABOUT_STAYS, Scope(ABOUT_STAYS, "stay in a house", _WORDS, nothing_yet))
    relations.register(LOOKS_AFTER, Relation("Whoever looks after my house", whose_house_i_look_after))
    circumstances.register(LIVES, _who_lived)
    words = "What you wrote when you objected to something in your house."
    scopes.register(OBJECTION, Scope(OBJECTION, "objection", words, nothing_yet))
    relations.register(LOOKS_AT, Relation("Whoever looks at what I object to", whose_objection_i_have))
    circumstances.register(OBJECTS, _who_object)
    circumstances.register(OUTSIDE, _who_object_outside)
    named = "That somebody who objects to something in a house named you."
    scopes.register(NAMED, Scope(NAMED, "objection that names you", named, nothing_yet))
    relations.register(READS_MY_NAME, Relation("Whoever looks at what names me", whom_i_read_named))
    not_told_yet.register("objections", looks_not_told_yet)
    asked = "What your house is asked to decide about you, and why."
    scopes.register(BEFORE_MY_HOUSE, Scope(BEFORE_MY_HOUSE, "matter before your house", asked, nothing_yet))
    relations.register(VOTES, Relation("Whoever lives with me and votes", about_whom_my_house_votes))
    circumstances.register(ASKED, _before_their_house)


def _who_lived(ids: Collection[UUID], now: datetime) -> set[UUID]:
    return set(Stay.objects.filter(member__in=ids).values_list("member", flat=True))


def _before_their_house(ids: Collection[UUID], now: datetime) -> set[UUID]:
    asked = Leaving.objects.filter(stay__member__in=ids, state="deciding", motion__isnull=False)
    return set(asked.values_list("stay__member", flat=True))


def _who_object(ids: Collection[UUID], now: datetime) -> set[UUID]:
    return set(Grievance.objects.filter(by__in=ids, state="with").values_list("by", flat=True))


def _who_object_outside(ids: Collection[UUID], now: datetime) -> set[UUID]:
    return set(Grievance.objects.filter(by__in=ids, state="outside").values_list("by", flat=True))
