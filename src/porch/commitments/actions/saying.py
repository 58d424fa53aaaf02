"""Saying how it went, of one day: one of three words that weigh the same, or only words, or nothing."""

import json
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from porch.commitments.models import Commitment, Day, Witness
from porch.commitments.queries.own import my_own
from porch.commitments.rules.answers import Said
from porch.commitments.rules.lifecycles import STANDS
from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.wire.actions import tell


class NotThatDay(Exception):
    """It was not for that day, or the day is more than a week past. Nothing was kept."""


@transaction.atomic
def say(
    commitment: Commitment, on: date, said: Said, *, by: Member, now: datetime, tell_them: bool = False
) -> Day | None:
    """Keep what ``by`` said of the day; it takes the place of what they said before, and nothing takes it back.

    Whoever stands by it is told that there is something to read only where ``tell_them`` says so, and it was not kept
    to oneself. None where nothing was said.
    """
    mine = my_own(by, commitment.pk, now)
    if mine is None or on not in mine.days:
        raise NotThatDay
    checked = said.checked()
    if checked.is_nothing:
        Day.objects.filter(commitment=commitment, on=on).delete()
        return None
    day = Day.objects.filter(commitment=commitment, on=on).first() or Day(commitment=commitment, on=on)
    text, owner = json.dumps(checked.as_json()), of_member(by.pk)
    day.sealed_said, day.at = vault.seal(text, about=day.about_said, of=owner), now
    day.save()
    if tell_them and not checked.alone:
        _tell_witnesses(mine.commitment, {one.witness.pk for one in mine.stands}, now)
    return day


def _tell_witnesses(commitment: Commitment, of: set[UUID], now: datetime) -> None:
    """People who said yes, and may read it now. A group is told of nothing: it looks when it likes."""
    rows = Witness.objects.filter(pk__in=of, state=STANDS, member__isnull=False).select_related("member")
    for one in rows:
        assert one.member is not None  # narrowed by the query
        tell(one.member, kind="told-you", path=commitment.get_absolute_url(), now=now)
