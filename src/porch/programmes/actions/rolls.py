"""Calling the roll of a session."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from porch.kit.clock import today_in
from porch.kit.community import here
from porch.people.models import Member
from porch.programmes.models import Episode, Mark, Session
from porch.programmes.rules.roll import Called, Here, called
from porch.record.actions import note


class NotYet(Exception):
    """Its day has not come: nobody was there or away."""


def may_be_called(session: Session, now: datetime) -> bool:
    """From the day of the session on, by the clock of the community: people come in before it begins."""
    zone = here().time_zone or "UTC"
    return today_in(zone, session.starts_at) <= today_in(zone, now)


@transaction.atomic
def call_roll(
    session: Session,
    stays: Collection[Episode],
    *,
    was: Mapping[str, Here],
    said: Mapping[str, Here],
    others: Here | None = None,
    by: Member,
    now: datetime,
) -> Called[str]:
    """Write down who was there, of ``stays`` that ``by`` may see. ``was`` stood on the sheet they were given.

    The row of the session is the lock: of two who call it at once the second sees what the first has written. NotYet
    before its day.
    """
    if not may_be_called(session, now):
        raise NotYet
    Session.objects.filter(pk=session.pk).update(rolled_at=now)
    rows = Mark.objects.filter(session=session, episode__in=stays)
    stands = {str(one.episode_id): Here(one.here) for one in rows}
    by_key = {str(one.pk): one for one in stays}
    sheet = called(by_key.keys(), stands, was, said, others)
    for key, word in sheet.marks.items():
        Mark.objects.update_or_create(
            session=session, episode=by_key[key], defaults={"here": word, "at": now, "by": by}
        )
    note("roll-called", by=by.pk, about=session.pk, now=now, detail={"marks": len(sheet.marks)})
    return sheet
