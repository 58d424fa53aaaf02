"""A server as a process of its own on one core, and what it and its children have used."""

import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def pinned(core: int) -> Iterator[None]:
    """What is started within runs on one core for good; this process goes back to the others after it."""
    mine = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, mine - {core} or mine)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until[T](look: Callable[[], T], seconds: float) -> T:
    """Look again until there is something; the last refusal when the time is over."""
    ends = time.monotonic() + seconds
    while True:
        try:
            if found := look():
                return found
        except Exception:
            if time.monotonic() > ends:
                raise
        if time.monotonic() > ends:
            raise TimeoutError(f"nothing in {seconds:.0f} seconds")
        time.sleep(0.05)


def family(pid: int) -> list[int]:
    """A process and all below it."""
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for task in Path(f"/proc/{pid}/task").iterdir():
        below += (task / "children").read_text().split()
    return [pid] + [one for child in sorted({int(child) for child in below}) for one in family(child)]


def cpu(pid: int) -> float:
    """Seconds of CPU of a process and all below it, those that ended included."""
    spent = 0
    for one in family(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
        spent += sum(int(fields[at]) for at in ((11, 12, 13, 14) if one == pid else (11, 12)))
    return spent / TICKS


def memory(pid: int, line: str = "VmRSS") -> float:
    """Megabytes of one process: as of now (VmRSS), or the most it ever had (VmHWM)."""
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    return float(next(said.split()[1] for said in status if said.startswith(line))) / 1024
