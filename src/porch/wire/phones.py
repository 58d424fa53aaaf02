"""Which browsers may be woken: turned on by their owner on the device itself, off by that hand or by signing out."""

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from django.conf import settings
from django.db import transaction

from porch.kit import vault, webpush
from porch.kit.clock import now as this_moment
from porch.people.models import Member
from porch.people.queries import community, visits
from porch.people.rules.keys import of_member
from porch.record.actions import note
from porch.wire.models import Phone
from porch.wire.waking import NotWakeable, checked_address

KEY_FILE = "push_key.pem"
MOST_PHONES = 5
LONGEST_LABEL = 40


class NotAllowedHere(Exception):
    """This community wakes no phones."""


def allowed() -> bool:
    """Whether the community lets phones be woken; off until an operator decides it."""
    return community().push


def signing_key() -> EllipticCurvePrivateKey:
    """The key every message is signed with. It lies in the data folder, never in the database."""
    return webpush.read_or_make(Path(settings.PORCH_DATA) / KEY_FILE)


@transaction.atomic
def turn_on(
    member: Member, *, session: str, address: str, point: str, secret: str, label: str = "", now: datetime
) -> Phone:
    """Let this browser be woken while ``session`` lasts; what it or this session had before is replaced.

    NotAllowedHere where the community wakes no phones; NotWakeable, with one sentence, when what the browser gave
    cannot be used. The oldest goes when there would be more than five.
    """
    if not allowed():
        raise NotAllowedHere
    checked_address(address, settings.PUSH_HOSTS)
    try:
        webpush.keys_of(point, secret)
    except webpush.NotABrowsersKeys as wrong:
        raise NotWakeable("This browser gave keys that cannot be used. Turn it on once more.") from wrong
    digest = hashlib.sha256(address.encode()).hexdigest()
    Phone.objects.filter(digest=digest).delete()
    mine = list(Phone.objects.filter(member=member).order_by("-made_at"))
    same = [phone for phone in mine if phone.box["session"] == session]
    _drop(same + [phone for phone in mine if phone not in same][MOST_PHONES - 1 :])
    phone = Phone(pk=uuid4(), member=member, digest=digest, made_at=now)
    box = {"address": address, "point": point, "secret": secret, "session": session}
    phone.sealed_box = vault.seal(
        json.dumps({**box, "label": " ".join(label.split())[:LONGEST_LABEL]}),
        about=phone.about_box,
        of=of_member(member.pk),
    )
    phone.save()
    note("phone-on", by=member.pk, about=member.pk, now=now)
    return phone


@transaction.atomic
def turn_off(phone: Phone, *, now: datetime) -> None:
    """Wake this one no more."""
    phone.delete()
    note("phone-off", by=phone.member_id, about=phone.member_id, now=now)


def _drop(phones: list[Phone]) -> None:
    Phone.objects.filter(pk__in=[phone.pk for phone in phones]).delete()


def is_signed_in(phone: Phone) -> bool:
    """Whether the session it was turned on in still stands: signing out, leaving or a new password ends it."""
    behind = visits.member_of_visit(phone.box["session"], this_moment())
    return behind is not None and behind.pk == phone.member_id


def forget_gone(now: datetime) -> None:
    """Phones whose session is over go."""
    _drop([phone for phone in Phone.objects.iterator() if not is_signed_in(phone)])


def shown(phones: list[Phone], session: str) -> list[dict[str, Any]]:
    """The phones for their owner's page; the one in their hand first."""
    rows = [
        {"phone": phone, "label": phone.box["label"], "here": phone.box["session"] == session}
        for phone in phones
    ]
    return sorted(rows, key=lambda row: not row["here"])
