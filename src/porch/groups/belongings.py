"""This room's share of a person: where they belong, what they serve in, what they would serve in."""

from datetime import datetime
from typing import Any

from porch.groups.models import Belonging, Group, Position, Standing, Term
from porch.people import registries
from porch.people.models import Member


def export(member: Member) -> dict[str, Any]:
    """Their groups and service, and the notes they wrote for whoever came next."""
    belongs = Belonging.objects.filter(member=member).select_related("group").order_by("joined_at", "pk")
    terms = Term.objects.filter(member=member).select_related("position__group").order_by("since", "pk")
    return {
        "groups": [
            {
                "name": row.group.name,
                "since": _moment(row.joined_at),
                "home_group": row.is_home,
                "quiet": row.is_quiet,
            }
            for row in belongs
        ],
        "service": [
            {
                "group": term.position.group.name,
                "position": term.position.title or term.position.code,
                "since": _moment(term.since),
                "until": _moment(term.ended_at or term.until),
                "my_note_for_the_next": term.handover,
            }
            for term in terms
        ],
    }


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="seconds")


def erase(member: Member, now: datetime) -> None:
    """They belong nowhere and serve nowhere; the groups stay."""
    for model in (Belonging, Term, Standing):
        model._default_manager.filter(member=member).delete()


belonging = registries.Belonging(
    title="My groups and service",
    models=(Group, Belonging, Position, Term, Standing),
    export=export,
    erase=erase,
)
