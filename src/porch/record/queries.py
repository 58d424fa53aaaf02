"""Reading the chain: what is on it about someone, and whether it is whole."""

from datetime import UTC
from uuid import UUID

from django.db.models import QuerySet

from porch.record.models import Entry, Head
from porch.record.rules import digest_of


def as_row(entry: Entry) -> dict[str, object]:
    """The row as it is digested."""
    return {
        "seq": entry.seq,
        "at": entry.at.astimezone(UTC).isoformat(),
        "actor": str(entry.actor_id or ""),
        "act": entry.act,
        "subject": str(entry.subject_id or ""),
        "detail": entry.detail,
    }


def entries_about(subject: UUID) -> QuerySet[Entry]:
    return Entry.objects.filter(subject_id=subject).order_by("seq")


def first_bad_row() -> int | None:
    """The number of the first row that was changed, removed or slipped in; None when the chain is whole."""
    previous, expected = "", 1
    for entry in Entry.objects.order_by("seq").iterator():
        if (
            entry.seq != expected
            or entry.previous != previous
            or entry.digest != digest_of(previous, as_row(entry))
        ):
            return expected
        previous, expected = entry.digest, expected + 1
    head = Head.objects.filter(pk=1).first()
    if head is not None and (head.seq, head.digest) != (expected - 1, previous):
        return expected
    return None
