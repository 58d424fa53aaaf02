"""Who gets what at the addresses of house meetings, votes and officers: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.matrix_words import Who

MATRIX: Mapping[str, tuple[Who, Who]] = {}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
