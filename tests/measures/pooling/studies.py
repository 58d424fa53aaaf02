"""Studies made up for the tests of pooling, and those that stand in other people's books where they are at hand."""

import csv
import json
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import strategies as st

from porch.measures.pooling import Effects, Measure, effects_given, effects_of_means, effects_of_tables
from tests.measures.beside import FOLDER

PUBLISHED = FOLDER

# made up: events and non-events in the first arm, then in the second
TABLES = ((12, 38, 20, 30), (5, 45, 9, 41), (30, 70, 33, 67), (8, 12, 13, 9), (2, 58, 7, 49))


def tables(measure: Measure = Measure.RR, rows: tuple[tuple[int, ...], ...] = TABLES) -> Effects:
    return effects_of_tables(*zip(*rows, strict=True), measure=measure)


def published(name: str) -> list[dict[str, str]]:
    """The rows of a published table; the test is skipped, saying so, where it is not at hand."""
    path = PUBLISHED / name
    if not path.is_file():
        pytest.skip(f"{name} is not beside this tree: it is never committed")
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


@cache
def reference() -> dict[str, Any]:
    """What R's metafor 3.8-1 says of them."""
    path = PUBLISHED / "ref_meta_metafor381.json"
    if not path.is_file():
        pytest.skip("the answers of R are not beside this tree: they are never committed")
    answers: dict[str, Any] = json.loads(path.read_text())
    return answers


def column(rows: list[dict[str, str]], name: str) -> list[float]:
    return [float(row[name]) for row in rows]


def book(name: str) -> Effects:
    """``bcg_RR``, ``normand_SMD``, ``raudenbush`` and so on, as ``reference`` names them."""
    if name.startswith("bcg"):
        rows = published("dat_bcg.csv")
        cells = [column(rows, cell) for cell in ("tpos", "tneg", "cpos", "cneg")]
        return effects_of_tables(*cells, measure=Measure(name.removeprefix("bcg_")))
    if name.startswith("normand"):
        rows = published("dat_normand1999.csv")
        cells = [column(rows, cell) for cell in ("m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i")]
        return effects_of_means(*cells, measure=Measure(name.removeprefix("normand_")))
    rows = published("dat_raudenbush1985.csv")
    return effects_given(column(rows, "yi"), np.sqrt(column(rows, "vi")))


BOOKS = ("bcg_RR", "bcg_OR", "bcg_RD", "normand_MD", "normand_SMD", "raudenbush")


@st.composite
def sets(draw: st.DrawFn, least: int = 2, most: int = 12) -> Effects:
    """Any studies with their effects and errors, none a thousand times as large as another."""
    k = draw(st.integers(least, most))
    values = st.floats(-5, 5, allow_subnormal=False)
    yi = draw(st.lists(values, min_size=k, max_size=k))
    sei = draw(st.lists(st.floats(0.03, 3), min_size=k, max_size=k))
    return effects_given(yi, sei)
