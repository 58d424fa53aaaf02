"""Reads of the safety room, each narrowed to its viewer."""

from porch.safety.queries.reports import DESK, desk_people, my_reports, open_reports, reportable, reports_at_desk

__all__ = ["DESK", "desk_people", "my_reports", "open_reports", "reportable", "reports_at_desk"]
