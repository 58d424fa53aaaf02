"""Telling how a day was, changing what was told, taking it out. Nobody else is told of any of it."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext

from porch.diary.actions.ledger import day_as_told, follow
from porch.diary.models import Anchor, Entry, Note, Summary, Wishes
from porch.diary.models.own import NO_COUNTRY
from porch.diary.queries import entries_of, note_of
from porch.diary.rules.told import FARTHEST, NotTold, Said, as_body, as_told, is_zone
from porch.kit.clock import today_in
from porch.measures.drinks import a_drink_in
from porch.people.models import Member


@transaction.atomic
def tell(
    member: Member, said: Said, *, sent_as: UUID, now: datetime, in_place_of_before: bool = False
) -> Entry:
    """Keep one time of telling, written at ``now``. What was sent as ``sent_as`` before is kept once: the same again
    answers with the entry there is, whatever it says.

    ``in_place_of_before``: for a past day, an answer on use takes the place of other answers told of that day, which
    are taken back; everything else of them stays. NotTold when nothing is said, or of a day that is still to come
    where it is written.
    """
    there = Entry.objects.filter(member=member, sent_as=sent_as).first()
    if there is not None:
        return there
    zone = said.zone if is_zone(said.zone) else member.time_zone or "UTC"
    lag = (today_in(zone, now) - said.day).days
    if lag < 0:
        raise NotTold("day", gettext("That day is still to come."))
    before = day_as_told(member, said.day)
    if in_place_of_before and lag and said.used is not None:
        _take_back_answers(member, said, now)
    entry = _keep(member, said, zone, lag, sent_as, now, None)
    follow(member, before, now=now)
    return entry


def _take_back_answers(member: Member, said: Said, now: datetime) -> None:
    """Other answers on use of that day are gone; how it was, and the words, stay."""
    for kept in entries_of(member, said.day, said.day):
        if kept.told.used in (None, said.used):
            continue
        without = replace(_as_said(kept.row), used=None, amounts=())
        _keep(member, without, kept.told.zone, kept.row.lag, uuid4(), now, kept.row, may_be_empty=True)


@transaction.atomic
def change(entry: Entry, said: Said, *, sent_as: UUID, now: datetime) -> Entry:
    """Put something else in the place of what was told. It goes on counting as told when the first was: see
    ``queries.told``. The first stays in its owner's file."""
    member = entry.member
    there = Entry.objects.filter(member=member, sent_as=sent_as).first()
    if there is not None:
        return there
    before = day_as_told(member, entry.day)
    zone = str(entry.body.get("zone") or member.time_zone)
    lag = max(0, (today_in(zone, now) - entry.day).days)
    kept = _keep(member, said, zone, lag, sent_as, now, entry)
    follow(member, before, now=now)
    return kept


def _keep(
    member: Member,
    said: Said,
    zone: str,
    lag: int,
    sent_as: UUID,
    now: datetime,
    instead_of: Entry | None,
    may_be_empty: bool = False,
) -> Entry:
    if said.is_empty and not may_be_empty:
        raise NotTold("mood", gettext("Pick how it is going, or answer anything else here."))
    if lag > FARTHEST:
        raise NotTold("day", gettext("That is too long ago to keep."))
    day = instead_of.day if instead_of else said.day
    entry = Entry(member=member, day=day, lag=lag, at=now, sent_as=sent_as, instead_of=instead_of)
    entry.write({"zone": zone, **as_body(said)})
    entry.save(force_insert=True)
    if said.note.strip():
        note = Note(entry=entry, member=member)
        note.write(said.note.strip())
        note.save(force_insert=True)
    return entry


def _as_said(entry: Entry) -> Said:
    """What an entry says, to put it again with something changed."""
    told = as_told(entry.body, entry.day, entry.at)
    return Said(
        day=told.day,
        zone=told.zone,
        mood=told.mood,
        craving=told.craving,
        used=told.used,
        amounts=told.amounts,
        sleep=told.sleep,
        halt=told.halt,
        did=told.did,
        note=note_of(entry),
    )


@transaction.atomic
def add_to(entry: Entry, *, craving: int | None, note: str, sent_as: UUID, now: datetime) -> Entry:
    """Put a craving or a note with what was told; with neither, nothing is changed."""
    if craving is None and not note.strip():
        return entry
    before = _as_said(entry)
    said = replace(
        before,
        craving=before.craving if craving is None else craving,
        note="\n\n".join(filter(None, (before.note, note.strip()))),
    )
    return change(entry, said, sent_as=sent_as, now=now)


@transaction.atomic
def remove(entry: Entry, *, now: datetime) -> None:
    """Take an entry out, with all that it was put in the place of. Nothing of it stays, and the ledger hears that
    what it said of use was not so."""
    before = day_as_told(entry.member, entry.day)
    member = entry.member
    chain: Entry | None = entry
    while chain is not None:
        earlier = chain.instead_of
        chain.delete()
        chain = earlier
    follow(member, before, now=now)


@transaction.atomic
def forget_all(member: Member) -> int:
    """Everything they ever told here goes; the ledger of days keeps its own rows. How many entries there were."""
    gone = Entry.objects.filter(member=member).count()
    for model in (Entry, Anchor, Summary):
        model._base_manager.filter(member=member).delete()
    return gone


def choose_drinks(member: Member, country: str) -> None:
    """Whose standard drinks they want to read: a country of the list, or none."""
    code = country if a_drink_in(country) else NO_COUNTRY
    Wishes.objects.update_or_create(member=member, defaults={"drinks_of": code})
