"""The pairing engine in one long-lived child process.

The child imports ``porch.matching`` and loads its kernels once; this process never does, so a web thread
starts without numba and a heavy round never holds up a page. The child is spawned on first use, replaced
once when it died, and stopped with ``stop``. Cases and answers travel as JSON text: the public format of
``porch pair``, with ``labels`` beside it (field, code, the words people read in a reason).
"""

import json
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from multiprocessing import get_context, parent_process
from typing import Any

_guard = threading.Lock()
_child: ProcessPoolExecutor | None = None


class EngineStopped(Exception):
    """The child process died twice in a row over the same question."""


def pair(case: str, *, seed: int) -> str:
    """The engine's answer to a case, both as JSON text. CaseRefused when the case cannot be read."""
    return _ask(_pair, case, seed)


def suggest(case: str, *, person: str, most: int) -> str:
    """The best free people for one person, best first: a JSON list of ``id score reason_codes reasons components``."""
    return _ask(_suggest, case, person, most)


def circles(case: str, *, seed: int) -> str:
    """Small groups out of the same people, as JSON text."""
    return _ask(_circles, case, seed)


def stop() -> None:
    """End the child, if there is one; the next question starts another."""
    global _child
    with _guard:
        ending, _child = _child, None
    if ending is not None:
        ending.shutdown(wait=True, cancel_futures=True)


def _ask(door: Callable[..., str], *given: Any) -> str:
    for _ in range(2):
        child = _running()
        try:
            return child.submit(door, *given).result()
        except BrokenProcessPool:
            _forget(child)
    raise EngineStopped(door.__name__.strip("_"))


def _running() -> ProcessPoolExecutor:
    global _child
    with _guard:
        if _child is None:
            _child = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_begin)
        return _child


def _forget(broken: ProcessPoolExecutor) -> None:
    global _child
    with _guard:
        if _child is broken:
            _child = None
    broken.shutdown(wait=False, cancel_futures=True)


# ---- below: what runs in the child ----


def _begin() -> None:
    """Ctrl-C reaches the whole terminal; the parent decides when the child ends, and takes it along when killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    import_module("porch.matching").warm()


def _end_with_the_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def _pair(case: str, seed: int) -> str:
    asked = json.loads(case)
    labels = asked.pop("labels", {})
    read = import_module("porch.matching.reading").case_from(asked)
    return json.dumps(import_module("porch.matching.run").pair(read, seed=seed, labels=labels).as_dict())


def _suggest(case: str, person: str, most: int) -> str:
    asked = json.loads(case)
    labels = asked.pop("labels", {})
    read = import_module("porch.matching.reading").case_from(asked)
    arriving = next(one for one in read.people if one.id == person)
    found = import_module("porch.matching.arrivals").suggest(arriving, read, most=most, labels=labels)
    return json.dumps([_candidate(one, person) for one in found])


def _candidate(found: Any, person: str) -> dict[str, Any]:
    """One suggestion, under the id of the other of the two."""
    return {
        "id": found.b if found.a == person else found.a,
        "score": found.score,
        "reason_codes": list(found.reason_codes),
        "reasons": list(found.reasons),
        "components": found.components,
    }


def _circles(case: str, seed: int) -> str:
    return json.dumps(import_module("porch.matching.circle_case").circles_from(json.loads(case), seed))
