"""Sentences of a report as text. What is kept are English words and the values in them (``rules.said``)."""

from collections.abc import Mapping
from typing import Any


def text(said: Mapping[str, Any] | None) -> str:
    """A sentence as it was made; nothing of none."""
    if not said:
        return ""
    words: str = said["words"]
    values = said.get("values")
    return words % {name: _value(value) for name, value in values.items()} if values else words


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return str(value["date"]) if "date" in value else text(value)
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
