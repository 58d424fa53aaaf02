"""What many people answered, read together: for a report that may count them. Whoever calls has asked the gate first
(``people.consent``); of anybody who is not among ``ids`` no box is opened.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from porch.kit import vault
from porch.scales.models import Sitting


@dataclass(frozen=True, slots=True)
class Came:
    """One sum that was come to: of which questionnaire, on which day of its owner's calendar."""

    member: UUID
    sheet: str
    sum: str
    on: date
    value: float


def sums_of_each(ids: Collection[UUID], last: date, before: datetime) -> list[Came]:
    """Every sum of questionnaires begun until ``last`` and done ``before``; where something was left out is none."""
    there = Sitting.objects.filter(member__in=ids, on__lte=last, done_at__lt=before)
    rows = there.order_by("member_id", "at", "pk").values_list("pk", "member_id", "on", "sealed_said")
    found: list[Came] = []
    for pk, member, on, box in rows.iterator(chunk_size=5000):
        said = vault.unseal_values(box, about=f"scales_sitting|{pk}|sealed_said")
        sums = said.get("sums", {})
        found += [
            Came(member, said["sheet"], code, on, float(value))
            for code, value in sorted(sums.items())
            if value is not None
        ]
    return found
