"""What somebody answered, read by themselves; and the one questionnaire they asked to be asked today."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from porch.kit.clock import today_in
from porch.people.models import Member
from porch.scales.models import Sitting, Wishes
from porch.scales.queries.sheets import offered_sheets
from porch.scales.rules.sheets import Sheet


@dataclass(frozen=True)
class Answered:
    """One time of answering. ``sums`` are as they were worked out then, in the version of then."""

    id: UUID
    sheet: str
    version: str
    on: date
    at: datetime
    done: bool
    answers: dict[str, int | None]
    sums: dict[str, int | None]


def answered_by(member: Member, sheet: str = "", *, done: bool = True) -> list[Answered]:
    """What they answered, the oldest first; ``sheet`` narrows it to one questionnaire."""
    rows = Sitting.objects.filter(member=member, done_at__isnull=not done).order_by("at", "pk")
    found = [_answered(row) for row in rows]
    return [one for one in found if one.sheet and sheet in ("", one.sheet)]


def one_of(member: Member, pk: UUID, *, done: bool) -> Answered | None:
    """One of their own; None for anybody else's, and for none."""
    row = Sitting.objects.filter(member=member, pk=pk, done_at__isnull=not done).first()
    found = _answered(row) if row else None
    return found if found and found.sheet else None


def _answered(row: Sitting) -> Answered:
    said: dict[str, Any] = row.said
    return Answered(
        row.pk,
        said.get("sheet", ""),
        said.get("version", ""),
        row.on,
        row.at,
        row.done_at is not None,
        said.get("answers", {}),
        said.get("sums", {}),
    )


def plan_of(member: Member) -> dict[str, dict[str, Any]]:
    """When they want to be asked, by questionnaire."""
    wishes = Wishes.objects.filter(member=member).first()
    return wishes.plan if wishes else {}


def due(member: Member, now: datetime) -> Sheet | None:
    """The one they asked to be asked, and whose day has come: the longest due. Never more than one."""
    today = today_in(member.time_zone, now).isoformat()
    come = sorted((one["next"], code) for code, one in plan_of(member).items() if one["next"] <= today)
    if not come:
        return None
    there = offered_sheets()
    return next((there[code] for _, code in come if code in there), None)
