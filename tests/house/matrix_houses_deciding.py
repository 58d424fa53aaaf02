"""Who gets what at the addresses of house meetings, votes and officers: see ``matrix.py``.

SELF lives in the house, "house-manager" looks after it.
"""

from collections.abc import Mapping

from tests.house.inhabitants import SELF
from tests.house.matrix_words import NO, Who, members

OF_IT = (SELF, "house-manager")
ONE = "houses/<slug:slug>/"

MATRIX: Mapping[str, tuple[Who, Who]] = {
    f"{ONE}home/": (members(200, *OF_IT), NO),
    f"{ONE}officers/": (members(200, *OF_IT), NO),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
