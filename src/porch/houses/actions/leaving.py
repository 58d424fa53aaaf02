"""Going through a return to use in a house, step by step. Whoever calls has looked who may: see ``queries/leaving``."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.urls import reverse

from porch.bonds.actions.moving import TooLate, move
from porch.houses.actions.leaving_ends import end_because_of
from porch.houses.models import Leaving, Stay
from porch.houses.queries.leaving import may_decide_alone, may_take_back, of_the_clock, told_of_it
from porch.houses.rules.leaving import (
    FIRST,
    LONGEST_HOLD,
    OUTCOMES,
    TONIGHT_AT,
    NotYet,
    due,
    earliest,
    still_to_do,
)
from porch.kit import vault
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.record.actions import note
from porch.wire.actions import tell

NOW, SOON, NEWS = "needs-a-person-now", "needs-a-person", "something-new"


def path_of(leaving: Leaving) -> str:
    return reverse("houses:leaving", args=[leaving.pk])


@transaction.atomic
def begin(stay: Stay, *, by: Member, now: datetime) -> Leaving:
    """It is told that they returned to use: by them, or by whoever looks after the house. TooLate when it was."""
    row = Leaving(stay=stay, opened_at=now, opened_by=by, due_at=due("safety", now))
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as twice:
        raise TooLate("it is gone through already") from twice
    note("return-told", by=by.pk, about=stay.member_id, now=now, detail={"leaving": str(row.pk)})
    if by.pk != stay.member_id:
        tell(stay.member, kind=NEWS, path=path_of(row), now=now)
    tell_house(row, NOW, now, but=by)
    return row


def tell_house(row: Leaving, kind: str, now: datetime, *, but: Member | None = None) -> None:
    for one in told_of_it(row, now):
        if but is None or one.pk != but.pk:
            tell(one, kind=kind, path=path_of(row), now=now)


@transaction.atomic
def look_at_safety(row: Leaving, done: Collection[str], *, by: Member, now: datetime) -> bool:
    """What of the first things is done; True when all is, and it goes on to tonight."""
    safe = [code for code in FIRST if code in done]
    if still_to_do(safe):
        if Leaving.objects.filter(pk=row.pk, state="safety").update(safe=safe) != 1:
            raise TooLate("safety was looked at")
        row.safe = safe
        return False
    move(row, "safe", safe=safe, safe_at=now, safe_by=by, due_at=due("tonight", now))
    return True


@transaction.atomic
def say_tonight(row: Leaving, where: str, words: str, *, by: Member, now: datetime) -> None:
    """Where they sleep tonight: NotYet without a place that has a name."""
    if where not in TONIGHT_AT or (where != "here" and not words.strip()):
        raise NotYet("Write where they sleep tonight: a name, and how to get there.")
    said = f"{where}\n{words.strip()[:500]}"
    sealed = vault.seal(said, about=row.about_tonight, of=of_member(row.stay.member_id))
    changes = {"sealed_tonight": sealed, "tonight_at": now, "tonight_by": by}
    move(row, "placed", due_at=due("deciding", now), **changes)
    _news(row, by, now)


def _news(row: Leaving, by: Member | None, now: datetime) -> None:
    if by is None or by.pk != row.stay.member_id:
        tell(row.stay.member, kind=NEWS, path=path_of(row), now=now)


@transaction.atomic
def propose(row: Leaving, outcome: str, reasons: str, on: date | None, *, by: Member, now: datetime) -> None:
    """What is to be decided, with reasons, and the day for a hold or a leaving. NotYet says what is missing."""
    if row.state != "deciding" or row.decided_at is not None:
        raise NotYet("Safety, and where they sleep tonight, come first.")
    if row.motion_id is not None:
        raise TooLate("the house is asked already")
    _sensible(row, outcome, reasons, on, now)
    sealed = vault.seal(reasons.strip(), about=row.about_reasons, of=of_member(row.stay.member_id))
    row.decided, row.sealed_reasons, row.proposed_by = outcome, sealed, by
    row.leaves_on = on if outcome == "leaves" else None
    row.hold_until = on if outcome == "hold" else None
    row.save(update_fields=["decided", "sealed_reasons", "proposed_by", "leaves_on", "hold_until"])


def _sensible(row: Leaving, outcome: str, reasons: str, on: date | None, now: datetime) -> None:
    today = today_in(row.stay.house.time_zone, now)
    if outcome not in OUTCOMES:
        raise NotYet("Pick what is decided.")
    if not reasons.strip():
        raise NotYet("Write the reasons. The person reads them.")
    if outcome != "stays" and (on is None or on < earliest(today)):
        raise NotYet("Pick a day from tomorrow on. Nobody is put out tonight.")
    if outcome == "hold" and on is not None and on > today + LONGEST_HOLD:
        raise NotYet("A bed is held for ninety days at most.")


@transaction.atomic
def decide(row: Leaving, outcome: str, reasons: str, on: date | None, *, by: Member, now: datetime) -> None:
    """Decide it without a vote, where the house may. NotYet where it is the residents' to decide."""
    if not may_decide_alone(row, now):
        raise NotYet("In this house it is decided by a vote.")
    propose(row, outcome, reasons, on, by=by, now=now)
    carry_out(row, by=by, now=now)


@transaction.atomic
def carry_out(row: Leaving, *, by: Member | None, now: datetime) -> None:
    """Do what was proposed: by somebody, or by the house that voted for it."""
    house, verb = row.stay.house, OUTCOMES[row.decided]
    first = earliest(today_in(house.time_zone, now))
    said = {"decided_at": now, "decided_by": by, "due_at": None}
    if verb == "stay":
        move(row, verb, closed_at=now, **said)
    elif verb == "hold":
        until = max(row.hold_until or first, first)
        move(row, verb, hold_until=until, **{**said, "due_at": _morning_after(until, house.time_zone)})
    else:
        end_because_of(row, max(row.leaves_on or first, first), verb, by=by, now=now, **said)
    detail = {"leaving": str(row.pk), "how": row.decided}
    note("return-decided", by=by.pk if by else None, about=row.stay.member_id, now=now, detail=detail)
    _news(row, by, now)


def _morning_after(day: date, zone: str) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(9), tzinfo=ZoneInfo(zone))


@transaction.atomic
def come_back(row: Leaving, *, by: Member, now: datetime) -> None:
    """The bed was held, and they are back in it."""
    move(row, "come back", closed_at=now, due_at=None)
    _news(row, by, now)


@transaction.atomic
def let_go(row: Leaving, *, by: Member, now: datetime) -> None:
    """The person gives up the bed that is held for them."""
    if by.pk != row.stay.member_id:
        raise NotYet("Only they can give up their bed.")
    on = earliest(today_in(row.stay.house.time_zone, now))
    end_because_of(row, on, "let go", by=by, now=now, due_at=None)
    tell_house(row, SOON, now)


@transaction.atomic
def withdraw(row: Leaving, *, by: Member, now: datetime) -> None:
    """It was not so. What was written stays for the person to read, and nothing follows from it.

    Whoever told it of themselves takes it back while safety is looked at, and not after.
    """
    if row.motion_id is not None:
        raise TooLate("the house is asked already")
    if by.pk == row.stay.member_id and not may_take_back(row, by):
        raise NotYet("Others go through it with you now. They can take it back.")
    move(row, "withdraw", closed_at=now, due_at=None)
    _news(row, by, now)
    if by.pk == row.stay.member_id:
        tell_house(row, SOON, now)


def keep_time(now: datetime) -> int:
    """What is due asks again whoever is next; a hold that is over goes back to people. How many."""
    rows = list(of_the_clock(now))
    for row in rows:
        with transaction.atomic():
            _by_time(row, now)
    return len(rows)


def _by_time(row: Leaving, now: datetime) -> None:
    turn = Leaving.LIFECYCLE.waits_in(row.state)
    if turn is None:
        return
    cleared = {"decided": "", "decided_at": None, "hold_until": None} if row.state == "hold" else {}
    try:
        before = move(row, turn.then, due_at=due("deciding" if cleared else row.state, now), **cleared)
    except TooLate:
        return
    tell_house(row, NOW if before in ("safety", "tonight") else SOON, now)
    if before == "hold":
        _news(row, None, now)
