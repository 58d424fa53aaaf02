"""Keeping one's own plan, and saying whether cards may come. Neither is noted anywhere: it is nobody's business."""

from django.db import transaction

from porch.people.models import Member
from porch.safety.models.hard_hour import HardHour


@transaction.atomic
def keep_plan(plan: dict[str, str], *, by: Member) -> None:
    """Keep this plan, sealed under its owner's key. An empty one takes what was kept away."""
    mine, _ = HardHour.objects.get_or_create(member=by)
    mine.keep(plan)
    mine.save(update_fields=["sealed_plan"])


@transaction.atomic
def choose_cards(*, on: bool, by: Member) -> None:
    """Whether a card may come when their words sound heavy."""
    HardHour.objects.update_or_create(member=by, defaults={"cards": on})
