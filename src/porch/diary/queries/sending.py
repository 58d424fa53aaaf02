"""Whose phone it is, in a word that tells nobody else anything."""

import hmac

from porch.kit import vault
from porch.people.models import Member

ABOUT = "waits on a phone of"
LENGTH = 32


def mark_of(member: Member) -> str:
    """What a phone keeps beside what waits there: the same for the same person, and nobody's name."""
    return vault.marks(str(member.pk), about=ABOUT)[0][:LENGTH]


def is_mark_of(member: Member, mark: str) -> bool:
    """Also a mark from before our keys were changed."""
    return any(hmac.compare_digest(one[:LENGTH], mark) for one in vault.marks(str(member.pk), about=ABOUT))
