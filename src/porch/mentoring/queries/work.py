"""Work done together: all of it for the mentee, and for the mentor only what was shared, while the pair is going on."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from porch.bonds.models import Pair
from porch.bonds.rules.parts import MENTORS
from porch.mentoring.models import Answer, Entry, Work
from porch.mentoring.packs import exercise
from porch.mentoring.rules.packs import Exercise
from porch.people.models import Member


@dataclass(frozen=True)
class Line:
    """One prompt with what stands under it; ``entry`` is None where nothing was written."""

    code: str
    prompt: str
    entry: Entry | None
    answers: list[Answer]


@dataclass(frozen=True)
class Sheet:
    """One piece of work as a page draws it. ``exercise`` is None when its pack is not here any more."""

    work: Work
    exercise: Exercise | None
    lines: list[Line]

    @property
    def title(self) -> str:
        return self.exercise.title if self.exercise else self.work.exercise


def mentor_pairs_of(member: Member) -> QuerySet[Pair]:
    """The mentor pairs of this person, on either side, that are going on."""
    mine = Q(first=member) | Q(second=member)
    pairs = Pair.objects.filter(mine, mode=MENTORS, state="active", first__isnull=False, second__isnull=False)
    return pairs.select_related("first", "second").order_by("started_at", "pk")


def mentor_pair_for(viewer: Member, pk: UUID) -> Pair | None:
    return mentor_pairs_of(viewer).filter(pk=pk).first()


def my_work(member: Member, pair: Pair) -> list[Sheet]:
    """Everything this mentee does or did in a pair, what is open first."""
    rows = _full(Work.objects.filter(mentee=member, pair=pair).exclude(state="put-away"))
    return sorted((_sheet(row) for row in rows), key=lambda one: (one.work.state == "done", one.work.made_at))


def from_before(member: Member) -> list[Sheet]:
    """Their work of pairs that are not going on: it can be taken along into another, and nobody sees it meanwhile."""
    going = mentor_pairs_of(member).values("pk")
    rows = Work.objects.filter(mentee=member).exclude(pair__in=going).exclude(state="put-away")
    return [_sheet(row) for row in _full(rows).order_by("made_at", "pk")]


def work_for(member: Member, pk: UUID) -> Sheet | None:
    """A piece of work as its mentee sees it: all of it."""
    row = _full(Work.objects.filter(pk=pk, mentee=member)).exclude(state="put-away").first()
    return _sheet(row) if row else None


def suggested_by_me(mentor: Member, pair: Pair) -> list[str]:
    """Titles of what this mentor suggested; what became of them they learn from the other, or not."""
    rows = Work.objects.filter(pair=pair, suggested_by=mentor).order_by("made_at", "pk")
    found = [exercise(pack, code) for pack, code in rows.values_list("pack", "exercise")]
    return [one.title for one in found if one is not None]


def shared_work(mentor: Member, pair: Pair) -> list[Sheet]:
    """What the mentee shared with this mentor in this pair, newest first. The gate is asked before this."""
    if pair.first_id != mentor.pk or pair.state != "active":
        return []
    return _only_shared(Work.objects.filter(pair=pair))


def shared_sheet(mentor: Member, pk: UUID) -> Sheet | None:
    """One piece of work as its mentor sees it; None where nothing of it is shared or the pair is not going on."""
    mine = Work.objects.filter(pk=pk, pair__first=mentor, pair__state="active")
    return next(iter(_only_shared(mine)), None)


def as_mentor(mentee: Member, pair: Pair) -> list[Sheet]:
    """What the mentor would see, for the mentee to look at: nobody has looked."""
    if pair.second_id != mentee.pk:
        return []
    return _only_shared(Work.objects.filter(pair=pair))


def sharing(ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Of these people those who have shared something and not taken it back."""
    shared = Entry.objects.filter(shared_at__isnull=False, work__mentee__in=ids)
    return set(shared.values_list("work__mentee", flat=True))


def _only_shared(rows: QuerySet[Work]) -> list[Sheet]:
    shared = Entry.objects.filter(work=OuterRef("pk"), shared_at__isnull=False)
    found = rows.filter(Exists(shared)).exclude(state="put-away").order_by("-made_at", "pk")
    return [_sheet(row, only_shared=True) for row in _full(found)]


def _full(rows: QuerySet[Work]) -> QuerySet[Work]:
    answers = Prefetch("answers", Answer.objects.select_related("by").order_by("at", "pk"))
    entries = Prefetch("entries", Entry.objects.prefetch_related(answers))
    return rows.select_related("pair__first", "pair__second", "mentee").prefetch_related(entries)


def _sheet(row: Work, *, only_shared: bool = False) -> Sheet:
    found = exercise(row.pack, row.exercise)
    entries = {one.prompt: one for one in row.entries.all() if one.shared_at or not only_shared}
    known = [(one.code, one.words) for one in found.prompts] if found else []
    known += [(code, code) for code in entries if code not in {code for code, _ in known}]
    heard = (
        row.pair.first_id if only_shared and row.pair else None
    )  # a mentor reads no other mentor's answers
    lines = [_line(code, words, entries.get(code), heard) for code, words in known]
    return Sheet(row, found, [line for line in lines if line.entry or not only_shared])


def _line(code: str, words: str, entry: Entry | None, heard: UUID | None) -> Line:
    answers = list(entry.answers.all()) if entry else []
    return Line(code, words, entry, [one for one in answers if heard is None or one.by_id == heard])
