"""What this room keeps of a member: the notices that wait for them."""

from datetime import datetime
from typing import Any

from porch.people.models import Member
from porch.wire.models import Bell, Notice
from porch.wire.queries import notices_for, sentence_of


def export(member: Member) -> list[dict[str, Any]]:
    return [
        {"says": sentence_of(notice), "at": notice.at.isoformat(), "leads_to": notice.path}
        for notice in notices_for(member)
    ]


def erase(member: Member, now: datetime) -> None:
    Notice.objects.filter(member=member).delete()
    Bell.objects.filter(pk=member.pk).delete()
