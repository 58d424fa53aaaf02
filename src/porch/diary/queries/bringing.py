"""What would come of a table that somebody brought, with what they said about it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from porch.diary.models.bringing import Brought
from porch.diary.models.entry import Entry
from porch.diary.rules.bringing import Choices, Reading, read, table_in
from porch.diary.rules.bringing.when import Order
from porch.diary.rules.bringing.words import plain
from porch.diary.rules.told import one_of
from porch.measures.drinks import a_drink_in
from porch.measures.told import Mood
from porch.people.models import Member
from porch.people.rules.vocabulary import words_of

OUT = "out"


def brought_by(member: Member) -> Brought | None:
    """The file that lies there for this member."""
    return Brought.objects.filter(pk=member.pk).first()


def reading_of(content: bytes, said: Mapping[str, Any], *, today: date) -> Reading:
    """What the file says; NotATable with one sentence when it is none."""
    return read(table_in(content), choices_of(said), today=today)


def choices_of(said: Mapping[str, Any]) -> Choices:
    codes = {word.code for word in words_of("substances")}
    what = said.get("what", "")
    return Choices(
        order=one_of(Order, said.get("order")),
        moods={word: one_of(Mood, mood) for word, mood in said.get("moods", {}).items()},
        ticks=dict(said.get("ticks", {})),
        grams=a_drink_in(said.get("country", "")),
        what=what if what in codes else "alcohol",
        substances=names_of_substances(),
    )


def names_of_substances() -> dict[str, str]:
    """The code for each word of the list, as a table may write it."""
    found = {plain(word.label): word.code for word in words_of("substances")}
    return {**found, **{plain(word.code): word.code for word in words_of("substances")}}


def here_already(member: Member, reading: Reading) -> set[UUID]:
    """Which of its rows were brought before."""
    wanted = {one.sent_as for one in reading.brought}
    mine = Entry.objects.filter(member=member).values_list("sent_as", flat=True)
    return wanted & set(mine)
