"""What has changed between two readings of a source: only what somebody who goes there would notice."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from porch.listings.listing import Listing

_COMPARED = tuple(one.name for one in fields(Listing) if one.name not in ("updated", "slug"))
_IN_ANY_ORDER = {"types", "unknown", "feedback_emails"}
_DEGREES = {"latitude", "longitude"}
_SAME_DOOR = 0.000_005  # degrees: half a metre


@dataclass(frozen=True, slots=True)
class Changes:
    """Slugs, in the order of the reading they are in. ``changed`` names the fields that differ."""

    added: list[str] = field(default_factory=list)
    changed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)


def compare(before: Mapping[str, Listing], after: Mapping[str, Listing]) -> Changes:
    """How ``after`` differs from ``before``, both by slug.

    No change are: when a row was last touched, the order of types, spaces and breaks of lines, half a metre.
    """
    found = Changes(gone=[slug for slug in before if slug not in after])
    for slug, listing in after.items():
        earlier = before.get(slug)
        if earlier is None:
            found.added.append(slug)
        elif differing := differences(earlier, listing):
            found.changed[slug] = differing
        else:
            found.same.append(slug)
    return found


def differences(one: Listing, other: Listing) -> tuple[str, ...]:
    """The names of the fields in which two listings differ, in the order in which a listing has them."""
    if one == other:
        return ()
    return tuple(name for name in _COMPARED if _differ(name, getattr(one, name), getattr(other, name)))


def _differ(name: str, one: Any, other: Any) -> bool:
    if one == other:
        return False
    if name in _IN_ANY_ORDER:
        return set(one) != set(other)
    if name in _DEGREES:
        return one is None or other is None or abs(one - other) > _SAME_DOOR
    if isinstance(one, str) and isinstance(other, str):
        return one.split() != other.split()
    return True
