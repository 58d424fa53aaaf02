"""Your mentor has a mentor too: that it is so, how far it reaches where it reaches far, and never who."""

from uuid import UUID

from porch.bonds.models import Mode, Pair, Term
from porch.bonds.rules.lifecycles import LIVE
from porch.mentoring.rules.lineage import FURTHEST, hands_above


def hands_over(person: UUID) -> int:
    """How many mentors stand one above the other over this person: the one they have had longest counts, each time.

    One query a step, and never more than a dozen.
    """
    mentor_of: dict[UUID, UUID] = {}
    at: UUID | None = person
    while at is not None and at not in mentor_of and len(mentor_of) < FURTHEST:
        live = Pair.objects.filter(mode=Mode.MENTORS, state__in=LIVE, second=at, first__isnull=False)
        above = live.exclude(term=Term.COVER).order_by("started_at", "pk").values_list("first_id", flat=True)
        found = above.first()
        if found is not None:
            mentor_of[at] = found
        at = found
    return hands_above(person, mentor_of)
