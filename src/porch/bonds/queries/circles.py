"""What one person sees of circles: what they are asked, what they said yes to. Never who else was asked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext

from porch.bonds.models import CircleInvitation
from porch.bonds.queries.looks import hour_in_words
from porch.bonds.registries import circles_elsewhere
from porch.people.models import Member
from porch.people.rules.vocabulary import label_of

SHOWN_AFTER = timedelta(days=14)


@dataclass(frozen=True)
class Invited:
    """``state``: asked, waiting (said yes), open, fell-through. ``size`` is how many were invited."""

    invitation: CircleInvitation
    state: str
    hour: str
    language: str
    size: int


def invitations_for(member: Member, now: datetime) -> list[Invited]:
    """Invitations to answer, circles waited for or open, and for two weeks those that fell through. An open one that
    goes on in a room above stands there, and not here too."""
    mine = CircleInvitation.objects.filter(member=member).select_related("circle__conversation")
    asked = Q(state="invited", circle__state="asking", circle__due_at__gt=now)
    coming = Q(state="joined") & (
        Q(circle__state__in=("asking", "open")) | Q(circle__settled_at__gt=now - SHOWN_AFTER)
    )
    found = mine.filter(asked | coming).annotate(size=Count("circle__invitations"))
    rows = list(found.order_by("circle__due_at", "pk"))
    ids = [row.circle_id for row in rows]
    elsewhere = set().union(*(of(ids) for of in circles_elsewhere)) if ids else set()
    return [_invited(row, member, now) for row in rows if row.circle_id not in elsewhere]


def _invited(row: CircleInvitation, member: Member, now: datetime) -> Invited:
    circle = row.circle
    state = circle.state if circle.state != "asking" else "waiting" if row.state == "joined" else "asked"
    language = gettext(label_of("languages", circle.language)) if circle.language else ""
    hour = hour_in_words(circle.hour, member.time_zone, circle.invited_at)
    return Invited(row, state, hour, language, row.size)  # type: ignore[attr-defined]
