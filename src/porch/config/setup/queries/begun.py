"""Has a community begun on this data folder?

It has when anyone is a member. A yes is remembered for the life of the process, by folder, so that an ordinary page
asks nothing; a no is asked again each time, because ``porch init`` may run beside the server.
"""

from pathlib import Path

from django.conf import settings

from porch.people.models import Member

_begun: set[Path] = set()


def has_begun() -> bool:
    folder = Path(settings.PORCH_DATA)
    if folder in _begun:
        return True
    if Member.objects.exists():
        _begun.add(folder)
        return True
    return False


def remember() -> None:
    """Say that this folder's community has begun, without a look: the tests' community has no first evening."""
    _begun.add(Path(settings.PORCH_DATA))


def waits_for_set_up() -> bool:
    """Nobody is here, and this is no demo: set-up is all there is to see."""
    return not settings.DEMO and not has_begun()
