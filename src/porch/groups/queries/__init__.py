"""Reads of this room, each narrowed to its viewer."""

from porch.groups.queries.settings import setting_of

__all__ = ["setting_of"]
