"""Moving a row along its lifecycle: a conditional update, so that of two who try at once one is told it is too late."""

from typing import Any, Protocol

from django.db import models

from porch.kit.lifecycle import Lifecycle, NotAllowed


class TooLate(Exception):
    """Someone else, or time, moved it first. Nothing was changed."""


class Moves(Protocol):
    """A row with a lifecycle."""

    LIFECYCLE: Lifecycle
    state: str
    pk: Any


def move[R: models.Model](row: R, verb: str, **changes: Any) -> str:
    """Move ``row`` by ``verb`` and write ``changes`` with it; returns the state it was in.

    TooLate when the row is no longer in the state it was read in, or the verb does not start there.
    """
    lifecycle: Lifecycle = row.LIFECYCLE  # type: ignore[attr-defined]
    before: str = row.state  # type: ignore[attr-defined]
    try:
        after = lifecycle.after(verb, before)
    except NotAllowed as wrong:
        raise TooLate(str(wrong)) from wrong
    rows = type(row)._default_manager.filter(pk=row.pk, state=before)
    if rows.update(state=after, **changes) != 1:
        raise TooLate(f"{lifecycle.name} is no longer {before}")
    for name, value in {"state": after, **changes}.items():
        setattr(row, name, value)
    return before
