"""Tables of the safety room."""

from porch.safety.models.reports import Report

__all__ = ["Report"]
