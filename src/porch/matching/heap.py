"""Binary heaps inside flat arrays: keys with a name each, smallest on top."""

from typing import Any

from porch.matching.warmth import choose_cache_folder

choose_cache_folder()

from numba import njit  # noqa: E402  (numba has to know its cache folder before a kernel is declared)

Array = Any
"""A numpy array as a kernel sees it."""
Number = Any
"""A machine integer as a kernel sees it."""


@njit(inline="always")
def sift_up(keys: Array, names: Array, start: int, size: int, key: int, name: int) -> None:
    """Add an entry to the heap of ``size`` entries that begins at ``start``."""
    at = size
    while at > 0:
        above = (at - 1) >> 1
        if keys[start + above] <= key:
            break
        keys[start + at] = keys[start + above]
        names[start + at] = names[start + above]
        at = above
    keys[start + at] = key
    names[start + at] = name


@njit(inline="always")
def replace_top(keys: Array, names: Array, start: int, size: int, key: int, name: int) -> None:
    """Put an entry in the place of the smallest one."""
    at = 0
    while True:
        below = 2 * at + 1
        if below >= size:
            break
        if below + 1 < size and keys[start + below + 1] < keys[start + below]:
            below += 1
        if keys[start + below] >= key:
            break
        keys[start + at] = keys[start + below]
        names[start + at] = names[start + below]
        at = below
    keys[start + at] = key
    names[start + at] = name


@njit(inline="always")
def keep_best(keys: Array, names: Array, start: int, size: int, room: int, key: int, name: int) -> int:
    """Keep the ``room`` largest keys; returns the new size."""
    if size < room:
        sift_up(keys, names, start, size, key, name)
        return size + 1
    if room > 0 and key > keys[start]:
        replace_top(keys, names, start, size, key, name)
    return size


@njit(inline="always")
def drop_top(keys: Array, names: Array, start: int, size: int) -> int:
    """Remove the smallest entry; returns the new size."""
    last = size - 1
    if last > 0:
        replace_top(keys, names, start, last, keys[start + last], names[start + last])
    return last
