"""This room's share of a person: everything they marked, and to whom they show it."""

from datetime import datetime
from typing import Any

from porch.milestones.models import Mark, Shown, Wishes
from porch.milestones.queries import marks_of, my_shown
from porch.milestones.queries.marks import wishes_of
from porch.people.models import Member
from porch.people.registries import Belonging


def export(member: Member) -> dict[str, Any]:
    """Every mark, the newest first; what was put aside; whether they are asked."""
    wishes = wishes_of(member)
    return {
        "marked": [
            {
                "id": str(one.id),
                "words": one.words,
                "on": one.on.isoformat(),
                "kind": one.kind,
                "marked_at": one.at.isoformat(timespec="seconds"),
                "shown_to": [
                    row.to_member.handle if row.to_member else row.to_group.name if row.to_group else ""
                    for row in my_shown(member, one.id)
                ],
            }
            for one in marks_of(member)
        ],
        "asks_me": not wishes.is_off,
        "put_aside": wishes.aside,
    }


def erase(member: Member, now: datetime) -> None:
    """All of it goes."""
    Shown.objects.filter(to_member=member).delete()
    Mark.objects.filter(member=member).delete()
    Wishes.objects.filter(member=member).delete()


belonging = Belonging(title="What I marked", models=(Mark, Shown, Wishes), export=export, erase=erase)
