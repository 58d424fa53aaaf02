"""How much room words take in a picture: estimated, because a server knows nothing of the reader's letters.

The estimate is for a wide typeface (DejaVu Sans), so that what fits here fits everywhere.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from porch.kit.charts.marks import Words

SIZE = 13  # units of the drawing; in the narrow one on a phone of 320 px it is still read at 11 px or more
GAP = 5.0  # between two labels side by side
ABOVE, BELOW = 0.8, 0.25  # of the size, from the line the letters stand on
SLIM = frozenset("iljI.,:;'|!()[]·’‘ ")
BROAD = frozenset("mwMW%@—…")


@lru_cache(maxsize=4096)
def width_of(text: str, size: float = SIZE) -> float:
    """About how wide ``text`` is when drawn, in units of the drawing; rather too much than too little."""
    return size * sum(_of_letter(letter) for letter in text)


def _of_letter(letter: str) -> float:
    if letter in SLIM:
        return 0.4
    if letter in BROAD or unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if unicodedata.combining(letter):
        return 0.0
    return 0.7 if letter.isupper() else 0.64


def shortened(text: str, most: float, size: float = SIZE) -> str:
    """``text`` cut with an ellipsis so that it takes no more than ``most`` units; empty where not one letter fits."""
    if width_of(text, size) <= most:
        return text
    for end in range(len(text) - 1, 0, -1):
        cut = text[:end].rstrip() + "…"
        if width_of(cut, size) <= most:
            return cut
    return ""


def room_for(label: "Words", taken: Iterable["Words"], gap: float = GAP) -> bool:
    """Whether ``label`` touches none of those already there."""
    return not any(label.touches(other, gap) for other in taken)


def placed(wanted: Iterable["Words"], width: float, taken: Iterable["Words"] = ()) -> list["Words"]:
    """Those of the labels that have room, in the order they were wanted: whoever comes first stays.

    A label that would leave the drawing at the left or the right is left out too.
    """
    before = list(taken)
    stay: list[Words] = []
    for label in wanted:
        left, _, right, _ = label.box
        if left >= 0 and right <= width and room_for(label, (*before, *stay)):
            stay.append(label)
    return stay
