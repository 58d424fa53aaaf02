"""Choosing something to do together, writing, sharing entry by entry, taking back, answering on what was shared."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from porch.bonds.actions.moving import TooLate, move
from porch.bonds.models import Pair
from porch.kit import vault
from porch.mentoring.models import Answer, Entry, Work
from porch.mentoring.packs import exercise
from porch.mentoring.rules.packs import LONGEST, Exercise
from porch.people import consent
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.wire.actions import tell

SCOPE, PURPOSE = "shared-work", "walking"


class NotTheirs(Exception):
    """Only the mentee changes what is theirs, and only the two of a pair choose."""


class NotShared(Exception):
    """Nothing of this is shared with them now."""


@transaction.atomic
def choose(pair: Pair, what: Exercise, *, by: Member, now: datetime) -> Work:
    """The mentee begins it; from the mentor it is a suggestion. TooLate when it is open between them already."""
    if by.pk not in (pair.first_id, pair.second_id) or pair.state != "active" or pair.second is None:
        raise NotTheirs
    mine = by.pk == pair.second_id
    try:
        with transaction.atomic():
            made = Work.objects.create(
                mentee=pair.second,
                pair=pair,
                pack=what.pack,
                exercise=what.code,
                suggested_by=None if mine else by,
                state="begun" if mine else Work.LIFECYCLE.start,
                made_at=now,
            )
    except IntegrityError as twice:
        raise TooLate("it is open between them") from twice
    if not mine:
        tell(pair.second, kind="something-new", path=f"/people/{pair.pk}/work/", now=now)
    return made


def begin(work: Work, *, by: Member, now: datetime) -> None:
    """Yes to a suggestion. The mentor is not told: they see what is shared with them."""
    _is_theirs(work, by)
    move(work, "begin")


def put_away(work: Work, *, by: Member, now: datetime) -> None:
    """Not for me, or no longer: what was written goes with it. Nobody is told."""
    _is_theirs(work, by)
    with transaction.atomic():
        move(work, "put away")
        Entry.objects.filter(work=work).delete()


def finish(work: Work, way: str, *, by: Member, now: datetime) -> None:
    """Done, in writing, on paper or in talk. Only the mentee sees that it is."""
    _is_theirs(work, by)
    move(work, "finish", way=way if way in Work.Way.values else "", done_at=now)


def take_up_again(work: Work, *, by: Member, now: datetime) -> None:
    _is_theirs(work, by)
    move(work, "take up again", done_at=None)


@transaction.atomic
def write(work: Work, said: Mapping[str, str], *, by: Member, now: datetime) -> None:
    """Keep what stands under each prompt, sealed. An emptied one goes, and with it that it was shared."""
    _is_theirs(work, by)
    if work.state == "suggested":
        move(work, "begin")
    found = exercise(work.pack, work.exercise)
    for code in [one.code for one in found.prompts] if found else []:
        if code in said:
            _keep(work, code, said[code].strip()[:LONGEST], now)


def _keep(work: Work, code: str, words: str, now: datetime) -> None:
    entry = Entry.objects.filter(work=work, prompt=code).first()
    if not words:
        if entry:
            entry.delete()
        return
    entry = entry or Entry(work=work, prompt=code)
    if entry.words != words:
        entry.sealed_words = vault.seal(words, about=entry.about_words, of=of_member(work.mentee_id))
        entry.written_at = now
        entry.save()


@transaction.atomic
def share(entry: Entry, *, by: Member, now: datetime) -> None:
    """Let the mentor of this pair read this one entry, as it is and as it is changed, until it is taken back."""
    _is_theirs(entry.work, by)
    pair = entry.work.pair
    if pair is None or pair.state != "active" or pair.first is None:
        raise TooLate("there is no mentor to share it with now")
    fresh = Entry.objects.filter(pk=entry.pk, shared_at=None).update(shared_at=now)
    if fresh:
        tell(pair.first, kind="something-new", path=f"/people/work/{entry.work_id}/", now=now)


def take_back(entry: Entry, *, by: Member, now: datetime) -> None:
    """From now on only the mentee sees it again. Nobody is told."""
    _is_theirs(entry.work, by)
    Entry.objects.filter(pk=entry.pk).update(shared_at=None)


@transaction.atomic
def take_along(work: Work, pair: Pair, *, by: Member, now: datetime) -> None:
    """Go on with it in another pair. Nothing of it is shared there until they share it anew."""
    _is_theirs(work, by)
    if pair.second_id != by.pk or pair.state != "active":
        raise NotTheirs
    Entry.objects.filter(work=work).update(shared_at=None)
    try:
        with transaction.atomic():
            Work.objects.filter(pk=work.pk).update(pair=pair, suggested_by=None)
    except IntegrityError as twice:
        raise TooLate("the same is open in that pair") from twice


@transaction.atomic
def answer(entry: Entry, words: str, *, by: Member, now: datetime) -> Answer:
    """A few words of the mentor on an entry that is shared with them now."""
    words, pair = words.strip()[:LONGEST], entry.work.pair
    if (
        pair is None
        or pair.first_id != by.pk
        or pair.state != "active"
        or entry.shared_at is None
        or not words
    ):
        raise NotShared
    if not see_shared(by, entry.work.mentee, item=str(entry.work_id), now=now):
        raise NotShared
    made = Answer(entry=entry, by=by, at=now)
    made.sealed_words = vault.seal(words, about=made.about_words, of=of_member(by.pk))
    made.save(force_insert=True)
    tell(entry.work.mentee, kind="something-new", path=f"/people/work/{entry.work_id}/", now=now)
    return made


def see_shared(mentor: Member, mentee: Member, *, item: str = "", now: datetime) -> bool:
    """Whether the gate lets a mentor read what this mentee shared now; the look is written to the ledger."""
    return consent.see(mentor, mentee, SCOPE, item=item, purpose=PURPOSE, now=now) is not None


def _is_theirs(work: Work, by: Member) -> None:
    if work.mentee_id != by.pk:
        raise NotTheirs
