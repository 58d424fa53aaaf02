"""Plain values as something a template can walk through: keys as words, moments in somebody's own time."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext

MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?([+-]\d{2}:\d{2}|Z)")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
TITLES = ("with", "name", "about")
"""The keys whose value names a row of a list."""


@dataclass(frozen=True)
class Reader:
    """For whom the values are written down: moments are shown as the clock in ``zone`` shows them."""

    zone: ZoneInfo

    def walk(self, share: Any) -> dict[str, Any]:
        """One of ``pairs`` (with ``empty``, the keys nothing stands under), ``said``, ``rows`` or ``text``."""
        if isinstance(share, Mapping):
            return self._said(share) if {"at", "by", "words"} <= set(share) else self._pairs(share)
        if isinstance(share, list | tuple | set):
            if share and all(isinstance(value, str) and not value.endswith(".") for value in share):
                return {"text": ", ".join(self.word(value) for value in share)}
            return {"rows": [self._row(value) for value in share]}
        return {"text": self.word(share)}

    def word(self, value: Any) -> str:
        """One value as a reader expects it; nothing for nothing."""
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return gettext("yes") if value else gettext("no")
        text = str(value)
        if MOMENT.fullmatch(text):
            return date_format(datetime.fromisoformat(text).astimezone(self.zone), "j F Y, H:i")
        if DAY.fullmatch(text):
            return date_format(date.fromisoformat(text), "j F Y")
        return text

    def _row(self, value: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping) or {"at", "by", "words"} <= set(value):
            return self.walk(value)
        title = next((key for key in TITLES if value.get(key)), None)
        rest = {key: part for key, part in value.items() if key != title}
        return {"title": self.word(value[title]) if title else "", **self._pairs(rest)}

    def _pairs(self, share: Mapping[str, Any]) -> dict[str, Any]:
        full = {key: part for key, part in share.items() if part not in (None, "", [], {})}
        return {
            "pairs": [(_as_words(key), self.walk(part)) for key, part in full.items()],
            "empty": [_as_words(key) for key in share if key not in full],
        }

    def _said(self, line: Mapping[str, Any]) -> dict[str, Any]:
        by = gettext("I") if line["by"] == "me" else line["by"]
        return {
            "said": line["words"],
            "by": by,
            "at": self.word(line["at"]),
            "note": line.get("content_note", ""),
            "taken_back": line.get("taken_back", False),
        }


def _as_words(key: str) -> str:
    return str(key).replace("_", " ")
