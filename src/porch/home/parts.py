"""What Today shows someone because of a part they have, and the line that tells them it has changed."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from porch.home import first_days
from porch.people.models import Member, Role
from porch.people.registries import on_look, on_role_change
from porch.people.rules.parts import FAMILY, parts
from porch.ui.next_thing import Next, Pull
from porch.ui.registries import Card, cards, next_things
from porch.wire.actions import seen, tell


def register() -> None:
    cards.register("second-factor", Card("home/_card_second_factor.html", 6, second_factor_card))
    cards.register("here-as-family", Card("home/_card_family.html", 8, family_card, for_family=True))
    next_things.register("first-days", Next(Pull.FIRST_DAYS, first_days.step))
    on_role_change.register("home", _tell_them)
    on_look.register("home", seen)


def _tell_them(member: Member, now: datetime) -> None:
    tell(member, kind="part-changed", path=reverse("people:parts"), now=now)


def second_factor_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """Until someone with a staff part has a second way to sign in: what follows from the part."""
    if settings.DEMO or not member.holds(*Role.STAFF) or not member.needs_second_factor:
        return None
    names = [part.name for code, part in parts().items() if code in member.role_names & Role.STAFF]
    return {"parts": names, "wants_primary": True}


def family_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """For whoever is here for someone else only, or as family just now."""
    as_family = member.in_part == FAMILY if member.in_part else not member.in_recovery
    return {"wants_primary": True} if as_family else None
