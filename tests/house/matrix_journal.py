"""Who gets what at this room's addresses: see ``matrix.py``."""

from collections.abc import Mapping

from tests.house.matrix_words import NO, Who, anyone

MATRIX: Mapping[str, tuple[Who, Who]] = {
    "stories/": (anyone(200), NO),
    "stories/archive/": (anyone(200), NO),
    "stories/archive/<int:year>/<int:month>/": (anyone(200), NO),
    "stories/tags/": (anyone(200), NO),
    "stories/tags/<str:code>/": (anyone(200), NO),
    "stories/authors/": (anyone(200), NO),
    "stories/authors/<str:name>/": (anyone(200), NO),
    "stories/search/": (anyone(200), NO),
    "feeds/stories.atom": (anyone(200), NO),
    "feeds/stories/<str:code>.atom": (anyone(200), NO),
}

TOPICS: Mapping[str, tuple[str, tuple[str, ...]]] = {}
