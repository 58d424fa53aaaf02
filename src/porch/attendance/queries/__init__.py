"""Reads of this room, each narrowed to its viewer."""

from porch.attendance.queries.chairing import (
    Now,
    Ready,
    is_on,
    keeps,
    now_of,
    ready_for,
    running_of,
    sitting_for,
)
from porch.attendance.queries.mine import (
    Mine,
    can_ask,
    certificate_of,
    certificates_of,
    has_something,
    in_sittings,
    is_anywhere,
    noted_by,
)
from porch.attendance.queries.signing import public_keys, signing_keys

__all__ = [
    "Mine",
    "Now",
    "Ready",
    "can_ask",
    "certificate_of",
    "certificates_of",
    "has_something",
    "in_sittings",
    "is_anywhere",
    "is_on",
    "keeps",
    "noted_by",
    "now_of",
    "public_keys",
    "ready_for",
    "running_of",
    "signing_keys",
    "sitting_for",
]
