"""A query put together once in each thread and then only asked again: for the few pages that everybody reads.

Putting a query together takes Django five times as long as our database takes to answer it. This keeps the compiled
one and puts other values in. What ``make`` builds must depend on nothing but its arguments: no clock, no settings.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

AN_ID = UUID("5f0d2c4e-8a1b-4c3d-9e7f-1a2b3c4d5e6f")
A_MOMENT = datetime(2001, 2, 3, 4, 5, 6, 789, tzinfo=UTC)
"""What ``make`` is first called with, to see where a value goes; a query has nothing like them of its own."""


@dataclass(frozen=True)
class _Compiled:
    connection: Any
    compiler: Any
    sql: str
    params: tuple[Any, ...]
    places: Mapping[int, str]


class Prepared:
    """``make(**examples)`` gives a ``values_list`` of columns, what is worked out last. ``rows`` asks it."""

    def __init__(self, make: Callable[..., QuerySet[Any, Any]], **examples: Any) -> None:
        self._make, self._examples = make, examples
        self._known = threading.local()

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """As a list of the queryset made of ``values`` would be."""
        ready = self._compiled()
        given = [
            _as_kept(ready.connection, values[ready.places[at]]) if at in ready.places else param
            for at, param in enumerate(ready.params)
        ]
        with ready.connection.cursor() as cursor:
            cursor.execute(ready.sql, given)
            found = cursor.fetchall()
        return list(ready.compiler.results_iter(results=[found], tuple_expected=True))

    def _compiled(self) -> _Compiled:
        connection = connections[DEFAULT_DB_ALIAS]
        known: _Compiled | None = getattr(self._known, "compiled", None)
        if known is None or known.connection is not connection:
            known = self._known.compiled = self._put_together(connection)
        return known

    def _put_together(self, connection: Any) -> _Compiled:
        compiler = self._make(**self._examples).query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        kept = {name: _as_kept(connection, example) for name, example in self._examples.items()}
        places = {at: name for at, param in enumerate(params) for name, one in kept.items() if param == one}
        assert set(places.values()) == set(kept), "a value goes nowhere"
        return _Compiled(connection, compiler, sql, tuple(params), places)


def _as_kept(connection: Any, value: Any) -> Any:
    """A value as the database takes it."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
