"""Verbs of this room."""

from porch.groups.actions.serving import NotToBeSeated, seat, unseat
from porch.groups.actions.settings import change_setting

__all__ = ["NotToBeSeated", "change_setting", "seat", "unseat"]
