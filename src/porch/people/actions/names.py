"""Letting a name rest, so that nobody new is taken for whoever had it."""

from datetime import datetime, timedelta

from porch.kit import vault
from porch.people.models import NameAtRest
from porch.people.queries.names import ABOUT_A_NAME

RESTS_FOR = timedelta(days=365)


def rest_name(handle_key: str, *, now: datetime) -> None:
    """Keep a keyed digest of a name somebody gave up, for a year; the name itself is not kept."""
    current = vault.marks(handle_key, about=ABOUT_A_NAME)[0]
    NameAtRest.objects.update_or_create(digest=current, defaults={"until": now + RESTS_FOR})


def let_names_go(now: datetime) -> int:
    """Names whose year is over may be drawn again; returns how many."""
    return NameAtRest.objects.filter(until__lte=now).delete()[0]
