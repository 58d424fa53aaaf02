"""This room's share of a person: everything they told of their days, in the order it was told."""

from datetime import datetime
from typing import Any

from porch.diary.models import Anchor, Entry, Note, Summary, Wishes
from porch.people.models import Member
from porch.people.registries import Belonging


def export(member: Member) -> dict[str, Any]:
    """Every entry with its note, also those that others were put in the place of; the days they remember by."""
    notes = {note.pk: note.words for note in Note.objects.filter(member=member)}
    wishes = Wishes.objects.filter(member=member).first()
    return {
        "entries": [
            _entry(row, notes.get(row.pk)) for row in Entry.objects.filter(member=member).order_by("at", "pk")
        ],
        "anchors": [{"id": str(row.pk), **row.body} for row in Anchor.objects.filter(member=member)],
        "summaries": [
            {"id": str(row.pk), "made": row.at.isoformat(timespec="seconds"), **row.body}
            for row in Summary.objects.filter(member=member).order_by("at", "pk")
        ],
        "standard_drinks_of": wishes.drinks_of if wishes else "",
    }


def _entry(row: Entry, note: str | None) -> dict[str, Any]:
    return {
        "id": str(row.pk),
        "sent_as": str(row.sent_as),
        "day": row.day.isoformat(),
        "days_later": row.lag,
        "told": row.at.isoformat(timespec="seconds"),
        "instead_of": str(row.instead_of_id) if row.instead_of_id else None,
        **row.body,
        **({"note": note} if note else {}),
    }


def erase(member: Member, now: datetime) -> None:
    """All of it goes."""
    for model in (Entry, Anchor, Summary, Wishes):
        model._base_manager.filter(member=member).delete()


belonging = Belonging(
    title="My diary", models=(Entry, Note, Anchor, Summary, Wishes), export=export, erase=erase
)
