"""Public tables and reference answers, where they are beside this tree; else the test that asks is passed over."""

import csv
import gzip
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

FOLDER = Path(os.environ.get("PORCH_EVIDENCE", Path(__file__).parents[2] / "../shared/data/evidence"))


def table(name: str) -> dict[str, NDArray[np.str_]]:
    """The columns of a CSV file, as words."""
    with gzip.open(_path(name), "rt") if name.endswith(".gz") else _path(name).open() as lines:
        rows = list(csv.DictReader(lines))
    return {column: np.array([row[column] for row in rows]) for column in rows[0]}


def reference(name: str) -> Any:
    return json.loads(_path(name).read_text())


def _path(name: str) -> Path:
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"{name} is not beside this tree: it is never committed")
    return path
