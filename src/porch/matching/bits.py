"""Bit counting for kernels, and the tie-break that no sign-up order can lean on."""

from typing import Any

import numpy as np

from porch.matching.warmth import choose_cache_folder

choose_cache_folder()

from llvmlite import ir  # noqa: E402  (numba reads its cache folder when it is imported)
from numba import njit  # noqa: E402
from numba.core import types  # noqa: E402
from numba.extending import intrinsic  # noqa: E402


@intrinsic
def _popcount(typing_context: Any, word: Any) -> Any:
    """Set bits of a uint64, as int64 (one machine instruction)."""

    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        count = builder.module.declare_intrinsic("llvm.ctpop", [ir.IntType(64)])
        return builder.call(count, arguments)

    return types.int64(types.uint64), emit


@intrinsic
def _ctz(typing_context: Any, word: Any) -> Any:
    """Position of the lowest set bit of a uint64 that is not zero, as int64."""

    def emit(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.cttz(arguments[0], ir.Constant(ir.IntType(1), 1))

    return types.int64(types.uint64), emit


popcount: Any = _popcount
ctz: Any = _ctz


@njit(inline="always")
def tie_key(mine: int, theirs: int) -> int:
    """A number below 2**32 that orders people of equal worth, different for every ``mine``.

    For one ``mine`` no two ``theirs`` get the same number (each step can be undone), so a list ordered by
    (worth, tie_key) has one order only, however it was put together.
    """
    x = (np.uint64(mine) * np.uint64(0x9E3779B1) + np.uint64(theirs)) & np.uint64(0xFFFFFFFF)
    x ^= x >> np.uint64(16)
    x = (x * np.uint64(0x85EBCA6B)) & np.uint64(0xFFFFFFFF)
    x ^= x >> np.uint64(13)
    x = (x * np.uint64(0xC2B2AE35)) & np.uint64(0xFFFFFFFF)
    x ^= x >> np.uint64(16)
    return np.int64(x)  # type: ignore[return-value]
