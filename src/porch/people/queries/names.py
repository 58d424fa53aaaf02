"""Names to choose from. They travel as signed tokens, so that nothing can be typed in their place."""

import random
from datetime import timedelta

from django.core import signing

from porch.people.models import Member
from porch.people.rules.names import draw_name, key_of

SALT = "porch.people.suggested-name"
HOLDS_FOR = timedelta(hours=12)


def suggest_names(count: int = 1) -> list[str]:
    """Signed tokens of names that nobody holds now; they can be used for twelve hours."""
    chance, found = random.SystemRandom(), list[str]()
    while len(found) < count:
        drawn = {draw_name(chance) for _ in range(4 * count)} - {name_in(token) for token in found}
        taken = set(Member.objects.filter(handle_key__in=map(key_of, drawn)).values_list("handle", flat=True))
        found += [signing.dumps(name, salt=SALT) for name in drawn - taken]
    return found[:count]


def name_in(suggestion: str) -> str | None:
    """The name a token carries; None when it was not made here or is too old."""
    try:
        return str(signing.loads(suggestion, salt=SALT, max_age=HOLDS_FOR))
    except signing.BadSignature:
        return None
