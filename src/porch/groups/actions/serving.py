"""Service positions: standing, being seated, handing over, and the end of a term."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse

from porch.bonds.actions.moving import TooLate, move
from porch.groups.models import Belonging, Group, Position, Standing, Term
from porch.groups.queries import handover_for, may_serve, setting_of
from porch.groups.rules.lists import service_of
from porch.groups.rules.terms import GRACE, SOON, check_months, end_of_term, is_free_soon, months_at_most
from porch.kit import vault
from porch.people.consent import see
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.record.actions import note
from porch.wire.actions import tell

LONGEST_NOTE = 2000
MOST_POSITIONS = 20


class NotToBeSeated(Exception):
    """They do not belong, or the group's own rule says no. Its text is for whoever asked."""


@transaction.atomic
def add_position(
    group: Group, *, code: str = "", title: str = "", months: int = 6, by: Member, now: datetime
) -> Position:
    """A position the group has from now on: of the list by ``code``, or its own by ``title``. TooLate if it has it,
    TooLong for longer terms than there are here."""
    known = service_of(code) is not None if code else bool(title.strip())
    check_months(months, group.kinds)
    there = Position.objects.filter(group=group)
    if not known or there.count() >= MOST_POSITIONS:
        raise TooLate("there is no such position, or there are enough")
    try:
        with transaction.atomic():
            made = Position.objects.create(
                group=group, code=code, title=title.strip(), term_months=months, place=there.count()
            )
    except IntegrityError as twice:
        raise TooLate("the group has it already") from twice
    _note("position-added", made, by, None, now)
    return made


@transaction.atomic
def drop_position(position: Position, *, by: Member, now: datetime) -> None:
    """The group has it no longer. TooLate while somebody holds it."""
    if Term.objects.filter(position=position, state="held").exists():
        raise TooLate("somebody serves in it")
    _note("position-dropped", position, by, None, now)
    position.delete()


@transaction.atomic
def stand(position: Position, *, by: Member, now: datetime) -> None:
    """``by`` would serve; the group decides. NotToBeSeated says why they cannot."""
    _belongs(position, by)
    if why := may_serve(position, by, now):
        raise NotToBeSeated(why)
    Standing.objects.get_or_create(position=position, member=by, defaults={"at": now})


def stand_down(position: Position, *, by: Member) -> None:
    Standing.objects.filter(position=position, member=by).delete()


@transaction.atomic
def take_position(position: Position, *, by: Member, now: datetime) -> Term:
    """Where whoever is ready may serve: ``by`` takes what is free, or free soon. TooLate when somebody was first."""
    if setting_of(position.group, "seating") != "volunteer":
        raise NotToBeSeated("the group decides who serves")
    term = Term.objects.filter(position=position, state="held").first()
    if term is not None and not is_free_soon(term.until, now):
        raise TooLate("somebody serves in it")
    return seat(position, by, by=by, now=now)


@transaction.atomic
def seat(
    position: Position, member: Member, *, by: Member | None, now: datetime, until: datetime | None = None
) -> Term:
    """``member`` serves in ``position`` from now on, until the end of a term unless ``until`` says otherwise.

    Whoever held it before is done with it. NotToBeSeated when they do not belong to the group, or its rules on
    time in recovery or on serving twice in a row say no.
    """
    _belongs(position, member)
    if why := may_serve(position, member, now):
        raise NotToBeSeated(why)
    unseat(position, by=by, now=now)
    longest = end_of_term(now, months_at_most(position.group.kinds))
    end = min(until or end_of_term(now, position.term_months), longest)
    try:
        with transaction.atomic():
            term = Term.objects.create(position=position, member=member, since=now, until=end)
    except IntegrityError as two_at_once:
        raise NotToBeSeated("somebody else was seated in the same moment") from two_at_once
    Standing.objects.filter(position=position).delete()
    _note("seated", position, by, member, now)
    if by != member:
        tell(member, kind="group-news", path=_service(position), now=now)
    return term


@transaction.atomic
def unseat(position: Position, *, by: Member | None, now: datetime) -> bool:
    """Whoever holds it holds it no longer; false when nobody did."""
    held = Term.objects.filter(position=position, state="held").select_related("member").first()
    if held is None:
        return False
    try:
        move(held, "end", ended_at=now)
    except TooLate:
        return False
    _note("unseated", position, by, held.member, now)
    return True


@transaction.atomic
def give_back(position: Position, *, by: Member, now: datetime) -> None:
    """Whoever serves stops, at any time and without a reason. TooLate when they do not."""
    if not Term.objects.filter(position=position, state="held", member=by).exists():
        raise TooLate("they do not serve in it")
    unseat(position, by=by, now=now)


@transaction.atomic
def hand_over(position: Position, words: str, *, by: Member, now: datetime) -> None:
    """What ``by``, who serves, wants the next one to know. Nobody else reads it. TooLate when they do not serve."""
    found = handover_for(position, by, now)
    if found is None:
        raise TooLate("they do not serve in it")
    term, _ = found
    words = words.strip()[:LONGEST_NOTE]
    sealed = vault.seal(words, about=term.about_handover, of=of_member(by.pk)) if words else b""
    Term.objects.filter(pk=term.pk).update(sealed_handover=sealed)


def read_handover(position: Position, *, by: Member, now: datetime) -> str:
    """What the one before wrote for ``by``, who serves now; their ledger shows that it was read. Empty without one."""
    found = handover_for(position, by, now)
    if found is None or found[1] is None or not found[1].sealed_handover:
        return ""
    before = found[1]
    if before.member_id == by.pk:
        return before.handover
    right = see(by, before.member, "handover", item=str(before.pk), purpose="serving", now=now)
    return before.handover if right else ""


def remind(now: datetime) -> int:
    """A month before the end of a term its holder is told, once; returns how many were."""
    near = Term.objects.filter(state="held", reminded_at=None, until__lte=now + SOON, until__gt=now)
    told = 0
    for term in near.select_related("member", "position__group"):
        if Term.objects.filter(pk=term.pk, reminded_at=None).update(reminded_at=now):
            tell(term.member, kind="term-ends", path=_service(term.position), now=now)
            told += 1
    return told


def end_overdue(now: datetime) -> int:
    """A month after the end of a term nobody holds it any more; nothing is extended by itself."""
    ended = 0
    for term in Term.objects.filter(state="held", until__lte=now - GRACE).select_related("position"):
        ended += unseat(term.position, by=None, now=now)
    return ended


def _belongs(position: Position, member: Member) -> None:
    if not member.is_here or not Belonging.objects.filter(group=position.group_id, member=member).exists():
        raise NotToBeSeated("they do not belong to this group")


def _service(position: Position) -> str:
    return reverse("groups:service", args=[position.group.slug])


def _note(act: str, position: Position, by: Member | None, about: Member | None, now: datetime) -> None:
    detail = {"group": str(position.group_id), "position": str(position.pk)}
    note(act, by=by.pk if by else None, about=about.pk if about else None, now=now, detail=detail)
