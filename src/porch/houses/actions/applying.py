"""Asking a house about a room, applying, the house's vote, waiting, and moving in. See decision 0095."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from uuid import uuid5

from django.db import IntegrityError, transaction
from django.urls import reverse

from porch.bonds.actions.moving import TooLate, move
from porch.groups.actions.matters import NotPut, drop_matter, put_matter
from porch.groups.models import Motion
from porch.houses.actions.brought import leave_for, shut
from porch.houses.actions.staying import NotFree, begin_stay, take
from porch.houses.models import Application, Bed, House, Stay
from porch.houses.queries.asking import who_answers
from porch.houses.queries.finding import free_beds
from porch.houses.queries.who import living_in
from porch.houses.registries import before_moving_in
from porch.houses.rules.applying import (
    AFTER_THE_DAY,
    AGREED,
    APPLIED,
    ASKED,
    OFFERED,
    TALKING,
    VOTING,
    WAITING,
    due,
    may_ask_on,
)
from porch.kit import vault
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.record.actions import note
from porch.talk.actions import open_between, say
from porch.wire.actions import seen, tell

ADMISSION = "house-admission"
FURTHEST = timedelta(days=60)
"""How far ahead a day to move in may lie."""


class NotAsked(Exception):
    """This house cannot be asked, or not now. Its text is for whoever asks."""


class NotReady(Exception):
    """Something has to be done before they move in. Its text is for whoever lets them in."""


def path_of(row: Application) -> str:
    """Where whoever asked reads about it."""
    return reverse("houses:asked-mine", args=[row.pk])


def house_path(row: Application) -> str:
    """Where those who answer for the house read about it."""
    return reverse("houses:asked-one", args=[row.house.slug, row.pk])


@transaction.atomic
def ask(house: House, words: str, *, by: Member, now: datetime) -> Application:
    """Ask about a room. NotAsked says why not, where the house cannot be asked."""
    if house.state != House.State.OPEN:
        raise NotAsked("This house takes nobody in for now.")
    if living_in(house, now).filter(member=by).exists():
        raise NotAsked("You live in this house.")
    last = Stay.objects.filter(house=house, member=by).order_by("-from_on").first()
    if last and not may_ask_on(today_in(house.time_zone, now), last.readmission_on):
        raise NotAsked("You can ask this house again from the day you were told. Others you can ask today.")
    row = Application(house=house, member=by, asked_at=now, due_at=due("asked", now))
    row.sealed_told = vault.seal(words, about=row.about_told, of=of_member(by.pk)) if words else b""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as twice:
        raise NotAsked("You asked this house already.") from twice
    note("asked-a-house", by=by.pk, about=by.pk, now=now, detail={"application": str(row.pk)})
    for one in who_answers(house, now):
        tell(one, kind="stand-by", path=house_path(row), now=now)
    return row


@transaction.atomic
def answer(row: Application, words: str, *, by: Member, now: datetime) -> None:
    """Somebody of the house answers: the two can talk from now on, and whoever asked reads where the house is."""
    asked = row.told
    conversation = open_between([row.member, by], now=now)
    move(
        row,
        "answer",
        answered_at=now,
        answered_by=by,
        conversation=conversation,
        sealed_told=b"",
        due_at=due(TALKING, now),
    )
    if asked:
        say(conversation, asked, by=row.member, client_id=row.pk, now=now)
    if words:
        say(conversation, words, by=by, client_id=uuid5(row.pk, "answer"), now=now)
    note("house-answered", by=by.pk, about=row.member_id, now=now, detail={"application": str(row.pk)})
    seen(by, house_path(row), now)
    tell(row.member, kind="stands-by", path=path_of(row), now=now)


@transaction.atomic
def apply(row: Application, told: str, *, by: Member, now: datetime) -> None:
    """Apply for a room: what they told is read by whoever answers, and by those who vote while they vote."""
    if row.answered_at is None:
        raise TooLate("the house has not answered yet")
    sealed = vault.seal(told, about=row.about_told, of=of_member(by.pk))
    move(row, "apply", sealed_told=sealed, due_at=due(APPLIED, now))
    note("applied-to-a-house", by=by.pk, about=by.pk, now=now, detail={"application": str(row.pk)})
    for one in who_answers(row.house, now):
        tell(one, kind="stand-by", path=house_path(row), now=now)


@transaction.atomic
def call_vote(row: Application, *, by: Member, now: datetime) -> None:
    """Put it to everybody who lives there. Where nobody does yet, whoever looks after the house lets them in."""
    move(row, "call", due_at=due(VOTING, now))
    if not living_in(row.house, now).exclude(member=row.member_id).exists():
        voted_yes(row, now)
        return
    try:
        motion = put_matter(row.house.group, ADMISSION, row.pk, by=by, now=now)
    except NotPut as twice:
        raise TooLate("it is before the house already") from twice
    Application.objects.filter(pk=row.pk).update(motion=motion)
    row.refresh_from_db()


def voted_yes(row: Application, now: datetime) -> None:
    """The house said yes: they wait in line from this moment, or a bed is offered at once where nobody is before."""
    move(row, "yes", waits_since=now, due_at=due(WAITING, now))
    note("house-said-yes", by=None, about=row.member_id, now=now, detail={"application": str(row.pk)})
    others = Application.objects.filter(house=row.house_id, state=WAITING, waits_since__lt=now)
    beds = free_beds([row.house], now)[row.house_id]
    if beds and not others.exists():
        with suppress(NotFree):  # somebody had it in the same moment: they wait, as others do
            offer(row, beds[0], by=None, now=now)
            return
        row.refresh_from_db()
    tell(row.member, kind="ask-answered", path=path_of(row), now=now)


def voted_no(row: Application, now: datetime, *, too_few: bool = False) -> None:
    """The house did not say yes; where too few took part it can be called again. No reason is kept anywhere."""
    if too_few:
        move(row, "again", motion=None, due_at=due(APPLIED, now))
        for one in who_answers(row.house, now):
            tell(one, kind="stand-by", path=house_path(row), now=now)
        return
    not_this_time(row, now)


@transaction.atomic
def say_no(row: Application, *, by: Member, now: datetime) -> None:
    """Whoever answers says not this time, before a vote. It says no more than a vote would."""
    if row.state not in (ASKED, TALKING, APPLIED):
        raise TooLate("it is before the house, or they said yes")
    not_this_time(row, now)
    seen(by, house_path(row), now)


def not_this_time(row: Application, now: datetime) -> None:
    """It is over, gently. Whoever asked may ask another house at once."""
    move(row, "no", ended_at=now, due_at=None, motion=None, sealed_told=b"", bed=None)
    row.holds.all().delete()
    shut(row, now)
    note("house-said-no", by=None, about=row.member_id, now=now, detail={"application": str(row.pk)})
    tell(row.member, kind="ask-answered", path=path_of(row), now=now)


@transaction.atomic
def offer(row: Application, bed: Bed, *, by: Member | None, now: datetime) -> None:
    """A bed is theirs to take for three days; until then nobody else can have it. NotFree where it is taken."""
    if bed.house_id != row.house_id:
        raise NotFree("a bed of another house")
    today = today_in(row.house.time_zone, now)
    move(row, "offer", bed=bed, due_at=due(OFFERED, now))
    take(bed, today, None, by=by, hold="offer", application=row)
    note("bed-offered", by=by.pk if by else None, about=row.member_id, now=now)
    tell(row.member, kind="ask-answered", path=path_of(row), now=now)


@transaction.atomic
def not_this_one(row: Application, *, now: datetime) -> None:
    """Not this bed, or no answer in time: it is free again, and their place in the line stays."""
    move(row, "back", bed=None, due_at=due(WAITING, now))
    row.holds.all().delete()


@transaction.atomic
def agree(row: Application, on: date, *, by: Member, now: datetime) -> None:
    """They take the bed and say on which day they move in. NotReady where that day cannot be."""
    today = today_in(row.house.time_zone, now)
    if not today <= on <= today + FURTHEST:
        raise NotReady("Choose a day from today on, within two months.")
    at = now + (on - today) + AFTER_THE_DAY
    move(row, "agree", moves_in_on=on, due_at=at)
    note("bed-agreed", by=by.pk, about=by.pk, now=now)
    for one in who_answers(row.house, now):
        tell(one, kind="stands-by", path=house_path(row), now=now)


@transaction.atomic
def move_in(row: Application, *, by: Member, now: datetime) -> Stay:
    """They are here: the stay begins today in the bed that was kept. NotReady says what has to be done before."""
    if row.state != AGREED or row.bed is None:
        raise TooLate("no bed was agreed")
    for missing in (entry(row.house, row.member, now) for entry in before_moving_in):
        if missing:
            raise NotReady(missing)
    today = today_in(row.house.time_zone, now)
    bed = row.bed
    row.holds.all().delete()
    move(row, "move in", ended_at=now, due_at=None, sealed_told=b"")
    shut(row, now)
    came_from = leave_for(row, today, now)
    stay = begin_stay(row.house, row.member, bed, from_on=today, came_from=came_from, by=by, now=now)
    row.signatures.update(stay=stay)  # what they signed before they came counts from now on
    tell(row.member, kind="ask-answered", path=path_of(row), now=now)
    return stay


@transaction.atomic
def withdraw(row: Application, *, now: datetime) -> None:
    """They do not ask this house any more. What they told is gone; nobody is told why."""
    motion: Motion | None = row.motion
    move(row, "withdraw", ended_at=now, due_at=None, sealed_told=b"", motion=None, bed=None)
    shut(row, now)
    row.holds.all().delete()
    drop_from_vote(motion, now)


def drop_from_vote(motion: Motion | None, now: datetime) -> None:
    """There is nothing to vote on any more; votes go uncounted."""
    if motion is not None:
        with suppress(TooLate):  # it was counted already
            drop_matter(motion, now=now)


def lapse(row: Application, now: datetime) -> None:
    """Nobody came back to it: it is over, and a bed that was kept is free."""
    move(row, "lapse", ended_at=now, due_at=None, sealed_told=b"", bed=None)
    shut(row, now)
    row.holds.all().delete()
    tell(row.member, kind="ask-answered", path=path_of(row), now=now)
