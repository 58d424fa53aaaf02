"""How this community pairs: changed by a coordinator, and noted."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from porch.bonds.models import PairingSettings
from porch.people.models import Member
from porch.record.actions import note


@transaction.atomic
def change_settings(changes: Mapping[str, Any], *, by: Member, now: datetime) -> PairingSettings:
    """Write the named fields of the one row of settings; the audit chain keeps what they became."""
    kept, _ = PairingSettings.objects.update_or_create(pk=1, defaults=dict(changes))
    note("pairing-settings-changed", by=by.pk, about=None, now=now, detail=dict(changes))
    return kept
