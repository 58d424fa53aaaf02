"""A changed rule is never hidden behind a kernel compiled before the change."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import porch.matching

PROBE = """
from porch.matching import index
from porch.matching.bits import choose_cache_folder
import numba
print(numba.config.CACHE_DIR)
"""


def cache_folder(source: Path, **more: str) -> str:
    env = {name: value for name, value in os.environ.items() if name != "NUMBA_CACHE_DIR"}
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        env={**env, "PYTHONPATH": str(source), **more},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_any_change_of_a_kernels_source_has_a_cache_of_its_own(tmp_path: Path) -> None:
    home = Path(porch.matching.__file__).parent.parent
    shutil.copytree(
        home / "matching", tmp_path / "porch" / "matching", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(home / "__init__.py", tmp_path / "porch")
    before = cache_folder(tmp_path)
    assert before == cache_folder(tmp_path)
    assert Path(before).is_relative_to(tmp_path)
    with (tmp_path / "porch" / "matching" / "sieve.py").open("a") as file:
        file.write("# mended\n")
    assert cache_folder(tmp_path) != before
    chosen = cache_folder(tmp_path, NUMBA_CACHE_DIR=str(tmp_path / "mine"))
    assert Path(chosen).parent == tmp_path / "mine"
