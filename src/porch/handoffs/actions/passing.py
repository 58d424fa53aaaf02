"""Sending a hand-over, introducing, receiving, saying that two have met, and taking it back. See decision 0102."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse

from porch.bonds.actions.moving import TooLate, move
from porch.handoffs.models import Passage, Reader
from porch.handoffs.queries.doors import Way, whither, who_introduces, who_receives
from porch.handoffs.rules.doors import PURPOSE, SCOPE, TELLS
from porch.handoffs.rules.passing import LIVE, MET, RECEIVED, closes_after, due_on, met_on
from porch.kit import vault
from porch.kit.clock import today_in
from porch.people.actions.consent import give, revoke
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.record.actions import note
from porch.wire.actions import seen, tell

LASTS = timedelta(days=30)


class NotThere(Exception):
    """That door is not open to them, or whoever was named cannot introduce them. Nothing was sent."""


class AlreadySent(Exception):
    """They are on the way there already. Nothing was sent."""


class NotForThem(Exception):
    """They are not one of the two."""


class NotADay(Exception):
    """A day that has not come, or lies before it was sent."""


def path_of(row: Passage) -> str:
    return reverse("handoffs:one", args=[row.pk])


@transaction.atomic
def send(
    to: Way,
    *,
    by: Member,
    now: datetime,
    whence: Way | None = None,
    introducer: Member | None = None,
    words: str = "",
    tells: Collection[str] = (),
) -> Passage:
    """Go on to the next door. Only what is in ``words`` and ``tells`` passes, to each reader by a grant of its own."""
    if to not in whither(by, now) or (introducer and introducer not in who_introduces(whence, by, now)):
        raise NotThere
    row = Passage(
        member=by,
        from_door=whence.door if whence else "",
        from_ref=whence.ref if whence else "",
        to_door=to.door,
        to_ref=to.ref,
        tells=[code for code in TELLS if code in tells],
        is_part_two=bool(whence and whence.is_part_two),
        sent_at=now,
        turn_since=now,
        origin=(whence or to).origin,
    )
    row.sealed_words = vault.seal(words, about=row.about_words, of=of_member(by.pk)) if words else b""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as there:
        raise AlreadySent from there
    note("handed-over", by=by.pk, about=by.pk, now=now, detail={"passage": str(row.pk), "to": to.door})
    if introducer is None:
        go_on_alone(row, now)
        return row
    _let_read(row, introducer, Reader.Part.INTRODUCES, now)
    tell(introducer, kind="stand-by", path=path_of(row), now=now)
    return row


def go_on_alone(row: Passage, now: datetime) -> None:
    """Nobody introduces them, or nobody did in time: whoever stands at the door is asked all the same."""
    move(row, "go on alone", turn_since=now)
    _ask_at_the_door(row, now)


@transaction.atomic
def introduce(row: Passage, *, by: Member, now: datetime) -> None:
    """Whoever brings them says that they did; whoever stands at the door is asked. TooLate when it went on."""
    _reader(row, by, Reader.Part.INTRODUCES)
    move(row, "introduce", introduced_at=now, turn_since=now)
    seen(by, path_of(row), now)
    _ask_at_the_door(row, now)


def _ask_at_the_door(row: Passage, now: datetime) -> None:
    way = Way(row.to_door, row.to_ref, "", "")
    there = set(row.readers.values_list("member", flat=True))
    for one in who_receives(way, row.member, now):
        if one.pk not in there:
            _let_read(row, one, Reader.Part.RECEIVES, now)
            tell(one, kind="stand-by", path=path_of(row), now=now)


def _let_read(row: Passage, whom: Member, part: str, now: datetime) -> None:
    given = give(
        SCOPE,
        whom,
        by=row.member,
        now=now,
        item=str(row.pk),
        purpose=PURPOSE,
        ends=now + LASTS,
        origin=row.origin,
    )
    Reader.objects.create(passage=row, member=whom, part=part, grant=given)


@transaction.atomic
def receive(row: Passage, *, by: Member, now: datetime) -> None:
    """Somebody at the door says that they will meet them; for the others there is nothing to read any more."""
    _reader(row, by, Reader.Part.RECEIVES)
    due = due_on(today_in(row.member.time_zone, now))
    move(row, "receive", receiver=by, received_at=now, due_on=due, turn_since=now)
    seen(by, path_of(row), now)
    close_letters(row, now, but=by)
    tell(row.member, kind="stands-by", path=path_of(row), now=now)


@transaction.atomic
def not_me(row: Passage, *, by: Member, now: datetime) -> None:
    """Somebody cannot, this time. Nobody is told; who introduces is passed over, and others at the door may still."""
    reader = row.readers.filter(member=by, not_me_at=None).first()
    if reader is None or row.receiver_id == by.pk:
        raise NotForThem
    Reader.objects.filter(pk=reader.pk).update(not_me_at=now)
    seen(by, path_of(row), now)
    _shut(reader, now)


@transaction.atomic
def say_met(row: Passage, *, by: Member, on: date, now: datetime) -> bool:
    """One of the two says that they had met by ``on``; when both have, it is closed. True when it is."""
    column = _side(row, by)
    if not today_in(by.time_zone, row.sent_at) <= on <= today_in(by.time_zone, now):
        raise NotADay
    Passage.objects.select_for_update().get(pk=row.pk)
    Passage.objects.filter(pk=row.pk, state=RECEIVED).update(**{column: on})
    row.refresh_from_db(fields=["state", "said_by_member_on", "said_by_receiver_on"])
    if row.state == MET:
        return True
    if row.state != RECEIVED:
        raise TooLate("it is closed")
    if met_on(row.said_by_member_on, row.said_by_receiver_on) is None:
        return False
    move(row, "met", closed_at=now)
    close_letters(row, now)
    return True


@transaction.atomic
def end(row: Passage, *, by: Member, now: datetime) -> None:
    """Taken back by its owner, or whoever received them steps back. What was sent is shut at once."""
    _side(row, by)
    move(row, "end", closed_at=now)
    close_letters(row, now)
    if by.pk != row.member_id:
        tell(row.member, kind="pair-ended", path=path_of(row), now=now)


def close_letters(row: Passage, now: datetime, *, but: Member | None = None) -> None:
    """Nobody reads what was sent any more; ``but`` whoever received it does."""
    for reader in row.readers.select_related("grant").exclude(member=but):
        _shut(reader, now)


def _shut(reader: Reader, now: datetime) -> None:
    if reader.grant is not None:
        revoke(reader.grant.pk, by=reader.passage.member, now=now)


def is_over(row: Passage, today: date) -> bool:
    """Whether even the days to say so have passed."""
    return row.due_on is not None and today > closes_after(row.due_on)


def _reader(row: Passage, by: Member, part: str) -> Reader:
    found = row.readers.filter(member=by, part=part, not_me_at=None).first()
    if found is None or row.state not in LIVE:
        raise NotForThem
    return found


def _side(row: Passage, by: Member) -> str:
    if row.member_id == by.pk:
        return "said_by_member_on"
    if row.receiver_id is not None and row.receiver_id == by.pk:
        return "said_by_receiver_on"
    raise NotForThem
