"""The formats and service bodies a source words itself."""

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

from django.db import models

from porch.kit.bulk import write_rows
from porch.listings.report import BodyRow, FormatRow, Read
from porch.meetings.models import FormatWord, ServiceBody, Source


def keep_words(read: Read, source: Source, *, dry_run: bool) -> int:
    """Keep what a source says of formats and bodies; returns how many are other than before.

    What a reading does not speak of at all stays: they often come apart from the meetings.
    """
    formats = {_by_language(row): row for row in map(_format, read.formats)}
    bodies = {_by_number(row): row for row in map(_body, read.bodies)}
    differ = _kept(FormatWord, source, formats, _by_language, dry_run=dry_run)
    return differ + _kept(ServiceBody, source, bodies, _by_number, dry_run=dry_run)


_by_language, _by_number = itemgetter("number", "lang"), itemgetter("number")


def _kept(
    model: type[FormatWord | ServiceBody],
    source: Source,
    told: Mapping[Any, dict[str, Any]],
    key: Callable[[Any], Any],
    *,
    dry_run: bool,
) -> int:
    if not told:
        return 0
    columns = list(next(iter(told.values())))
    rows = model._default_manager.filter(source=source)
    here = {key(row): row for row in rows.values(*columns)}
    differ: int = sum(here.get(name) != row for name, row in told.items())
    differ += sum(name not in told for name in here)
    if differ and not dry_run:
        rows.delete()
        write_rows(model, ({"source_id": source.pk} | row for row in told.values()), ["source_id", *columns])
    return differ


def _format(row: FormatRow) -> dict[str, Any]:
    said = {
        **{"number": row.number, "key": row.key, "lang": row.lang, "name": row.name},
        **{"description": row.description, "world_id": row.world_id, "kind": row.kind},
    }
    return _cut(FormatWord, said)


def _body(row: BodyRow) -> dict[str, Any]:
    said = {
        **{"number": row.number, "parent": row.parent, "name": row.name, "description": row.description},
        **{"kind": row.kind, "url": row.url, "helpline": row.helpline, "world_id": row.world_id},
    }
    return _cut(ServiceBody, said)


def _cut(model: type[models.Model], said: dict[str, Any]) -> dict[str, Any]:
    """As long as the columns are."""
    longest = {one.name: getattr(one, "max_length", None) for one in model._meta.get_fields()}
    return {
        name: value[: longest[name]] if isinstance(value, str) and longest[name] else value
        for name, value in said.items()
    }
