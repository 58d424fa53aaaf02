"""Returns to use that many people told of, read together: for a report that may count them. Whoever calls has asked the
gate first (``people.consent``); of anybody who is not among ``ids`` no box is opened.
"""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from porch.days.models import Row
from porch.kit import vault
from porch.measures.rows import Kind


def returns_of_each(ids: Collection[UUID], before: datetime) -> dict[UUID, set[date]]:
    """The days of a return to use that were told ``before``, without those that were typed by mistake."""
    told = Row.objects.filter(thread__member__in=ids, at__lt=before).order_by("thread_id", "seq")
    rows = told.values_list("thread_id", "seq", "thread__member_id", "sealed_body")
    again: dict[tuple[UUID, int], tuple[UUID, date]] = {}
    for thread, seq, member, box in rows.iterator(chunk_size=5000):
        body = vault.unseal_values(box, about=f"days_row|{thread}|{seq}|sealed_body")
        if body.get("says") == Kind.NOT_SO:
            again.pop((thread, body["of"]), None)
        elif body.get("again"):
            again[thread, seq] = (member, date.fromisoformat(body["day"]))
    found: dict[UUID, set[date]] = {}
    for member, day in again.values():
        found.setdefault(member, set()).add(day)
    return found
