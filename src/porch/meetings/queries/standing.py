"""What is worked out from the whole list, kept in this process until the list changes."""

from collections.abc import Callable
from threading import Lock
from uuid import UUID

from django.db import connection

# asked with every answer: for Django to make such a query takes longer than the query
_MARK = "SELECT mark FROM meetings_change WHERE id = 1"


def mark_of_the_list() -> UUID | None:
    """What the list was marked with at its last change; None while nothing was ever told. One query, one row."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK)
        row = cursor.fetchone()
    return UUID(str(row[0])) if row else None


class Standing[T]:
    """Something made from the whole list, such as the index people search in. Made anew when the list has changed.

    Asking costs one query. Whoever asks first after a change waits until it is made; others wait with them, so that
    nobody reads what is no longer so. While there is no mark, it is made every time.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._lock = Lock()
        self._made: tuple[UUID, T] | None = None

    def get(self) -> T:
        mark = mark_of_the_list()
        if mark is None:
            return self._make()
        made = self._made
        if made is not None and made[0] == mark:
            return made[1]
        with self._lock:
            made = self._made
            if made is None or made[0] != mark:
                made = self._made = (mark, self._make())
            return made[1]
