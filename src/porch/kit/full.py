"""A full disk: how it shows, and what may go without being written while it lasts."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, transaction

# SQLite: no room; and a write, a flush, a truncation or a growing index of the log that the disk refused
_SQLITE = {13, 778, 1034, 1290, 1546, 4874}
_SYSTEM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_POSTGRES = {"53000", "53100"}


def is_full(trouble: BaseException | None) -> bool:
    """Whether this failed because nothing more can be written, however many layers told it on."""
    seen = set[int]()
    while trouble is not None and id(trouble) not in seen:
        seen.add(id(trouble))
        if (
            getattr(trouble, "sqlite_errorcode", None) in _SQLITE
            or getattr(trouble, "sqlstate", None) in _POSTGRES
            or (isinstance(trouble, OSError) and trouble.errno in _SYSTEM)
        ):
            return True
        trouble = trouble.__cause__ or trouble.__context__
    return False


@contextmanager
def if_there_is_room() -> Iterator[None]:
    """Write something that reading does not depend on, such as what was looked at: dropped while the disk is full."""
    try:
        with transaction.atomic():
            yield
    except (DatabaseError, OSError) as trouble:
        if not is_full(trouble):
            raise
