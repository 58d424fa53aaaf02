"""How this room says its states and doors."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

DOOR_WORDS: Mapping[str, Any] = {
    "programme": _("To a programme"),
    "house": _("To a house"),
    "group": _("To a group"),
    "mentor": _("To a mentor"),
}

STATES: Mapping[str, Any] = {
    "sent": _(
        "On its way. Whoever introduces you is asked, for three days at most; then it goes on without."
    ),
    "introduced": _("Whoever stands at that door is asked, for three days."),
    "received": _("Somebody there will meet you."),
    "met": _("You have met."),
    "not-met": _("Nobody at that door could, this time. It says nothing about you."),
    "ended": _("Ended."),
}
"""In the words of the one whose hand-over it is."""
