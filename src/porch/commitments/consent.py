"""What this room registers at the gate: what somebody means to do, each given by itself, to a person or to a group."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from porch.commitments.models import Commitment, Witness
from porch.commitments.queries.seen import as_lines, witnessed_by
from porch.commitments.rules.lifecycles import STANDS
from porch.commitments.rules.standing import SCOPE, TO_GROUP
from porch.groups.models import Belonging
from porch.people.circumstances import nothing_yet
from porch.people.models import Member
from porch.people.registries import Items, Relation, Scope, relations, scopes


def register() -> None:
    items = Items("one of the things you mean to do", _of, _preview)
    scopes.register(
        SCOPE,
        Scope(SCOPE, "what you mean to do", _WORDS, nothing_yet, items=items),
    )
    relations.register(TO_GROUP, Relation("A group you told what you mean to do", _told_to_groups_of))


_WORDS = (
    "What you mean to do, and of the days what you said of them. A day you keep to yourself is not there."
)


def _of(subject: Member, now: datetime) -> list[tuple[str, str]]:
    return [(str(one.pk), one.title) for one in Commitment.objects.filter(member=subject)]


def _preview(subject: Member, viewer: Member | None, now: datetime, code: str) -> list[str]:
    """As a witness reads it. For somebody in particular only where they are one: a group was told of single things."""
    found = Commitment.objects.filter(member=subject, pk=UUID(code)).first()
    if found is None or (viewer is not None and not witnessed_by(viewer).filter(pk=found.pk).exists()):
        return []
    return as_lines(found)


def _told_to_groups_of(viewer: Member) -> QuerySet[Member]:
    mine = Belonging.objects.filter(member=viewer).values("group")
    told = Witness.objects.filter(group__in=mine, state=STANDS).values("commitment__member")
    return Member.objects.filter(pk__in=told).exclude(pk=viewer.pk)
