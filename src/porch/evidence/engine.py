"""One door for work that is cut into parts: in this process, or by Dask on as many workers as there are.

A job is a pure function of one part and a way to put two answers together. Where putting together does not depend on
the order (``docs/decisions/0089``), the answer is the same on any number of workers, whatever the parts: to the byte.
"""

import os
import signal
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import reduce
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context, parent_process
from typing import Any

PATIENCE_SECONDS = 10
AT_ONCE = 256
"""Parts that are on their way to workers at a time: whoever asked holds no more answers than these."""


class NoDask(Exception):
    """Dask is not installed here; the words say how it comes."""

    def __init__(self) -> None:
        super().__init__("Dask is not installed: pip install 'porch[network]'")


@dataclass(frozen=True)
class Job[Part, Sums]:
    """``of_part`` reads nothing but its part. ``together`` is associative and commutative, ``nothing`` its zero."""

    of_part: Callable[[Part], Sums]
    together: Callable[[Sums, Sums], Sums]
    nothing: Sums


def run[Part, Sums](
    job: Job[Part, Sums], parts: Iterable[Part], *, engine: str = "local", scheduler: str | None = None
) -> Sums:
    """The answers of all ``parts`` put together. ``scheduler``: the address of a Dask scheduler; without one Dask
    works with threads of this process. NoDask where it is asked for and is not there.
    """
    if engine == "local":
        return reduce(job.together, map(job.of_part, parts), job.nothing)
    if engine != "dask":
        raise ValueError(f"there is no engine {engine!r}: local or dask")
    if find_spec("dask") is None or (scheduler and find_spec("distributed") is None):
        raise NoDask
    return _far(job, parts, scheduler) if scheduler else _near(job, parts)


def _near[Part, Sums](job: Job[Part, Sums], parts: Iterable[Part]) -> Sums:
    dask: Any = import_module("dask")
    found = job.nothing
    for some in _batches(parts):
        done = dask.compute(*map(dask.delayed(job.of_part, pure=False), some), scheduler="threads")
        found = reduce(job.together, done, found)
    return found


def _far[Part, Sums](job: Job[Part, Sums], parts: Iterable[Part], scheduler: str) -> Sums:
    client = import_module("distributed").Client(scheduler, set_as_default=False, timeout=PATIENCE_SECONDS)
    try:
        found = job.nothing
        for some in _batches(parts):
            found = reduce(job.together, client.gather(client.map(job.of_part, some, pure=False)), found)
        return found
    finally:
        client.close()


def _batches[Part](parts: Iterable[Part]) -> Iterable[list[Part]]:
    some: list[Part] = []
    for part in parts:
        some.append(part)
        if len(some) == AT_ONCE:
            yield some
            some = []
    if some:
        yield some


# ---- apart from the threads that answer pages ----


def apart(what: str, *given: Any) -> Any:
    """The answer of ``what`` ("module:function") worked out in a process of its own, which ends with it.

    So its work never holds up a page, and what it loads stays out of the memory of the server. BrokenProcessPool when
    the process was ended from outside.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_begin) as child:
        return child.submit(_call, what, given).result()


def here(what: str, *given: Any) -> Any:
    """The same in this process, which loads what it takes: for commands and tests."""
    return _call(what, given)


def _begin() -> None:
    """Ctrl-C reaches the whole terminal; the parent decides when the child ends, and takes it along when killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def _call(what: str, given: tuple[Any, ...]) -> Any:
    module, _, name = what.partition(":")
    return getattr(import_module(module), name)(*given)
