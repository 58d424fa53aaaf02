"""Who gets what at the addresses of the family space and windows: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.matrix_words import NO, Who, everybody

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "family/": (everybody(200), NO),
    "family/not-safe/": (everybody(200), NO),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
