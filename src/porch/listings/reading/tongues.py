"""A code of a language where a list means something of its own: half of a town's meetings are not held in Hebrew."""

import re
from collections import Counter
from dataclasses import replace

from porch.listings.listing import Listing
from porch.listings.reading.taking import Taking
from porch.listings.vocabulary import TYPES

ENOUGH = 50
"""Listings below which nothing can be told from how many there are of a kind."""
SHARE = 0.25
"""Of a list, from which on a language would show somewhere in its letters."""

_LETTERS = {
    "he": "\u0590-\u05ff",
    **dict.fromkeys(("ar", "fa", "ur"), "\u0600-\u06ff"),
    **dict.fromkeys(("ru", "uk", "bg"), "\u0400-\u04ff"),
    **dict.fromkeys(("hi", "ne"), "\u0900-\u097f"),
    **{"el": "\u0370-\u03ff", "ka": "\u10a0-\u10ff", "am": "\u1200-\u137f", "th": "\u0e00-\u0e7f"},
    **{"ja": "\u3040-\u30ff\u4e00-\u9fff", "zh": "\u4e00-\u9fff", "ko": "\uac00-\ud7a3"},
    **{"ml": "\u0d00-\u0d7f", "pa": "\u0a00-\u0a7f", "ta": "\u0b80-\u0bff", "bn": "\u0980-\u09ff"},
}
_ENGLISH = ("", "US", "CA", "GB", "IE", "AU", "NZ")


def without_strangers(taking: Taking) -> None:
    """Takes a language off a list that has it everywhere and never uses a letter of it; the code is kept as unknown."""
    listings = taking.read.listings
    if len(listings) < ENOUGH or taking.country not in _ENGLISH:
        return
    often = Counter(kind for one in listings for kind in one.types if TYPES[kind].language in _LETTERS)
    for kind, times in often.items():
        letters = re.compile(f"[{_LETTERS[TYPES[kind].language]}]")
        if times < len(listings) * SHARE or any(letters.search(one.name + one.notes) for one in listings):
            continue
        code = TYPES[kind].mg or kind
        taking.note(
            "types",
            f"“{code}” stands in {times} rows and nothing is in {TYPES[kind].name}: kept, not understood",
        )
        taking.read.listings = listings = [_without(one, kind, code) for one in listings]


def _without(one: Listing, kind: str, code: str) -> Listing:
    if kind not in one.types:
        return one
    return replace(
        one, types=tuple(other for other in one.types if other != kind), unknown=(*one.unknown, code)
    )
