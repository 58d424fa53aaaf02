"""What the newcomer shield brings along: a choice of one's own, and a daily look at counts."""

from datetime import datetime, timedelta
from typing import Any

from porch.people.models import Member
from porch.people.registries import Belonging, belongings
from porch.safety.actions import look_for_patterns
from porch.safety.models import ContactWish
from porch.safety.queries import wish_of
from porch.wire.registries import Job, clockwork


def register() -> None:
    belongings.register("first-words", Belonging("Who may write to me first", (ContactWish,), export, erase))
    clockwork.register("patterns", Job("patterns", timedelta(days=1), look_for_patterns))


def export(member: Member) -> dict[str, Any]:
    wish = wish_of(member)
    return {"from_whom": wish.from_whom, "helpers_of_any_gender": wish.any_gender}


def erase(member: Member, now: datetime) -> None:
    ContactWish.objects.filter(member=member).delete()
