"""The card that may stand beside someone's own words, just after they sent them.

Their words are read, and nothing of that is kept: no score, no mark, no line on the record. Nobody hears of it, unless
the community decided that its desk does (``actions.heavy_words``); the card and the way in say so. What is
shown is worked out again each time from the words themselves, and only to whoever wrote them.
"""

from dataclasses import dataclass

from django.conf import settings

from porch.kit.community import here
from porch.people.models import Member
from porch.people.queries import community
from porch.safety import crisis
from porch.safety.crisis import Numbers
from porch.safety.queries.hard_hour import wants_cards
from porch.safety.rules.worry import KINDS, worry_in


@dataclass(frozen=True)
class Beside:
    """``kind`` is one of ``rules.worry.KINDS``. Drawn by ``safety/_beside.html`` as ``beside``."""

    kind: str
    numbers: Numbers
    is_heard: bool = False  # the community lets its desk hear of it: then the card says so

    @property
    def is_overdose(self) -> bool:
        return self.kind == "overdose-now"

    @property
    def is_plain(self) -> bool:
        """Said outright: then the line to call stands on the card itself."""
        return self.kind in ("explicit", "self-harm")


def beside(words: str, *, writer: Member) -> Beside | None:
    """The card for these words, or None: when nothing in them worries, or the writer wants none."""
    kind = _most_pressing(words, writer.language)
    if kind is None or not wants_cards(writer):
        return None
    return Beside(kind, crisis.load(here().country, settings.PORCH_DATA), community().worry_queue)


def _most_pressing(words: str, language: str) -> str | None:
    """People write English here whatever their pages are in, so it is read besides their own language."""
    found = {worry_in(words, code) for code in {language[:2].lower(), "en"}}
    return next((kind for kind in KINDS if kind in found), None)
