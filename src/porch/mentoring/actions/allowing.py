"""A coordinator's part: what is asked of mentors here, and a yes past it, with a reason that is kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from porch.kit import vault
from porch.mentoring.models import MentoringSettings, Override
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.record.actions import note
from porch.wire.actions import tell

MINE = "/people/mentoring/"


class AlreadyAllowed(Exception):
    """There is a yes for them already. Nothing was changed."""


@transaction.atomic
def change_settings(changes: Mapping[str, Any], *, by: Member, now: datetime) -> MentoringSettings:
    """Write the named fields of the one row; the audit chain keeps what they became."""
    kept, _ = MentoringSettings.objects.update_or_create(pk=1, defaults=dict(changes))
    note("mentoring-settings-changed", by=by.pk, about=None, now=now, detail=dict(changes))
    return kept


@transaction.atomic
def allow(member: Member, reason: str, *, by: Member, now: datetime) -> Override:
    """Let them mentor though something is lacking. That it happened is on the chain, the reason is theirs to read."""
    made = Override(member=member, by=by, at=now)
    made.sealed_reason = vault.seal(reason.strip(), about=made.about_reason, of=of_member(member.pk))
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as twice:
        raise AlreadyAllowed from twice
    note("mentor-allowed", by=by.pk, about=member.pk, now=now, detail={"override": str(made.pk)})
    tell(member, kind="something-new", path=MINE, now=now)
    return made


@transaction.atomic
def end_allowance(member: Member, *, by: Member, now: datetime) -> bool:
    """What is asked holds for them again; False when there was nothing to end."""
    if not Override.objects.filter(member=member, ended_at=None).update(ended_at=now):
        return False
    note("mentor-allowance-ended", by=by.pk, about=member.pk, now=now)
    return True
