"""Who coaches: a coordinator says that somebody learned it, and they say themselves how much room they have."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from porch.family.actions.coaching import PATH, pause
from porch.family.models import Coach
from porch.family.queries.coaching import coach_of
from porch.family.rules.calls import MOST_AT_ONCE, NotSo
from porch.people.models import Member
from porch.wire.actions import tell


@transaction.atomic
def learned(member: Member, *, by: Member, now: datetime) -> Coach:
    """A coordinator says that this person learned to coach. Nobody is put to them before they say they have room."""
    row, _ = Coach.objects.update_or_create(
        member=member, defaults={"since": now, "by": by, "ended_at": None, "room": 0}
    )
    tell(member, kind="part-changed", path=PATH, now=now)
    return row


@transaction.atomic
def no_more(pk: UUID, *, now: datetime) -> bool:
    """They do not coach any more; what was put to them goes on to others, calls that go on stay theirs to end."""
    row = Coach.objects.filter(pk=pk, ended_at=None).select_related("member").first()
    if row is None:
        return False
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    pause(row.member, now)
    return True


def have_room(room: int, *, by: Member) -> None:
    """How many they would walk with at a time; 0 is a rest, and free."""
    row = coach_of(by)
    if row is None or not 0 <= room <= MOST_AT_ONCE:
        raise NotSo("room")
    row.room = room
    row.save(update_fields=["room"])
