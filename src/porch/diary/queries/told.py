"""The entries of one person as they hold now: what was put in the place of another stands there instead of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from porch.diary.models import Entry, Note, Wishes
from porch.diary.rules.told import as_told
from porch.kit.community import here
from porch.measures.drinks import a_drink_in
from porch.measures.merging import days_of
from porch.measures.told import Told, Used
from porch.people.models import Member


@dataclass(frozen=True)
class Kept:
    """An entry that holds, opened. ``told.at`` is when the first of its line was told: a correction keeps the time
    and the rank of what it corrects. ``changed_at`` is when it was last put right, if ever."""

    row: Entry
    told: Told
    changed_at: datetime | None

    @property
    def is_withdrawn(self) -> bool:
        """Only an answer on use was told here, and it was taken back."""
        return self.changed_at is not None

    @property
    def id(self) -> UUID:
        return self.row.pk


def entries_of(member: Member, since: date | None = None, until: date | None = None) -> list[Kept]:
    """Entries of the days from ``since`` to ``until``, both included, by day and then by when they were told.

    One question to the database; only what holds is unsealed, some 30 µs an entry.
    """
    rows = Entry.objects.filter(member=member)
    if since is not None:
        rows = rows.filter(day__gte=since)
    if until is not None:
        rows = rows.filter(day__lte=until)
    there = {row.pk: row for row in rows}
    replaced = {row.instead_of_id for row in there.values()}
    kept = [_opened(row, there) for row in there.values() if row.pk not in replaced]
    return sorted(kept, key=lambda one: (one.told.day, one.told.at, str(one.id)))


def _opened(row: Entry, there: dict[UUID, Entry]) -> Kept:
    first = row
    while first.instead_of_id is not None and first.instead_of_id in there:
        first = there[first.instead_of_id]
    changed = row.at if first is not row else None
    return Kept(row, as_told(row.body, row.day, first.at), changed)


def told_of(member: Member, since: date | None = None, until: date | None = None) -> list[Told]:
    """``entries_of`` as measures and pictures read it. Notes are never opened for it."""
    return [one.told for one in entries_of(member, since, until)]


def entry_of(member: Member, pk: UUID) -> Entry | None:
    """One of their entries that holds; None for anybody else's, and for one with another in its place."""
    found = Entry.objects.filter(member=member, pk=pk).select_related("member").first()
    if found is None or Entry.objects.filter(instead_of=found).exists():
        return None
    return found


def latest_on(member: Member, day: date) -> Kept | None:
    """The last entry of a day that holds, by when it was told."""
    there = entries_of(member, day, day)
    return there[-1] if there else None


def note_of(entry: Entry) -> str:
    """The words for oneself that stand beside an entry; empty where there are none."""
    note = Note.objects.filter(entry=entry).first()
    return note.words if note else ""


def days_without(member: Member, what: str, first: date, last: date) -> list[date]:
    """The days from ``first`` to ``last`` that read as ones without any use, and so without ``what``."""
    days = days_of(told_of(member, first, last))
    return [day for day, stands in days.items() if stands.used == Used.NO]


def drinks_of(member: Member) -> str:
    """The country whose standard drinks they read: their choice, else the site's; empty where it has none we know."""
    wishes = Wishes.objects.filter(member=member).first()
    country = wishes.drinks_of if wishes and wishes.drinks_of else here().country
    return country.upper() if a_drink_in(country) else ""
