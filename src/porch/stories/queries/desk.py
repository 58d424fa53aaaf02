"""What waits for somebody who reads stories before others do, and how long that takes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from porch.people import consent
from porch.people.models import Member
from porch.stories.models import Look, Picture
from porch.stories.queries.decided import decided
from porch.stories.rules.reading import ENOUGH, how_long

READERS = ("coordinator", "moderator")
LATELY = 20


@dataclass(frozen=True)
class Waiting:
    """A look that waits, without whoever wrote the story: the desk reads the name the story goes by."""

    look: Look
    is_late: bool


def waiting_for(reader: Member, now: datetime) -> list[Waiting]:
    """The oldest promise first, each a look that its author finds at /consent/. Nobody reads their own, and whoever
    rests or leaves has taken theirs along."""
    rows = Look.objects.filter(state="waiting", story__owner__state=Member.State.HERE).exclude(
        story__owner=reader
    )
    found = list(rows.select_related("story").order_by("due_at", "pk"))
    owners = {row.story.owner_id for row in found if row.story.owner_id is not None}
    seen = consent.see_each(reader, owners, "waiting-story", purpose="stories", now=now)
    return [Waiting(row, row.due_at < now) for row in found if row.story.owner_id in seen]


def look_for(reader: Member, pk: UUID, now: datetime) -> Look | None:
    """The one that waits, for somebody who reads it now: its author finds that look at /consent/."""
    rows = Look.objects.filter(pk=pk, state="waiting", story__owner__state=Member.State.HERE)
    found = rows.exclude(story__owner=reader).select_related("story__owner").first()
    if found is None or found.story.owner is None:
        return None
    right = consent.see(
        reader, found.story.owner, "waiting-story", item=str(found.story_id), purpose="stories", now=now
    )
    return found if right is not None else None


def picture_at_desk(reader: Member, pk: UUID, now: datetime) -> Picture | None:
    """A picture of a story that waits, for somebody who reads it now."""
    if not reader.holds(*READERS):
        return None
    look = Look.objects.filter(story__pictures=pk, state="waiting").first()
    if look is None or look_for(reader, look.pk, now) is None:
        return None
    return Picture.objects.filter(pk=pk).first()


def how_long_it_takes() -> str:
    """What authors are told, from the last looks that were answered."""
    answered = Look.objects.filter(answered_at__isnull=False).exclude(state="taken-back")
    times = answered.order_by("-answered_at").values_list("asked_at", "answered_at")[:LATELY]
    took = [answered_at - asked_at for asked_at, answered_at in times if answered_at]
    return how_long(took if len(took) >= ENOUGH else [], decided().days)
