"""Looks at who asks for a talk and who said it is a lot, through the gate: each is written to the ledger."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from porch.care.models import Debrief
from porch.people import consent
from porch.people.models import Member


def let_be_read(people: Iterable[UUID], *, by: Member, now: datetime) -> set[UUID]:
    """Those of ``people`` whom a coordinator may be shown at the desk of helpers now."""
    return set(consent.see_each(by, people, "helping", purpose="care", now=now))


def read_debriefs(found: list[Debrief], *, by: Member, now: datetime) -> list[Debrief]:
    """Of what a supervisor is asked, what may be shown: that somebody asks for a talk, and nothing more of them."""
    others = {one.member_id for one in found if one.member_id != by.pk}
    opened = consent.see_each(by, others, "debrief", purpose="care", now=now)
    return [one for one in found if one.member_id == by.pk or one.member_id in opened]
