"""The end of moving over: what went along is shut, and the stay in the house before ends when the next one begins."""

from datetime import date, datetime
from uuid import UUID

from porch.houses.actions.staying import end_stay
from porch.houses.actions.telling import tell_those_who_look_after
from porch.houses.models import Application, Stay
from porch.houses.queries.moving_over import given_along
from porch.houses.rules.moving_over import ANOTHER_HOUSE
from porch.people.actions.consent import revoke


def shut(row: Application, now: datetime) -> None:
    """Nothing of another house is open to this one any more, and the line is gone."""
    for grant in given_along(row, now):
        revoke(grant.pk, by=row.member, now=now)
    if row.sealed_line:
        row.sealed_line = b""
        row.save(update_fields=["sealed_line"])


def leave_for(row: Application, today: date, now: datetime) -> UUID | None:
    """The stay they move over from ends the day before ``today``; its id, or None where they move from nowhere.

    Those who look after that house are told what they are told of any stay: that something of its beds is new.
    """
    mine = Stay.objects.select_for_update(of=("self",)).select_related("house", "member")
    old = mine.filter(pk=row.from_stay, member=row.member_id).first() if row.from_stay else None
    if old is None:
        return None
    if old.until_on is None:
        end_stay(old, until_on=max(today, old.from_on), ending=ANOTHER_HOUSE, by=row.member, now=now)
        tell_those_who_look_after(old.house, "houses:beds", now=now)
    return old.pk
