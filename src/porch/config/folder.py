"""The data folder: made private, its secret key made once, one server at a time on it."""

import fcntl
import os
import secrets
from pathlib import Path
from typing import IO
from uuid import uuid4

from porch.kit.crypto import read_or_make


class AlreadyServed(Exception):
    """Another server runs on this data folder."""


class NotWritable(Exception):
    """The data folder cannot be made or written."""


def prepare(folder: Path) -> None:
    """The folder with its secret key and key ring; safe to call from two processes at once."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _once(folder / "secret_key", secrets.token_urlsafe(48))
        read_or_make(folder / "keys.json")
    except OSError as refused:
        raise NotWritable(f"the data folder {folder} cannot be written: {refused.strerror}") from refused


def _once(path: Path, content: str) -> None:
    if path.exists():
        return
    partial = path.with_name(f"{path.name}.{uuid4().hex}")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(content)
    try:
        os.link(partial, path)
    except FileExistsError:
        pass
    finally:
        partial.unlink()


def hold(folder: Path) -> IO[str]:
    """The server's own lock, kept as long as the returned file is open; AlreadyServed when another has it."""
    file = (folder / "serve.lock").open("a+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as held:
        file.close()
        raise AlreadyServed(f"another Porch serves the data folder {folder} already") from held
    return file
