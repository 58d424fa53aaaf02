"""The community decides how its stories are read first, and who may write for everyone."""

from datetime import datetime

from django.db import transaction

from porch.people.models import Member
from porch.record.actions import note
from porch.stories.models import Decided
from porch.stories.models.decided import THE_ONE

FIELDS = ("reads", "days", "writers")


@transaction.atomic
def decide(*, by: Member, now: datetime, **said: object) -> Decided:
    """Set any of ``FIELDS``. What is up already stays up, whatever is decided."""
    row, _ = Decided.objects.select_for_update().get_or_create(pk=THE_ONE)
    changed = [name for name in FIELDS if name in said and getattr(row, name) != said[name]]
    for name in changed:
        setattr(row, name, said[name])
    if changed:
        row.save(update_fields=changed)
        note("stories.decided", by=by.pk, about=None, now=now, detail={"changed": ", ".join(changed)})
    return row
