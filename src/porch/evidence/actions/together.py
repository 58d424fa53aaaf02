"""Putting the studies of the library together, once for each set of numbers."""

from datetime import datetime

from django.db import transaction

from porch.evidence import engine
from porch.evidence.models import PutTogether
from porch.evidence.queries.library import library, studies_of
from porch.evidence.queries.together import kept
from porch.evidence.rules.heaps import digest, heaps


def is_due() -> bool:
    """Whether the library has numbers that were not put together yet."""
    return kept(digest(heaps(studies_of(library())))) is None


def put_together(now: datetime, *, apart: bool = True) -> bool:
    """Work it out and keep it in the place of what was there; False where it is there already.

    ``apart``: in a process of its own, so that the server loads nothing for it.
    """
    there = heaps(studies_of(library()))
    of = digest(there)
    if kept(of) is not None:
        return False
    plain = [heap.as_json() for heap in there]
    result = engine.apart(WORK, plain) if apart else engine.here(WORK, plain)
    with transaction.atomic():
        PutTogether.objects.exclude(of=of).delete()
        PutTogether.objects.update_or_create(of=of, defaults={"at": now, "result": result})
    return True


WORK = "porch.evidence.rules.together:put_together"
