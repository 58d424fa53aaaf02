"""Asking to see what no ordinary page shows, a second person's yes or no, looking, and telling whom it concerns."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse

from porch.people.consent import see_each
from porch.people.models import Member
from porch.people.rules.names import key_of
from porch.record.actions import note
from porch.safety.models import BrokenGlass
from porch.safety.queries.break_glass import ASKERS, free_of, open_to, waiting_for, who_can_answer
from porch.safety.registries import openables
from porch.safety.rules.break_glass import (
    GLASS,
    OPEN_FOR,
    WAITS_FOR,
    WrongReason,
    checked_reason,
    notice_at,
)
from porch.safety.rules.cases import NotDoable
from porch.wire.actions import tell

NOTHING = (
    "There is nothing that you can ask to open with this. Check the names, or leave it to somebody else."
)
"""One answer for a name nobody has, two who have no conversation, and people the asker is too close to."""


@transaction.atomic
def ask_to_open(
    kind: str, name: str, reason: str, *, by: Member, now: datetime, other: str = ""
) -> BrokenGlass:
    """Ask for a second person's yes to see one thing of the member called ``name``. NotDoable with a sentence."""
    said = _checked(reason)
    openable = openables.get(kind)
    member, with_whom = _named(name), _named(other)
    if openable is None or not by.holds(*ASKERS):
        raise NotDoable("Choose what to open.")
    if openable.of_two and not other.strip():
        raise NotDoable("Say whose conversation with whom: type both names.")
    if member is None or (openable.of_two and with_whom is None):
        raise NotDoable(NOTHING)
    with_whom = with_whom if openable.of_two else None
    thing, ids = openable.find(member, with_whom), {one.pk for one in (member, with_whom) if one}
    if thing is None or by not in free_of(ids, ASKERS):
        raise NotDoable(NOTHING)
    seconds = who_can_answer(ids, by)
    if not seconds:
        raise NotDoable("Nobody else here could say yes or no to this, so it cannot be asked.")
    asked = BrokenGlass(kind=kind, thing=thing, member=member, other=with_whom, by=by, asked_at=now)
    asked.sealed_reason = asked.sealed(said, "reason")
    try:
        with transaction.atomic():
            asked.save(force_insert=True)
    except IntegrityError as twice:
        raise NotDoable("You have asked for this already.") from twice
    _note("asked", asked, by, now)
    for second in seconds:
        tell(second, kind="needs-a-person", path=reverse("safety:break-glass"), now=now)
    return asked


def _checked(reason: str) -> str:
    try:
        return checked_reason(reason)
    except WrongReason as wrong:
        raise NotDoable(str(wrong)) from wrong


def _named(name: str) -> Member | None:
    found = Member.objects.filter(handle_key=key_of(name), is_active=True).first() if name.strip() else None
    return found if found is None or found.state != Member.State.WAITING else None


@transaction.atomic
def say_yes(glass: BrokenGlass, *, by: Member, now: datetime, hours: int = 0, why_later: str = "") -> None:
    """It is open to whoever asked, for an hour. They are told now, or ``hours`` later for a reason they read too."""
    try:
        told = notice_at(now, hours)
    except ValueError as unknown:
        raise NotDoable("Choose when they are told.") from unknown
    why = glass.sealed(_checked(why_later), "why_later") if hours else b""
    _answer(
        glass, "agree", by, now, agreed_at=now, until=now + OPEN_FOR, notice_at=told, sealed_why_later=why
    )
    if not hours:
        _tell(glass, now)


def say_no(glass: BrokenGlass, *, by: Member, now: datetime) -> None:
    """It stays shut, and nobody is told but whoever asked."""
    _answer(glass, "refuse", by, now, ended_at=now)


@transaction.atomic
def _answer(glass: BrokenGlass, verb: str, by: Member, now: datetime, **values: object) -> None:
    if glass not in waiting_for(by) or glass.asked_at <= now - WAITS_FOR:
        raise NotDoable("This has been answered already, or is not for you to answer.")
    if not _move(glass, verb, second=by, **values):
        raise NotDoable("This has been answered already, or is not for you to answer.")
    _note("agreed" if verb == "agree" else "refused", glass, by, now)
    if glass.by is not None:
        tell(glass.by, kind="needs-a-person", path=reverse("safety:break-glass"), now=now)


@transaction.atomic
def withdraw(glass: BrokenGlass, *, by: Member, now: datetime) -> None:
    """Whoever asked no longer needs it: what waits is withdrawn, what is open is shut before its hour."""
    verb = "close" if glass.state == "open" else "withdraw"
    if glass.by_id != by.pk or not _move(glass, verb, ended_at=now):
        raise NotDoable("This is over already.")
    _note("closed" if verb == "close" else "withdrawn", glass, by, now)


@transaction.atomic
def shut(glass: BrokenGlass, *, now: datetime) -> None:
    """It ends at once, whatever it waited for: whoever it is about has gone."""
    verb = "close" if glass.state == "open" else "withdraw"
    if _move(glass, verb, ended_at=now):
        _note("closed" if verb == "close" else "withdrawn", glass, None, now)


@transaction.atomic
def look_into(glass: BrokenGlass, *, by: Member, now: datetime) -> list[str]:
    """What was asked for, as lines, with the look on the chain and in the ledger of everyone it concerns.

    NotDoable when it is not open to this person at this moment.
    """
    openable = openables.get(glass.kind)
    found = open_to(by, now).filter(pk=glass.pk).first()
    if found is None or openable is None:
        raise NotDoable("This is not open, or not to you.")
    ids = [one.pk for one in found.concerned]
    seen = see_each(by, ids, openable.scope, item=str(found.pk), purpose="safety", now=now)
    if len(seen) < len(ids):
        raise NotDoable("This is not open, or not to you.")
    _note("looked-into", found, by, now)
    return openable.show(found.thing)


def tell_those_due(now: datetime) -> None:
    """The clock: a notice that was put off is given once its time has come."""
    due = BrokenGlass.objects.filter(state__in=("open", "over"), told_at=None, notice_at__lte=now)
    for glass in due.select_related("member", "other"):
        _tell(glass, now)


@transaction.atomic
def shut_what_is_over(now: datetime) -> None:
    """The clock: what nobody answered in a day is withdrawn; what was open for its hour is written down as shut."""
    for glass in BrokenGlass.objects.filter(state="asked", asked_at__lte=now - WAITS_FOR):
        if _move(glass, "withdraw", ended_at=now):
            _note("withdrawn", glass, None, now)
    for glass in BrokenGlass.objects.filter(state="open", until__lte=now):
        if _move(glass, "close", ended_at=glass.until):
            _note("closed", glass, None, now)


@transaction.atomic
def _tell(glass: BrokenGlass, now: datetime) -> None:
    if not BrokenGlass.objects.filter(pk=glass.pk, told_at=None).update(told_at=now):
        return
    glass.told_at = now
    _note("told", glass, None, now)
    for one in glass.concerned:
        tell(one, kind="opened", path=reverse("safety:opened", args=[glass.pk]), now=now)


def _move(glass: BrokenGlass, verb: str, **values: object) -> bool:
    """Claim the move; False when somebody else made one first."""
    claimed = BrokenGlass.objects.filter(pk=glass.pk, state__in=GLASS.sources(verb))
    if not claimed.update(state=GLASS.moves[verb][1], **values):
        return False
    glass.refresh_from_db()
    return True


def _note(act: str, glass: BrokenGlass, by: Member | None, now: datetime) -> None:
    """On the chain, once for everyone it concerns."""
    detail = {"what": glass.kind, "glass": str(glass.pk)}
    for one in glass.concerned:
        note(f"glass.{act}", by=by.pk if by else None, about=one.pk, now=now, detail=detail)
