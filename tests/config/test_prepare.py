"""The engine is made ready by a command, so that nobody's first round waits for it."""

import json
from pathlib import Path

from tests.config.test_serve import run


def test_the_engine_is_made_ready_and_the_data_folder_is_not_touched(tmp_path: Path) -> None:
    done = run("prepare", "--json", data=tmp_path / "data")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["seconds"] >= 0
    assert not (tmp_path / "data").exists()
