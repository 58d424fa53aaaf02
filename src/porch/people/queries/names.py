"""Names to choose from. They travel as signed tokens, so that nothing can be typed in their place."""

import random
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.core import signing

from porch.kit import vault
from porch.people.models import Member, NameAtRest
from porch.people.registries import names_elsewhere
from porch.people.rules.names import draw_name, key_of

SALT = "porch.people.suggested-name"
HOLDS_FOR = timedelta(hours=12)
ABOUT_A_NAME = "people_nameatrest|digest"


def suggest_names(count: int = 1) -> list[str]:
    """Signed tokens of names that nobody holds now or held within a year; they can be used for twelve hours."""
    chance, found = random.SystemRandom(), list[str]()
    while len(found) < count:
        drawn = {draw_name(chance) for _ in range(4 * count)} - {name_in(token) for token in found}
        taken = set(Member.objects.filter(handle_key__in=map(key_of, drawn)).values_list("handle", flat=True))
        taken |= {name for used in names_elsewhere for name in used(drawn)}
        resting = _at_rest(map(key_of, drawn - taken))
        free = [name for name in drawn - taken if key_of(name) not in resting]
        found += [signing.dumps(name, salt=SALT) for name in free]
    return found[:count]


def is_at_rest(handle_key: str) -> bool:
    """Whether somebody gave this name up within the last year: nobody is to be taken for them."""
    return bool(_at_rest([handle_key]))


def _at_rest(keys: Iterable[str]) -> set[str]:
    marks = {mark: key for key in keys for mark in vault.marks(key, about=ABOUT_A_NAME)}
    found = NameAtRest.objects.filter(digest__in=marks).values_list("digest", flat=True)
    return {marks[digest] for digest in found}


def drawn_at(suggestion: str) -> datetime | None:
    """When a token was made; None when it was not made here. It tells how long a page stood open."""
    try:
        stamp = signing.TimestampSigner(salt=SALT).unsign(suggestion)
    except signing.BadSignature:
        return None
    at = suggestion.split(":")[-2]
    return datetime.fromtimestamp(signing.b62_decode(at), tz=UTC) if stamp else None


def name_in(suggestion: str) -> str | None:
    """The name a token carries; None when it was not made here or is too old."""
    try:
        return str(signing.loads(suggestion, salt=SALT, max_age=HOLDS_FOR))
    except signing.BadSignature:
        return None
