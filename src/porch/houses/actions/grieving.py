"""Objecting, and what becomes of it: somebody not named in it looks at it, or somebody outside the house does."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from porch.bonds.actions.moving import TooLate, move
from porch.houses.actions.settling import put_right
from porch.houses.models import Grievance, Leaving, Stay
from porch.houses.queries import grieving as reads
from porch.houses.queries.refunding import with_more
from porch.houses.rules.grieving import FOUND, LOOKING_FOR, OUTSIDE, NotTheirs, due
from porch.kit import vault
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.people.queries import holders_of
from porch.people.rules.keys import of_member
from porch.record.actions import note
from porch.wire.actions import tell


@dataclass(frozen=True)
class Follows:
    """What follows where somebody was right to object: they may ask again at once; more is paid back."""

    readmit: bool = False
    more_cents: int = 0


def path_of(row: Grievance) -> str:
    return reverse("houses:objection", args=[row.pk])


@transaction.atomic
def object_to(
    stay: Stay,
    words: str,
    named: Collection[Member],
    *,
    by: Member,
    now: datetime,
    leaving: Leaving | None = None,
    goes_outside: bool = False,
) -> Grievance:
    """Write it down, and look for somebody who is not named in it: where there is nobody it goes outside at once."""
    if stay.member_id != by.pk or (leaving is not None and leaving.stay_id != stay.pk):
        raise NotTheirs
    row = Grievance(house=stay.house, by=by, leaving=leaving, at=now, due_at=due(LOOKING_FOR, now))
    row.sealed_words = vault.seal(words.strip(), about=row.about_words, of=of_member(by.pk))
    row.save(force_insert=True)
    row.named.set(named)
    note("objected", by=by.pk, about=by.pk, now=now, detail={"grievance": str(row.pk)})
    _look_for(row, now, goes_outside)
    return row


def _look_for(row: Grievance, now: datetime, goes_outside: bool = False) -> None:
    people = [] if goes_outside else reads.could_look(row, now)
    if not people:
        _outside(row, now)
    for one in people:
        tell(one, kind="needs-a-person", path=path_of(row), now=now)


def _outside(row: Grievance, now: datetime) -> None:
    move(row, "go outside", is_outside=True, to=None, due_at=due(OUTSIDE, now))
    _tell_outside(row, now)


def _tell_outside(row: Grievance, now: datetime) -> None:
    path = reverse("houses:desk-grievance", args=[row.pk])
    for one in holders_of("coordinator"):
        if row in reads.outside(one, now):
            tell(one, kind="needs-a-person", path=path, now=now)


@transaction.atomic
def take(row: Grievance, *, by: Member, now: datetime) -> None:
    """They look at it from now on. NotTheirs where they are named in it, decided it, or had it before."""
    if by not in reads.could_look(row, now):
        raise NotTheirs
    move(row, "take", to=by, due_at=due("with", now))
    _news(row, now)


def _news(row: Grievance, now: datetime) -> None:
    if row.by is not None:
        tell(row.by, kind="something-new", path=path_of(row), now=now)


@transaction.atomic
def pass_on(row: Grievance, *, by: Member, now: datetime) -> None:
    """Not them after all: somebody else is looked for, and where nobody is left it goes outside."""
    if row.to_id != by.pk:
        raise NotTheirs
    _passed_on(row, now)


def _passed_on(row: Grievance, now: datetime) -> None:
    had = row.to
    move(row, "pass on", to=None, due_at=due(LOOKING_FOR, now))
    if had is not None:
        row.had.add(had)
    _look_for(row, now)


@transaction.atomic
def answer(row: Grievance, outcome: str, words: str, follows: Follows, *, by: Member, now: datetime) -> None:
    """What they found, with reasons; and what follows from it at once."""
    theirs = row.to_id == by.pk if row.state == "with" else reads.outside_one(by, row.pk, now) is not None
    if not theirs or outcome not in FOUND:
        raise NotTheirs
    owner = of_member(row.by_id) if row.by_id else vault.COMMUNITY
    sealed = vault.seal(words.strip(), about=row.about_answer, of=owner)
    done = _follow(row, follows, by, now) if outcome != "not" else {}
    said = {"outcome": outcome, "sealed_answer": sealed, "answered_at": now, "answered_by": by}
    move(row, "answer", due_at=due("answered", now), follows=done, **said)
    note("objection-answered", by=by.pk, about=row.by_id, now=now, detail={"grievance": str(row.pk)})
    _news(row, now)


def _follow(row: Grievance, follows: Follows, by: Member, now: datetime) -> dict[str, object]:
    """They may ask again from today; the refund grows, and what is theirs in the book with it."""
    if row.leaving_id is None:
        return {}
    leaving = (
        Leaving.objects.select_for_update(of=("self",))
        .select_related("stay__house__book")
        .get(pk=row.leaving_id)
    )
    done = dict[str, object]()
    if follows.readmit and leaving.readmission_on is not None:
        today = min(leaving.readmission_on, today_in(row.house.time_zone, now))
        Leaving.objects.filter(pk=leaving.pk).update(readmission_on=today)
        Stay.objects.filter(pk=leaving.stay_id).update(readmission_on=today)
        done["readmission"] = today.isoformat()
    if follows.more_cents > 0:
        put_right(leaving.stay, follows.more_cents, by=by, now=now)
        worked = with_more(leaving.refund_because.get("lines", []), follows.more_cents)
        because = {**leaving.refund_because, "lines": worked.lines}
        Leaving.objects.filter(pk=leaving.pk).update(refund_cents=worked.cents, refund_because=because)
        done["more_cents"] = follows.more_cents
    return done


@transaction.atomic
def go_outside(row: Grievance, *, by: Member, now: datetime) -> None:
    """Its writer takes it outside, at any time, also after it was answered."""
    if row.by_id != by.pk:
        raise NotTheirs
    _outside(row, now)


@transaction.atomic
def close(row: Grievance, *, by: Member, now: datetime) -> None:
    """Its writer says that it is over."""
    if row.by_id != by.pk:
        raise NotTheirs
    move(row, "close", due_at=None)


def keep_time(now: datetime) -> int:
    """Whatever is due goes on to somebody: to another in the house, outside, or, when answered, to its end."""
    rows = list(reads.due(now))
    for row in rows:
        with transaction.atomic():
            try:
                _by_time(row, now)
            except TooLate:
                continue
    return len(rows)


def _by_time(row: Grievance, now: datetime) -> None:
    if row.state == "with":
        _passed_on(row, now)
    elif row.state == LOOKING_FOR:
        _outside(row, now)
    elif row.state == OUTSIDE:
        move(row, "still outside", due_at=due(OUTSIDE, now))
        _tell_outside(row, now)
    else:
        move(row, "close", due_at=None)
