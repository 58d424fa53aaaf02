"""One's entries as rows of a table: one for each time of telling that holds, in order of days."""

from collections.abc import Iterator

from porch.diary.models import Note
from porch.diary.queries import Kept, entries_of
from porch.measures.merging import Rank, rank_of
from porch.people.models import Member

HEADINGS = (
    *("day", "told", "zone", "how_near", "mood", "craving", "used", "what", "how_much", "grams_of_alcohol"),
    *("hours_slept", "halt", "did", "note", "id"),
)
NEAR = {Rank.ON_THE_DAY: "on the day", Rank.NEXT_DAY: "the next day", Rank.LATER: "later"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows_of(member: Member) -> Iterator[tuple[object, ...]]:
    """What was not answered is an empty cell. Words that a spreadsheet would work out begin with an apostrophe."""
    notes = {note.pk: note.words for note in Note.objects.filter(member=member)}
    for kept in entries_of(member):
        yield _row(kept, notes.get(kept.id, ""))


def _row(kept: Kept, note: str) -> tuple[object, ...]:
    told = kept.told
    grams = [one.grams for one in told.amounts if one.grams is not None]
    return (
        told.day.isoformat(),
        told.at.isoformat(timespec="seconds"),
        told.zone,
        NEAR[rank_of(told)],
        told.mood or "",
        "" if told.craving is None else told.craving,
        told.used or "",
        "; ".join(one.what for one in told.amounts),
        _plain("; ".join(one.how_much for one in told.amounts if one.how_much)),
        round(sum(grams), 1) if grams else "",
        "" if told.sleep is None else told.sleep,
        "; ".join(sorted(told.halt)),
        "; ".join(sorted(told.did)),
        _plain(note),
        str(kept.id),
    )


def _plain(words: str) -> str:
    return f"'{words}" if words.startswith(FORMULA) else words
