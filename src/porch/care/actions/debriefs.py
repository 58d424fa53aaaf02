"""A talk with a peer supervisor: one is asked, then all, then the desk; the first yes gets it, nobody hears a no."""

from datetime import datetime

from django.db import IntegrityError, transaction

from porch.bonds.actions.moving import TooLate, move
from porch.care.models import Debrief, Training
from porch.care.queries.debriefs import asked_of, at_the_desk, listened_lately, supervisors_free_for
from porch.care.rules.debriefs import after_time, asked_first, begins_with, waits_until
from porch.care.rules.lifecycles import OPEN
from porch.people.models import Member
from porch.people.queries import coordinators
from porch.talk.actions import open_between
from porch.wire.actions import seen, tell

MINE = "/people/helping/care/"
DESK = "/desk/helpers/"


class NotToBeAsked(Exception):
    """There is an open one already, or nothing was asked of this person. Nothing was changed."""


@transaction.atomic
def ask_debrief(member: Member, *, about: str = "talk", now: datetime) -> Debrief:
    """Ask for a talk. One supervisor has 48 hours, then all have, then the desk looks for somebody."""
    free = {one.pk: one for one in supervisors_free_for(member, now)}
    first = asked_first(free, listened_lately(now))
    state = begins_with(free)
    try:
        with transaction.atomic():
            made = Debrief.objects.create(
                member=member,
                about=about,
                state=state,
                asked_id=first,
                asked_at=now,
                due_at=waits_until(state, now),
            )
    except IntegrityError as twice:
        raise NotToBeAsked("a talk was asked for already") from twice
    if first is None:
        _tell_the_desk(made, now)
    else:
        tell(free[first], kind="debrief", path=MINE, now=now)
    return made


@transaction.atomic
def take_debrief(debrief: Debrief, *, by: Member, now: datetime) -> None:
    """A supervisor who is asked says yes: the two can write to each other. TooLate when somebody else was first."""
    if debrief.pk not in {one.pk for one in asked_of(by, now)}:
        raise TooLate("this is not asked of them now")
    _begin(debrief, by, now)


@transaction.atomic
def take_at_desk(debrief: Debrief, *, by: Member, now: datetime) -> None:
    """A coordinator takes it themselves."""
    if not at_the_desk(by).filter(pk=debrief.pk).exists():
        raise TooLate("this does not wait at the desk now")
    _begin(debrief, by, now)


def _begin(debrief: Debrief, by: Member, now: datetime) -> None:
    conversation = open_between([debrief.member, by], now=now)
    move(
        debrief,
        "say yes",
        taken_by=by,
        asked=None,
        conversation=conversation,
        due_at=waits_until("talking", now),
    )
    seen(by, MINE, now)
    tell(debrief.member, kind="request-accepted", path=conversation.get_absolute_url(), now=now)


@transaction.atomic
def pass_debrief(debrief: Debrief, *, by: Member, now: datetime) -> None:
    """The one whose turn is first cannot just now: the others are asked at once. Nobody is told who passed."""
    if debrief.state != "asked" or debrief.asked_id != by.pk:
        raise TooLate("this is not their turn")
    _go_on(debrief, now)
    seen(by, MINE, now)


@transaction.atomic
def withdraw_debrief(debrief: Debrief, *, by: Member, now: datetime) -> None:
    """Not needed any more, no reason."""
    if debrief.member_id != by.pk:
        raise NotToBeAsked("only who asked takes it back")
    move(debrief, "withdraw", closed_at=now, due_at=None, asked=None)


@transaction.atomic
def finish_debrief(debrief: Debrief, *, by: Member, now: datetime) -> None:
    """Either of the two says that this talk is over. Their conversation stays: they may go on writing."""
    if by.pk not in (debrief.member_id, debrief.taken_by_id):
        raise NotToBeAsked("only the two end it")
    move(debrief, "finish", closed_at=now, due_at=None)


@transaction.atomic
def mark_training_talk(debrief: Debrief, *, by: Member, now: datetime) -> None:
    """Whoever listened marks that the two went through the training together, and the talk is over."""
    if debrief.taken_by_id != by.pk or debrief.about != Debrief.About.TRAINING:
        raise NotToBeAsked("there is no talk about training to mark")
    finish_debrief(debrief, by=by, now=now)
    Training.objects.update_or_create(member=debrief.member, defaults={"talk_at": now, "talked_with": by})
    tell(debrief.member, kind="something-new", path="/people/helping/training/", now=now)


def debriefs_in_time(now: datetime) -> int:
    """The clock: turns that have passed go to whoever is next; returns how many moved."""
    moved = 0
    for debrief in Debrief.objects.filter(state__in=OPEN, due_at__lte=now).select_related("member"):
        try:
            with transaction.atomic():
                _go_on(debrief, now)
                moved += 1
        except TooLate:
            continue  # somebody said yes in the last moment
    return moved


def _go_on(debrief: Debrief, now: datetime) -> None:
    if debrief.state == "desk":
        Debrief.objects.filter(pk=debrief.pk, state="desk").update(due_at=waits_until("desk", now))
        _tell_the_desk(debrief, now)
        return
    free = {one.pk: one for one in supervisors_free_for(debrief.member, now)}
    verb, first = after_time(debrief.state, free, debrief.asked_id), debrief.asked_id
    if verb == "finish":
        move(debrief, verb, closed_at=now, due_at=None)
        return
    to = Debrief.LIFECYCLE.after(verb, debrief.state)
    move(debrief, verb, due_at=waits_until(to, now), asked=None)
    if verb == "widen":
        for pk, supervisor in free.items():
            if pk != first:
                tell(supervisor, kind="debrief", path=MINE, now=now)
    else:
        _tell_the_desk(debrief, now)


def _tell_the_desk(debrief: Debrief, now: datetime) -> None:
    for coordinator in coordinators():
        if at_the_desk(coordinator).filter(pk=debrief.pk).exists():
            tell(coordinator, kind="needs-a-person", path=DESK, now=now)
