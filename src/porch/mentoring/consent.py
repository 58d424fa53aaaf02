"""What this room registers at the gate: what a mentee shared of the work the two do together."""

from django.db.models import QuerySet

from porch.mentoring.queries.work import mentor_pairs_of, sharing
from porch.people.circumstances import nothing_yet
from porch.people.models import Member
from porch.people.registries import Relation, Scope, circumstances, relations, scopes


def register() -> None:
    words = "Of the work you do together, the answers you shared."
    scopes.register("shared-work", Scope("shared-work", "shared work", words, nothing_yet))
    relations.register("mentors-me", Relation("Whoever is your mentor", whom_i_mentor))
    circumstances.register("shares-work", sharing)


def whom_i_mentor(viewer: Member) -> QuerySet[Member]:
    """Those this viewer is mentor of, in pairs that are going on."""
    mine = mentor_pairs_of(viewer).filter(first=viewer)
    return Member.objects.filter(pk__in=mine.values("second"))
