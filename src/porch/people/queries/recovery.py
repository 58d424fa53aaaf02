"""Whose recovery words these are: same time and same answer, whether the name exists or not."""

from functools import cache

from django.contrib.auth.hashers import check_password, make_password

from porch.people.models import Member, RecoveryWords
from porch.people.rules.names import key_of
from porch.people.rules.recovery_words import as_kept


def as_secret(handle_key: str, words: str) -> str:
    return f"{handle_key}|{words}"


@cache
def _nobodys_record() -> str:
    """A record no words open, so that an unknown name costs as much as a known one."""
    return make_password("nobody|nobody-has-these-words")


def whose_words(handle: str, words: str) -> Member | None:
    """The member of that name, when these are their four words and they are not staff."""
    key = key_of(handle)
    record = RecoveryWords.objects.select_related("member").filter(member__handle_key=key).first()
    matches = check_password(as_secret(key, as_kept(words)), record.digest if record else _nobodys_record())
    if record is None or not matches or record.member.is_staff:
        return None
    return record.member
