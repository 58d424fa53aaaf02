"""This room's share of a person: everything they answered, with the version it was answered in."""

from datetime import datetime
from typing import Any

from porch.people.models import Member
from porch.people.registries import Belonging
from porch.scales.models import Sitting, Wishes
from porch.scales.queries import Answered, answered_by, every_sheet, plan_of
from porch.scales.rules.sheets import Sheet


def export(member: Member) -> dict[str, Any]:
    """Every answer in the order it was given; what is not finished too."""
    sheets = {code: sheet for code, (sheet, _) in every_sheet().items()}
    found = [one for done in (True, False) for one in answered_by(member, done=done)]
    return {
        "answered": [_one(one, sheets.get(one.sheet)) for one in sorted(found, key=lambda one: one.at)],
        "asks_me": [{"questionnaire": code, **told} for code, told in plan_of(member).items()],
    }


def _one(one: Answered, sheet: Sheet | None) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "questionnaire": one.sheet,
        "name": sheet.name if sheet else "",
        "version": one.version,
        "on": one.on.isoformat(),
        "at": one.at.isoformat(timespec="seconds"),
        "finished": one.done,
        "answers": one.answers,
        "sums": one.sums,
    }


def erase(member: Member, now: datetime) -> None:
    """All of it goes."""
    Sitting.objects.filter(member=member).delete()
    Wishes.objects.filter(member=member).delete()


belonging = Belonging(title="What I answered", models=(Sitting, Wishes), export=export, erase=erase)
