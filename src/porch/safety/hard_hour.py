"""What is kept of a member's hard hours: their own plan and one choice, given to them and erased with them."""

from datetime import datetime
from typing import Any

from django.conf import settings

from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.people.models import Member
from porch.people.registries import Belonging, belongings
from porch.people.rules.keys import of_member
from porch.safety.models import HardHour
from porch.safety.queries.hard_hour import plan_of, wants_cards
from porch.safety.steps import steps


def export(member: Member) -> dict[str, Any]:
    """The plan under its headings; words whose heading is gone stand under their key."""
    plan = plan_of(member)
    headings = {step.key: step.heading for step in steps(settings.PORCH_DATA)}
    return {
        "my_plan": {headings.get(key, key): words for key, words in plan.items()},
        "cards_may_come_beside_my_words": wants_cards(member),
    }


def erase(member: Member, now: datetime) -> None:
    HardHour.objects.filter(member=member).delete()


def register() -> None:
    belongings.register("hard-hour", Belonging("My plan for a hard hour", (HardHour,), export, erase))
    sealed.columns.register(
        "safety.hard_hour plan",
        SealedColumn(
            *(HardHour, "sealed_plan"), about=lambda row: row.about, of=lambda row: of_member(row.member_id)
        ),
    )
