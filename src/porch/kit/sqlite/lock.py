"""The write lock: one ``flock`` per connection on one file, re-entered by the connection that holds it."""

import fcntl
import os
import time
from pathlib import Path


class WriteLockBusy(Exception):
    """Another writer held the lock longer than we wait."""


class WriteLock:
    """Held around a write. ``flock`` belongs to the open file, so threads exclude each other too."""

    def __init__(self, path: Path, patience: float) -> None:
        self._path = path
        self._patience = patience
        self._fd: int | None = None
        self.held = False

    def take(self) -> None:
        if self.held:
            return
        if self._fd is None:
            self._fd = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if not self._try():
            self._wait()
        self.held = True

    def give_back(self) -> None:
        if self.held and self._fd is not None:
            fcntl.flock(self._fd, fcntl.LOCK_UN)
        self.held = False

    def close(self) -> None:
        self.give_back()
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def _try(self) -> bool:
        assert self._fd is not None
        try:
            fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait(self) -> None:
        deadline = time.monotonic() + self._patience
        pause = 0.0005
        while not self._try():
            if time.monotonic() > deadline:
                raise WriteLockBusy(f"{self._path} was held for more than {self._patience:.0f} seconds")
            time.sleep(pause)
            pause = min(pause * 1.5, 0.02)
