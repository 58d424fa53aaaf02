"""What stands on a roll: three words, and nothing else about anybody."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Here(StrEnum):
    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"


@dataclass(frozen=True)
class Called[K]:
    """What comes of a sheet that was handed in: ``marks`` to be written, ``kept`` that somebody else set meanwhile."""

    marks: Mapping[K, Here]
    kept: frozenset[K]


def called[K](
    everyone: Collection[K],
    stands: Mapping[K, Here],
    was: Mapping[K, Here],
    said: Mapping[K, Here],
    others: Here | None = None,
) -> Called[K]:
    """A sheet on which ``was`` stood and ``said`` stands now, against what ``stands`` by now.

    Only what was changed on the sheet counts. Where somebody else marked the same person otherwise meanwhile, theirs
    is kept, and whoever handed this in is told. ``others`` is for everyone nobody has marked.
    """
    changed = {one: here for one, here in said.items() if one in everyone and was.get(one) != here}
    kept = {one for one, here in changed.items() if stands.get(one) not in (was.get(one), here)}
    marks = {one: here for one, here in changed.items() if one not in kept and stands.get(one) != here}
    if others is not None:
        marks |= {one: others for one in everyone if one not in stands and one not in said}
    return Called(marks, frozenset(kept))
