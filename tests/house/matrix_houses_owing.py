"""Who gets what at the addresses of what is owed in a house: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.matrix_words import Who

MATRIX: Mapping[str, tuple[Who, Who]] = {}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
