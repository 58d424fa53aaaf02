"""Whose the first word is: a mentor writes first to nobody they do not walk with, and waits for a new mentee."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext

from porch.bonds.models import Mode, Pair, looks_live
from porch.people.models import Member, Role
from porch.talk.models import Conversation
from porch.talk.registries import Hush, hushes, not_first


def register() -> None:
    hushes.register("bonds", waits_for_the_mentee)
    not_first.register("bonds", mentors_do_not)


def waits_for_the_mentee(conversation: Conversation, member: Member, now: datetime) -> Hush | None:
    """In a new pair the first word is the mentee's, unless they asked their mentor to begin."""
    if conversation.last_seq or conversation.kind == Conversation.Kind.GROUP:
        return None
    new = Pair.objects.filter(looks_live(), conversation=conversation, mode=Mode.MENTORS, first=member)
    pair = new.filter(mentor_begins=False).select_related("second").first()
    if pair is None or pair.second is None:
        return None
    words = gettext("%(name)s writes first, when they are ready. They know that you are there.")
    return Hush(words % {"name": pair.second.handle}, lasts=True)


def mentors_do_not(member: Member, people: Collection[UUID]) -> set[UUID]:
    """A mentor does not write first to anybody they were never in a pair with: whoever seeks one opens the contact."""
    if Role.Name.MENTOR not in member.all_roles:
        return set()
    pairs = Pair.objects.filter(Q(first=member) | Q(second=member)).values_list("first_id", "second_id")
    return set(people) - {pk for pair in pairs for pk in pair if pk is not None}
