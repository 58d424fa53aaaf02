"""The house keeps its shape: rooms look down, files stay small, async stays where it belongs."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT, SRC, python_files, shown

ASYNC_ROOMS = {"src/porch/wire/live.py", "src/porch/config/serve.py"}
NO_NAMES = {"utils", "helpers", "services", "managers", "common", "base", "core", "misc"}
KEEPS_NAME = {"src/porch/kit/sqlite/base.py"}  # Django looks for a backend under this name


def test_rooms_look_only_down_the_stairs() -> None:
    lint = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports"))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert lint.returncode == 0, lint.stdout[-3000:]


def test_async_stays_in_the_live_stream_and_the_server() -> None:
    elsewhere = [
        shown(path)
        for path in python_files()
        if shown(path) not in ASYNC_ROOMS
        and any(isinstance(node, ast.AsyncFunctionDef) for node in ast.walk(ast.parse(path.read_text())))
    ]
    assert elsewhere == []


@pytest.mark.parametrize(("folder", "most"), [(SRC, 300), (ROOT / "tests", 300)])
def test_no_file_outgrows_its_subject(folder: Path, most: int) -> None:
    long = {shown(p): n for p in python_files(folder) if (n := len(p.read_text().splitlines())) > most}
    assert long == {}


def test_no_module_is_named_after_nothing() -> None:
    vague = [shown(p) for p in python_files() if p.stem in NO_NAMES and shown(p) not in KEEPS_NAME]
    assert vague == []


def test_every_room_says_what_it_is_for() -> None:
    silent = [
        room.name
        for room in SRC.iterdir()
        if (room / "__init__.py").exists()
        and not ast.get_docstring(ast.parse((room / "__init__.py").read_text()))
    ]
    assert silent == []


def test_the_web_side_loads_neither_the_matching_kernels_nor_the_engines_of_evidence() -> None:
    code = (
        "import sys, django; django.setup(); from django.urls import get_resolver; get_resolver().url_patterns;"
        "sys.exit(str({'numba', 'scipy', 'pandas', 'statsmodels'} & set(sys.modules)).replace('set()', '') or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
