"""What this room keeps of a member: notices that wait for them, when they are told, which phones may be woken."""

from datetime import datetime
from typing import Any

from porch.people.models import Member
from porch.wire.models import Bell, Notice, Phone
from porch.wire.queries import bell_of, notices_for, phones_of, sentence_of


def export(member: Member) -> dict[str, Any]:
    bell = bell_of(member)
    return {
        "waiting": [
            {"says": sentence_of(notice), "at": notice.at.isoformat(), "leads_to": notice.path}
            for notice in notices_for(member)
        ],
        "told_of": bell.told_of,
        "quiet": {
            "kind": bell.quiet_kind,
            "from": f"{bell.quiet_since:%H:%M}",
            "until": f"{bell.quiet_until:%H:%M}",
        },
        "phones_that_may_be_woken": [
            {
                "called": phone.box["label"],
                "since": phone.made_at.isoformat(),
                "address": phone.box["address"],
            }
            for phone in phones_of(member)
        ],
    }


def erase(member: Member, now: datetime) -> None:
    Notice.objects.filter(member=member).delete()
    Phone.objects.filter(member=member).delete()
    Bell.objects.filter(pk=member.pk).delete()
