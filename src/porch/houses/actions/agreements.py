"""Publishing a version of the agreement, and signing one. What was published is never changed: there is a next one."""

from datetime import date, datetime

from django.db import transaction

from porch.houses.actions.telling import tell_residents
from porch.houses.models import Agreement, House, Signature
from porch.houses.queries import agreements as seen
from porch.houses.queries.agreements import Party
from porch.houses.rules.agreements import LONGEST, as_written, digest
from porch.houses.rules.refusing import Refused
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.record.actions import note


@transaction.atomic
def publish(house: House, text: str, *, from_on: date, by: Member, now: datetime) -> Agreement:
    """The next version. Whoever lives there is told that there is something to read before it holds."""
    House.objects.select_for_update().get(pk=house.pk)
    written = as_written(text)
    if len(written) > LONGEST or len(written) < 2:
        raise Refused("Write it down, in at most thirty thousand letters.")
    if from_on < today_in(house.time_zone, now):
        raise Refused("It holds from today or a later day: nobody agreed to it before.")
    last = seen.versions(house).first()
    if last is not None and last.text == written:
        raise Refused("Nothing is changed: that is the version there is.")
    made = Agreement.objects.create(
        house=house,
        version=last.version + 1 if last else 1,
        text=written,
        from_on=from_on,
        made_by=by,
        made_at=now,
    )
    detail = {"house": str(house.pk), "version": made.version, "digest": digest(written)}
    note("house-agreement", by=by.pk, about=None, now=now, detail=detail)
    tell_residents(house, "houses:agreement", but=by.pk, now=now)
    return made


@transaction.atomic
def sign(agreement: Agreement, party: Party, read: str, *, now: datetime) -> Signature:
    """``read`` is the digest of the text that stood on the page they signed. Refused where that is another text."""
    if not party.signs:
        raise Refused("Whoever lives there or is to move in signs it.")
    newest = seen.to_sign(party.house, now)
    if newest is None or newest.pk != agreement.pk or read != digest(agreement.text):
        raise Refused("There is a newer version since. Read that one, and sign it.")
    found = seen.signature_of(agreement, party.member)
    if found is not None:
        return found
    made = Signature.objects.create(
        agreement=agreement,
        stay=party.stay,
        application=None if party.stay else party.application,
        at=now,
        digest=read,
    )
    detail = {"agreement": str(agreement.pk), "digest": read}
    note("house-signed", by=party.member.pk, about=party.member.pk, now=now, detail=detail)
    return made
