"""What applies to someone right now: asked in one place by whoever lets people write or meet."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from porch.people.models import Member
from porch.safety.models import Measure
from porch.safety.rules.measures import KINDS

STOPS_CONTACT = tuple(code for code, kind in KINDS.items() if not kind.may_open_contact)


@dataclass(frozen=True)
class Standing:
    """Whether someone may write, and meet anybody new; ``until`` is when the last of it ends, None: open."""

    may_write: bool = True
    may_open_contact: bool = True
    until: datetime | None = None


def in_force(now: datetime) -> QuerySet[Measure]:
    """Every action that applies at this moment."""
    return Measure.objects.filter(state="standing").filter(Q(until=None) | Q(until__gt=now))


def standing_of(member: Member, now: datetime) -> Standing:
    """What this member may do now, as far as the desk has a say in it."""
    found = in_force(now).filter(member=member, kind__in=STOPS_CONTACT).values_list("kind", "until")
    stopping = [(KINDS[kind], until) for kind, until in found]
    if not stopping:
        return Standing()
    ends = [until for _, until in stopping]
    last = None if None in ends else max(end for end in ends if end is not None)
    return Standing(
        may_write=all(kind.may_write for kind, _ in stopping),
        may_open_contact=False,
        until=last,
    )


def kept_from_contact() -> QuerySet[Measure, Any]:
    """Ids of everyone who meets nobody new for now, for a query; the clock writes down within minutes what is over."""
    found = Measure.objects.filter(state="standing", kind__in=STOPS_CONTACT, member__isnull=False)
    return found.values("member")


def hidden(kind: str, beginning: str = "") -> set[str]:
    """Ids of the things of ``kind`` that others may not read now, those whose id begins so."""
    start = f"{kind}:"
    found = Measure.objects.filter(
        state="standing", kind__in=("hold", "remove"), thing__startswith=f"{start}{beginning}"
    )
    return {thing.removeprefix(start) for thing in found.values_list("thing", flat=True)}


def applied_to(member: Member) -> QuerySet[Measure]:
    """Everything that was ever decided about this member and told to them, the newest first."""
    told = Measure.objects.filter(member=member).exclude(state__in=("asked", "refused"))
    return told.select_related("appeal", "instead").order_by("-made_at")
