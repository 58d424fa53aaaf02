"""Whether two messages say nearly the same, told from keyed marks of their words: no text is kept or comes back."""

import hashlib
import heapq
import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

KEPT = timedelta(hours=48)  # marks go after this
WINDOW = timedelta(hours=24)
MOST_ALIKE = 4  # people who may be sent nearly the same words within the window
FEWEST_WORDS = 8  # a short hello is nearly the same from everyone
MARKS, RUN = 24, 2  # how many marks a message leaves, and of how many words in a row each is made
NEARLY = 0.5  # the share of marks two messages have in common from which they are nearly the same


def marks_of(text: str, *, key: bytes) -> tuple[int, ...]:
    """The smallest keyed hashes of all runs of two words; nothing for a text too short to be compared."""
    words = re.findall(r"\w+", text.casefold())
    if len(words) < FEWEST_WORDS:
        return ()
    runs = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return tuple(heapq.nsmallest(MARKS, (_mark(run, key) for run in runs)))


def _mark(run: str, key: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), key=key[:64], digest_size=6).digest())


def are_alike(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether the two texts share half of their runs, as far as the smallest marks of both together can tell."""
    if not one or not other:
        return False
    smallest = set(heapq.nsmallest(MARKS, set(one) | set(other)))
    return len(smallest & set(one) & set(other)) / len(smallest) >= NEARLY


def people_told_alike(marks: Sequence[int], before: Iterable[tuple[str, Sequence[int]]]) -> int:
    """To how many different conversations nearly the same was said: ``before`` is (where, its marks)."""
    return len({where for where, theirs in before if are_alike(marks, theirs)})
