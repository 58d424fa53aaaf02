"""What the numbers of areas and formats are here, when several sources number their own."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from porch.kit.community import here
from porch.listings.report import BodyRow
from porch.listings.semantic.formats import (
    MADE_FROM,
    USUAL,
    Format,
    Words,
    format_of,
    number_made_of,
    type_of,
)
from porch.listings.vocabulary import TYPES
from porch.meetings.models import FormatWord, Meeting, ServiceBody, Source

BMLT = "bmlt"
LONGEST = 6  # digits of a number a source gives: with more it would run into the next source's
STEP = 1_000_000
"""What is added to every number of the second source that has numbers of its own, twice that to the third's."""


@dataclass(frozen=True)
class Numbers:
    """What the numbers of every source's areas and formats are here.

    The source that was added first keeps its own; those of the next are moved, so that none means two things.
    ``types`` are the formats our own words are told as: the first source's where it has one that means the same.
    ``names`` are the sources that have numbers, in their order.
    """

    moved: dict[UUID, int]
    formats: dict[int, Format]
    worded: frozenset[UUID]
    bodies: dict[int, BodyRow]
    types: dict[str, Format]
    names: tuple[str, ...]
    ours: int

    def body_of(self, meeting: Meeting) -> int:
        own = str(meeting.more.get("own", {}).get("service_body_bigint", ""))
        if meeting.source_id in self.moved and own.isdecimal() and len(own) <= LONGEST:
            return int(own) + self.moved[meeting.source_id]
        return number_made_of(f"source:{meeting.source_id}") if meeting.source_id else self.ours

    def formats_of(self, meeting: Meeting, types: Iterable[str]) -> tuple[Format, ...]:
        """Those its source gives it, where we have their words; else those of its types and the keys nobody knows."""
        if meeting.source_id in self.worded:
            own = str(meeting.more.get("own", {}).get("format_shared_id_list", ""))
            numbers = (int(one) + self.moved[meeting.source_id] for one in own.split(",") if one.isdecimal())
            return tuple(self.formats[number] for number in numbers if number in self.formats)
        return tuple(self.types[one] for one in types if one in self.types) + self.spelled_of(meeting)

    def spelled_of(self, meeting: Meeting) -> tuple[Format, ...]:
        """The formats of which its source tells nothing but a key that nobody knows."""
        if meeting.source_id not in self.moved or meeting.source_id in self.worded:
            return ()
        return tuple(format_spelled(key) for key in meeting.more.get("unknown", ()))

    def bodies_of(self, used: Collection[int]) -> dict[int, BodyRow]:
        """Every area of the sources, and what is used beside them: one nobody told us of goes by its number."""
        found = {number: body for number, body in self.bodies.items() if number < MADE_FROM or number in used}
        for number in used:
            if number not in found:
                source, own = divmod(number, STEP)
                found[number] = BodyRow(number, 0, f"{self.names[source]} {own}", kind="AS")
        return found


def format_spelled(key: str) -> Format:
    """A format of which a source tells nothing but its key."""
    return Format(number_made_of(f"key:{key}"), {USUAL: Words(key, key)}, kind="FC1")


def numbers_here() -> Numbers:
    sources = list(Source.objects.order_by("added_at", "pk"))
    moved = {one.pk: at * STEP for at, one in enumerate(one for one in sources if one.kind == BMLT)}
    formats, worded = _formats(moved)
    return Numbers(
        moved=moved,
        formats=formats,
        worded=worded,
        bodies=_bodies(sources, moved),
        types=_types(formats),
        names=tuple(one.name for one in sources if one.kind == BMLT),
        ours=number_made_of("community"),
    )


def _formats(moved: dict[UUID, int]) -> tuple[dict[int, Format], frozenset[UUID]]:
    said: dict[int, list[FormatWord]] = {}
    worded = set()
    for word in FormatWord.objects.filter(source__in=list(moved)).order_by("pk"):
        said.setdefault(word.number + moved[word.source_id], []).append(word)
        worded.add(word.source_id)
    return {number: _format(number, words) for number, words in said.items()}, frozenset(worded)


def _format(number: int, words: list[FormatWord]) -> Format:
    first = words[0]
    kind = type_of(first.key, first.world_id)
    told = {one.lang: Words(one.key, one.name, one.description) for one in words}
    return Format(number, told, first.world_id, first.kind, kind.mg if kind else "")


def _types(formats: dict[int, Format]) -> dict[str, Format]:
    """Our words, each as the first source's format of the same meaning, or else one of our own."""
    found = {one.id: format_of(one) for one in TYPES.values()}
    for number in sorted((number for number in formats if number < STEP), reverse=True):
        one = formats[number]
        kind = type_of(one.key(), one.world_id)
        if kind is not None:
            found[kind.id] = one
    return found


def _bodies(sources: list[Source], moved: dict[UUID, int]) -> dict[int, BodyRow]:
    """The areas of those that have areas; the community and every other source is one area of its own."""
    ours = number_made_of("community")
    found = {ours: BodyRow(ours, 0, here().public_name, kind="AS", url=settings.SITE_URL)}
    for body in ServiceBody.objects.filter(source__in=list(moved)).order_by("number"):
        number, parent = body.number + moved[body.source_id], body.parent
        found[number] = BodyRow(
            number=number,
            parent=parent + moved[body.source_id] if parent else 0,
            name=body.name,
            description=body.description,
            kind=body.kind,
            url=body.url,
            helpline=body.helpline,
            world_id=body.world_id,
        )
    for source in sources:
        number = number_made_of(f"source:{source.pk}")
        found[number] = BodyRow(number, 0, source.name, kind="AS", url=source.link)
    return found
