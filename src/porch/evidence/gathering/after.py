"""What came after a stay: asked again after months, and whether they met whoever they asked to walk on with."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

from porch.evidence.gathering.belonging import Belongs
from porch.evidence.gathering.figures import Until, in_chunks
from porch.evidence.rules.gathered import Again, Person
from porch.programmes.models import Episode, FollowUp, HandOver
from porch.programmes.rules.endings import Ending
from porch.programmes.rules.following import WINDOW
from porch.programmes.rules.handing import closes_after, due_on, met_in_time

type ByStay = dict[UUID | None, list[Again]]


def added(people: Sequence[Person], counted: Sequence[Belongs], until: Until) -> tuple[Person, ...]:
    """The same people, in the same order as ``counted``, with what came after."""
    again = in_chunks([one.member for one in counted], lambda some: again_of(some, until))
    handed = in_chunks([one.episode for one in counted if one.episode], lambda some: handed_of(some, until))
    return tuple(
        replace(
            person,
            again=tuple(again.get(one.member, {}).get(one.episode, ())),
            handed=handed.get(one.episode, ""),
        )
        for person, one in zip(people, counted, strict=True)
    )


def again_of(ids: Collection[UUID], until: Until) -> dict[UUID, ByStay]:
    """By whom and by stay (None: as a mentor): whether what can be answered no more was, and what was said."""
    found: dict[UUID, ByStay] = {}
    rows = FollowUp.objects.filter(member__in=ids, due_on__lt=until.cut - WINDOW).order_by("months")
    for one in rows:
        answered = one.answered_at is not None and one.answered_at < until.before
        used = one.said.get("days_used") if answered else None
        by_stay = found.setdefault(one.member_id, {})
        by_stay.setdefault(one.episode_id, []).append(Again(one.months, answered, used))
    return found


def handed_of(episodes: Collection[UUID], until: Until) -> dict[UUID, str]:
    """Of stays that are over: "met" within seven days, as both said, "not", or "open" while that can still be."""
    over = Episode.objects.filter(pk__in=episodes, ended_on__isnull=False).exclude(ending=Ending.DIED)
    last = {pk: on for pk, on in over.values_list("pk", "ended_on") if on is not None}
    found: dict[UUID, str] = {}
    for row in HandOver.objects.filter(episode__in=last.keys(), asked_at__lt=until.before):
        due = due_on(last[row.episode_id], until.day(row.asked_at))
        state = "open" if closes_after(due) >= until.cut else "not"
        if met_in_time(row.met_on, due) and row.met_on is not None and row.met_on <= until.cut:
            state = "met"
        found[row.episode_id] = max(
            found.get(row.episode_id, ""), state, key=("", "not", "open", "met").index
        )
    return found
