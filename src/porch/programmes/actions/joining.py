"""Letters that let somebody in, and the yes by which they come in: their consent is their membership."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from porch.kit.clock import today_in
from porch.kit.community import here
from porch.people.actions import consent
from porch.people.models import Grant, Member
from porch.people.rules.letters import digest_of, draw_letters
from porch.programmes.models import Cohort, Episode, Invitation, Worker
from porch.programmes.queries.letters import open_letter
from porch.programmes.rules.engagement import PURPOSE, SCOPE, ends
from porch.programmes.rules.telling import TO_WORKERS
from porch.record.actions import note

LASTS = timedelta(days=28)
MOST_LETTERS = 40


class LetterOver(Exception):
    """It is used, over, or never was: nobody is told which."""


class NotForYou(Exception):
    """Who works in a programme does not stay in it, and nobody stays in one cohort twice at a time."""


@transaction.atomic
def write_letters(cohort: Cohort, count: int, *, by: Member, now: datetime) -> list[str]:
    """Letters that let in one person each, for four weeks. What stands on them is kept nowhere."""
    Invitation.objects.filter(until__lte=now).delete()
    made = [draw_letters(secrets.choice) for _ in range(min(max(count, 1), MOST_LETTERS))]
    Invitation.objects.bulk_create(
        Invitation(cohort=cohort, digest=digest_of(one), made_by=by, made_at=now, until=now + LASTS)
        for one in made
    )
    note("letters-written", by=by.pk, about=cohort.pk, now=now, detail={"letters": len(made)})
    return made


@transaction.atomic
def end_letters(cohort: Cohort, *, by: Member, now: datetime) -> int:
    """Letters of this cohort that nobody used open nothing from now on; returns how many."""
    ended, _ = Invitation.objects.filter(cohort=cohort).delete()
    note("letters-ended", by=by.pk, about=cohort.pk, now=now)
    return ended


@transaction.atomic
def join(digest: str, *, by: Member, now: datetime) -> Episode:
    """``by`` says yes to what the letter leads to. LetterOver, or NotForYou; then nothing is changed."""
    letter = open_letter(digest, now)
    if letter is None:
        raise LetterOver
    cohort = letter.cohort
    works = Worker.objects.filter(programme=cohort.programme, member=by, until=None)
    stays = Episode.objects.filter(cohort=cohort, member=by, ended_on=None)
    if not by.in_recovery or works.exists() or stays.exists():
        raise NotForYou
    gone, _ = Invitation.objects.filter(pk=letter.pk).delete()  # of two who use it at once one finds it gone
    if not gone:
        raise LetterOver
    begins = max(today_in(here().time_zone or "UTC", now), cohort.starts_on)
    stay = Episode(cohort=cohort, member=by, started_on=begins)
    stay.grant = _give(cohort, by, now)
    stay.save(force_insert=True)
    note("stay-begun", by=by.pk, about=stay.pk, now=now)
    return stay


@transaction.atomic
def say_yes_again(stay: Episode, *, by: Member, now: datetime) -> bool:
    """Staff may see one's engagement again, after it was taken back or has ended. False once its time is over."""
    if stay.member_id != by.pk or ends(stay.cohort.ends_on) <= now:
        return False
    stay.grant = _give(stay.cohort, by, now)
    stay.save(update_fields=["grant"])
    return True


def _give(cohort: Cohort, by: Member, now: datetime) -> Grant:
    return consent.give(
        SCOPE,
        TO_WORKERS,
        by=by,
        now=now,
        item=str(cohort.pk),
        purpose=PURPOSE,
        ends=ends(cohort.ends_on),
        origin=cohort.programme.origin,
    )
