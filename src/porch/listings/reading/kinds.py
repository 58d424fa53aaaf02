"""What kind of meeting it is: codes, names and keys become ids of the vocabulary, or stay as they stand."""

import re
from functools import lru_cache
from typing import Any

from porch.listings.reading.taking import Taking
from porch.listings.reading.words import plain
from porch.listings.vocabulary import TYPES, by_mg, by_name, by_world

type Kinds = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]

_BETWEEN = re.compile(r"\s*[,;|\n]\s*")
_MOST = 60
_LONGEST = 1000


def kinds(taking: Taking, said: Any, fellowship: str) -> Kinds:
    """Ids, codes nobody knows, and the ids that say only how one gets in, which links and places say better."""
    if not said and said != 0:
        return (), (), ()
    if isinstance(said, list):
        parts = tuple(one if isinstance(one, str) else _as_text(one) for one in said[:_MOST])
    else:
        parts = (said if isinstance(said, str) else _as_text(said),)
    if len(parts) < (len(said) if isinstance(said, list) else 1) or any(len(one) > _LONGEST for one in parts):
        taking.note("types", f"only the first {_MOST} kinds and {_LONGEST} letters are read")
        parts = tuple(one[:_LONGEST] for one in parts)
    found = _kinds(parts, fellowship)
    return settled(taking, found)


def settled(taking: Taking, found: Kinds) -> Kinds:
    """Unknown codes counted; and of a meeting that says open and closed, closed: nobody is sent away at the door."""
    ids, unknown, venues = found
    taking.unknown.update(unknown)
    if "open" in ids and "closed" in ids:
        taking.note("types", "says open and closed: kept as closed, so that nobody is sent away at the door")
        ids = tuple(one for one in ids if one != "open")
    return ids, unknown, venues


def _as_text(said: Any) -> str:
    return str(said) if isinstance(said, int | float) and not isinstance(said, bool) else ""


@lru_cache(maxsize=8192)
def _kinds(parts: tuple[str, ...], fellowship: str) -> Kinds:
    ids, unknown, venues = dict[str, None](), dict[str, None](), dict[str, None]()
    for said in parts:
        for text in _split(said, fellowship):
            known = _known(text, fellowship)
            if known is None:
                unknown[text[:60]] = None
            else:
                (venues if TYPES[known].kind == "venue" else ids)[known] = None
    return tuple(ids), tuple(unknown), tuple(venues)


def _split(said: str, fellowship: str) -> list[str]:
    """Parted by commas; but what is only known as a whole is one name with commas in it."""
    text = plain(said)[0]
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) < 2 or all(_known(part, fellowship) for part in parts) or not _known(text, fellowship):
        return parts
    return [text]


def _known(text: str, fellowship: str) -> str | None:
    found = by_mg(text, fellowship) or by_name(text) or by_world(text)
    return found.id if found else None
