"""Writing down what happened, what was found on a walk, and what the house says of itself. Nothing is written over."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.urls import reverse

from porch.bonds.actions.moving import TooLate
from porch.houses.models import House, Incident, IncidentWords, SelfCheck, Stay, Walk
from porch.houses.rules.audit import STATES, items_for
from porch.houses.rules.incidents import kinds
from porch.houses.rules.walking_through import complete
from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.record.actions import note
from porch.wire.actions import tell


class NotWritten(Exception):
    """Something is missing or cannot be. Nothing was kept; its text says what."""


@transaction.atomic
def write_incident(
    house: House,
    kind: str,
    words: str,
    at: datetime,
    *,
    by: Member,
    now: datetime,
    about: Stay | None = None,
    corrects: Incident | None = None,
) -> Incident:
    """Write it down. Whoever it is about is told at once and reads all of it. TooLate when it was corrected already."""
    if kind not in kinds() or not words.strip() or at > now:
        raise NotWritten("Say what it was, when, and in a few words how. It cannot lie ahead.")
    row = Incident(house=house, about=about, kind=kind, at=at, written_at=now, by=by, corrects=corrects)
    owner = of_member(about.member_id) if about else vault.COMMUNITY
    row.sealed_words = vault.seal(words.strip(), about=row.about_words, of=owner)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as twice:
        raise TooLate("it was corrected already") from twice
    note(
        "incident",
        by=by.pk,
        about=about.member_id if about else None,
        now=now,
        detail={"incident": str(row.pk)},
    )
    if about is not None:
        tell(about.member, kind="something-new", path=reverse("houses:incident", args=[row.pk]), now=now)
    return row


def correct(row: Incident, kind: str, words: str, *, by: Member, now: datetime) -> Incident:
    """The same as it should stand; what was written before stands beside it."""
    return write_incident(row.house, kind, words, row.at, by=by, now=now, about=row.about, corrects=row)


@transaction.atomic
def add_words(row: Incident, words: str, *, by: Member, now: datetime) -> IncidentWords:
    """What whoever it is about says of it themselves."""
    if row.about is None or row.about.member_id != by.pk or not words.strip():
        raise NotWritten("Write what you would like to stand beside it.")
    said = IncidentWords(incident=row, at=now, by=by)
    said.sealed_words = vault.seal(words.strip(), about=said.about_words, of=of_member(by.pk))
    said.save(force_insert=True)
    return said


@transaction.atomic
def walk(house: House, found: Mapping[str, str], words: str, on: date, *, by: Member, now: datetime) -> Walk:
    """Keep a walk: every item with yes, no or not here."""
    if not complete(found):
        raise NotWritten("Answer every line: yes, no, or not in this house.")
    return Walk.objects.create(house=house, on=on, by=by, found=dict(found), words=words.strip()[:2000])


@transaction.atomic
def check(house: House, item: str, state: str, evidence: str, *, by: Member, now: datetime) -> SelfCheck:
    """What the house says of one item from now on; what it said before stays."""
    if item not in {one.code for one in items_for(house.level)} or state not in STATES:
        raise NotWritten("Pick how it stands.")
    return SelfCheck.objects.create(
        house=house, item=item, state=state, evidence=evidence.strip()[:2000], at=now, by=by
    )
