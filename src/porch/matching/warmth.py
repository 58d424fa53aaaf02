"""Compiled kernels: where they are kept, and how to have them ready before the first person waits."""

import hashlib
import importlib
import os
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def choose_cache_folder() -> None:
    """Keep compiled kernels in a folder named by the source of them all.

    numba asks only whether the file of the *outermost* kernel has changed, so a mended rule in a kernel that
    others call would go on being broken for whoever has the old one on disk. Called before any kernel is
    declared, by the modules that every kernel module imports. Beside the source where that can be written,
    else in the user's cache; an operator's own ``NUMBA_CACHE_DIR`` is used as the parent.
    """
    config: Any = importlib.import_module("numba").config
    name = f"kernels-{_digest_of_sources()}"
    if Path(config.CACHE_DIR).name == name:
        return
    for parent in _parents(config.CACHE_DIR):
        try:
            (parent / name).mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(parent / name, os.W_OK):
            config.CACHE_DIR = os.environ["NUMBA_CACHE_DIR"] = str(parent / name)
            return


def _parents(chosen: str) -> list[Path]:
    if chosen:
        return [Path(chosen).parent if Path(chosen).name.startswith("kernels-") else Path(chosen)]
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    private = Path(tempfile.gettempdir()) / f"porch-kernels-{os.getuid()}"
    return [HERE / "__pycache__", home / "porch", private]


def _digest_of_sources() -> str:
    text = b"".join(path.read_bytes() for path in sorted(HERE.glob("*.py")))
    return hashlib.sha256(text).hexdigest()[:16]


def warm() -> None:
    """Compile every kernel, or load it from disk, by pairing a handful of invented people."""
    importlib.import_module("porch.matching.rehearsal").rehearse()
