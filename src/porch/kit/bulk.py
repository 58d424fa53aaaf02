"""Writing very many rows at once, where making an object of each would take longer than writing them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from django.db import connections, models, router
from django.db.models import Model

PLAIN = (models.CharField, models.TextField, models.IntegerField, models.FloatField, models.BooleanField)
"""Columns whose values a database takes as they are."""


def write_rows(model: type[Model], rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Insert ``rows``, each with a value for every one of ``columns`` (a foreign key by its ``_id``)."""
    _write(model, rows, columns, "")


def rewrite_rows(
    model: type[Model], rows: Iterable[Mapping[str, Any]], columns: Sequence[str], changing: Sequence[str]
) -> None:
    """Rows that are there, by their primary key: ``changing`` get the values given, the other columns stay.

    ``columns`` have to be all that a new row needs, for the database reads them before it sees that the row is there.
    """
    quote = connections[router.db_for_write(model)].ops.quote_name
    names = [quote(_field(model, name).column) for name in changing]
    key = quote(_field(model, model._meta.pk.attname).column)
    changes = ", ".join(f"{name} = excluded.{name}" for name in names)
    _write(model, rows, columns, f" ON CONFLICT ({key}) DO UPDATE SET {changes}")


def _write(
    model: type[Model], rows: Iterable[Mapping[str, Any]], columns: Sequence[str], ending: str
) -> None:
    connection = connections[router.db_for_write(model)]
    quote = connection.ops.quote_name
    fields = [_field(model, name) for name in columns]
    names = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places}){ending}"  # noqa: S608  names of ours
    prepare = [(name, _prepared(field, connection)) for name, field in zip(columns, fields, strict=True)]
    values = [[ready(row[name]) if ready else row[name] for name, ready in prepare] for row in rows]
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(statement, values)


def _field(model: type[Model], name: str) -> Any:
    return next(one for one in model._meta.concrete_fields if one.attname == name)


def _prepared(field: Any, connection: Any) -> Callable[[Any], Any] | None:
    return None if isinstance(field, PLAIN) else partial(field.get_db_prep_save, connection=connection)
