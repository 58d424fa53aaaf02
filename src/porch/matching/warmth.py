"""Compiled kernels: where they are kept, and how to have them ready before the first person waits."""

import importlib
import os
import tempfile
from pathlib import Path


def choose_cache_folder() -> None:
    """Tell numba to keep compiled kernels in the user's cache when the package folder is read-only.

    Called by ``bits``, which every kernel module imports first. An operator's own ``NUMBA_CACHE_DIR``
    always wins.
    """
    if "NUMBA_CACHE_DIR" in os.environ or os.access(Path(__file__).parent, os.W_OK):
        return
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = home / "porch" / "kernels"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = Path(tempfile.gettempdir()) / f"porch-kernels-{os.getuid()}"
        folder.mkdir(mode=0o700, exist_ok=True)
    os.environ["NUMBA_CACHE_DIR"] = str(folder)


def warm() -> None:
    """Compile every kernel, or load it from disk, by pairing a handful of invented people."""
    importlib.import_module("porch.matching.rehearsal").rehearse()
