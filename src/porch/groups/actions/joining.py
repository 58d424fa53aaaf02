"""Asking to join, being let in, and invitations for one person."""

import secrets
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse

from porch.bonds.actions.moving import TooLate, move
from porch.groups.actions.belonging import check_standing, let_belong
from porch.groups.models import Belonging, Group, Invitation, Joiner
from porch.groups.queries import my_ask, servants_with, setting_of
from porch.groups.queries.asked import LET_IN, invitation_at
from porch.kit import vault
from porch.people.models import Member, Role
from porch.people.queries import are_blocked, holders_of
from porch.people.rules.keys import of_member
from porch.people.rules.letters import digest_of, draw_letters
from porch.record.actions import note
from porch.wire.actions import seen, tell

TIME_TO_ANSWER = timedelta(days=14)
KEPT_AFTER = timedelta(days=30)
LASTS = timedelta(days=14)
MOST_INVITATIONS = 5  # open ones of one person in one group
LONGEST_WORDS = 300


class NotOpenToAll(Exception):
    """One does not ask here: whoever wants to can join, or somebody of the group invites."""


class NotValid(Exception):
    """An invitation that was used, is over, or never was: nobody is told which. Or one too many."""


@transaction.atomic
def ask_to_join(group: Group, words: str, *, by: Member, now: datetime) -> Joiner:
    """Ask those who serve at the door. Asking twice is asking once; what is asked is answered by a date.

    NotOpenToAll where the group is not joined like this; TooLate where it takes in nobody, or they belong.
    """
    check_standing(by, now)
    if group.state != "open" or Belonging.objects.filter(group=group, member=by).exists():
        raise TooLate("there is nothing to ask")
    if setting_of(group, "joining") != "ask":
        raise NotOpenToAll
    if mine := my_ask(by, group, now):
        return mine
    joiner = Joiner(group=group, member=by, asked_at=now, due_at=now + TIME_TO_ANSWER)
    words = words.strip()[:LONGEST_WORDS]
    sealed = vault.seal(words, about=joiner.about_words, of=of_member(by.pk)) if words else b""
    joiner.sealed_words = sealed
    try:
        with transaction.atomic():
            joiner.save(force_insert=True)
    except IntegrityError:  # from two pages at once
        return Joiner.objects.get(group=group, member=by, state="asked")
    _tell_the_door(joiner, now)
    return joiner


def _tell_the_door(joiner: Joiner, now: datetime) -> None:
    """Those who serve at the door; where nobody does, coordinators. Never somebody they are not to meet."""
    group = joiner.group
    servants = servants_with(LET_IN, [group.pk], now).get(group.pk, [])
    for servant in servants:
        if not are_blocked(servant, joiner.member):
            tell(servant, kind="group-ask", path=reverse("groups:joiners", args=[group.slug]), now=now)
    if not servants:
        for member in holders_of(Role.Name.COORDINATOR):
            tell(member, kind="needs-a-person", path=reverse("groups:desk"), now=now)


@transaction.atomic
def let_in(joiner: Joiner, *, by: Member, now: datetime) -> None:
    """They belong, and are told. TooLate when it was answered, withdrawn, or its time has passed."""
    _in_time(joiner, now)
    move(joiner, "let in", answered_at=now, sealed_words=b"")
    let_belong(joiner.group, joiner.member, now)
    detail = {"group": str(joiner.group_id)}
    note("let-into-group", by=by.pk, about=joiner.member_id, now=now, detail=detail)
    tell(joiner.member, kind="group-answer", path=joiner.group.get_absolute_url(), now=now)


@transaction.atomic
def not_now(joiner: Joiner, *, by: Member, now: datetime) -> None:
    """Not now. Nobody hears of it: to whoever asked it looks as if no answer had come."""
    _in_time(joiner, now)
    move(joiner, "not now", answered_at=now, sealed_words=b"")


@transaction.atomic
def withdraw(group: Group, *, by: Member, now: datetime) -> None:
    """``by`` no longer asks, whatever was answered meanwhile; they may ask again at once."""
    for joiner in Joiner.objects.filter(group=group, member=by, state="asked"):
        move(joiner, "withdraw", answered_at=now, sealed_words=b"")
    Joiner.objects.filter(group=group, member=by, state="not-now", due_at__gt=now).update(due_at=now)
    seen(by, group.get_absolute_url(), now)


def lapse_joiners(now: datetime) -> int:
    """What nobody answered in time falls away; a month later nothing of it is left. Returns how many lapsed."""
    lapsed = 0
    for joiner in Joiner.objects.filter(state="asked", due_at__lte=now).select_related("member", "group"):
        try:
            move(joiner, "lapse", answered_at=now, sealed_words=b"")
            lapsed += 1
        except TooLate:
            continue  # somebody answered in the last moment
    Joiner.objects.exclude(state="asked").filter(due_at__lte=now - KEPT_AFTER).delete()
    Invitation.objects.filter(until__lte=now).delete()
    return lapsed


def _in_time(joiner: Joiner, now: datetime) -> None:
    if joiner.due_at <= now or joiner.group.state != "open":
        raise TooLate("its time has passed")


@transaction.atomic
def invite(group: Group, *, by: Member, now: datetime) -> str:
    """Letters that let one person in within two weeks, told once and never again. NotValid with five open ones."""
    mine = Invitation.objects.filter(group=group, made_by=by, used_at=None, until__gt=now)
    if (
        group.is_household
        or not Belonging.objects.filter(group=group, member=by).exists()
        or mine.count() >= MOST_INVITATIONS
    ):
        raise NotValid
    letters = draw_letters(secrets.choice)
    Invitation.objects.create(
        group=group, made_by=by, digest=digest_of(letters), made_at=now, until=now + LASTS
    )
    note("invited-into-group", by=by.pk, about=None, now=now, detail={"group": str(group.pk)})
    return letters


@transaction.atomic
def by_invitation(letters: str, *, by: Member, now: datetime) -> Group:
    """Whoever holds the letters belongs from now on; of two at once one does. NotValid when they open nothing."""
    check_standing(by, now)
    invitation = invitation_at(letters, by, now)
    if invitation is None:
        raise NotValid
    if not Belonging.objects.filter(group=invitation.group, member=by).exists():
        if not Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=now):
            raise NotValid
        let_belong(invitation.group, by, now)
    return invitation.group
