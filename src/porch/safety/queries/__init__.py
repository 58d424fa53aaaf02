"""Reads of the safety room, each narrowed to its viewer."""

from porch.safety.queries.appeals import JUDGES, appeals_for, judges_of
from porch.safety.queries.cases import (
    Row,
    asks_for_a_second,
    lately_closed,
    open_cases,
    queue,
    row_of,
    things_to_hide,
)
from porch.safety.queries.conflicts import DESK, cases_at_desk, desk_people, handlers_of, too_close
from porch.safety.queries.duty import (
    Line,
    Promise,
    duty_spans,
    first_contact_is_open,
    gaps_ahead,
    has_rota,
    on_duty,
    promise,
    week_of,
)
from porch.safety.queries.reports import my_reports, reportable
from porch.safety.queries.shield import (
    are_any_new,
    is_new,
    kind_of,
    looks_at_first,
    may_open_contact,
    patterns,
    wish_of,
)
from porch.safety.queries.standing import (
    Standing,
    applied_to,
    hidden,
    in_force,
    kept_from_contact,
    standing_of,
)

__all__ = [
    "DESK",
    "JUDGES",
    "Line",
    "Promise",
    "Row",
    "Standing",
    "appeals_for",
    "applied_to",
    "are_any_new",
    "asks_for_a_second",
    "cases_at_desk",
    "desk_people",
    "duty_spans",
    "first_contact_is_open",
    "gaps_ahead",
    "handlers_of",
    "has_rota",
    "hidden",
    "in_force",
    "is_new",
    "judges_of",
    "kept_from_contact",
    "kind_of",
    "lately_closed",
    "looks_at_first",
    "may_open_contact",
    "my_reports",
    "on_duty",
    "open_cases",
    "patterns",
    "promise",
    "queue",
    "reportable",
    "row_of",
    "standing_of",
    "things_to_hide",
    "too_close",
    "week_of",
    "wish_of",
]
