"""What this room shows at /people/: those one keeps. Everything else of it is a page of its own, one line here."""

from datetime import datetime
from typing import Any

from porch.company import queries
from porch.people.models import Member

BEFORE_THE_FOLD = 4


def kept_section(member: Member, now: datetime) -> dict[str, Any] | None:
    """The first few by name, the others behind a fold, so that the page stays short on a phone."""
    kept = queries.kept_by(member)
    if not kept:
        return None
    return {"first": kept[:BEFORE_THE_FOLD], "more": kept[BEFORE_THE_FOLD:]}


def shows_what_i_gave(member: Member) -> bool:
    return not queries.wishes_of(member).gave_hidden
