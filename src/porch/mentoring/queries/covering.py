"""Whose mentor rests, and who stands in."""

from django.db.models import Exists, F, OuterRef, Q

from porch.bonds.models import Mode, Pair, Term
from porch.bonds.queries.pool import pairable
from porch.bonds.rules.lifecycles import LIVE
from porch.people.models import Member
from porch.people.queries import blocked_ids


def resting_pairs() -> list[Pair]:
    """Pairs whose mentor rests, from this pair or from everything, and whose mentee is here without another mentor.

    Whoever has a second mentor has somebody who walks with them meanwhile: there is nothing to ask.
    """
    walking = Pair.objects.filter(mode=Mode.MENTORS, state__in=LIVE, second__in=pairable())
    rests = Q(first__state=Member.State.PAUSED) | Q(state="paused", paused_by=F("first"))
    theirs = Pair.objects.filter(mode=Mode.MENTORS, state="active", second=OuterRef("second"))
    another = Exists(theirs.exclude(pk=OuterRef("pk")).filter(first__state=Member.State.HERE))
    found = walking.filter(rests).exclude(term=Term.COVER).exclude(another)
    return list(found.select_related("first", "second__lived").order_by("started_at", "pk"))


def covers_to_decide(member: Member) -> list[Pair]:
    """Somebody stood in for this member's mentor, who is there again: they may say how it goes on."""
    mine = Pair.objects.filter(second=member, term=Term.COVER, state__in=LIVE, covers__state="active")
    back = mine.filter(covers__first__state=Member.State.HERE)
    away = blocked_ids(member)
    found = back.exclude(Q(first__in=away) | Q(covers__first__in=away))
    return list(found.select_related("first", "covers__first", "second").order_by("started_at", "pk"))


def cover_for(member: Member, pk: object) -> Pair | None:
    """One of them, if it is theirs to decide now."""
    return next((pair for pair in covers_to_decide(member) if pair.pk == pk), None)
