"""The index of words follows the stories: at once when one is put up, and by the clock where that was missed."""

from datetime import datetime
from itertools import islice

from django.db import transaction

from porch.journal.models import Indexed, Word
from porch.journal.queries import stale
from porch.journal.rules.excerpts import text_of
from porch.journal.rules.finding import VERSION, words_in
from porch.stories.models import Story

AT_ONCE = 100


@transaction.atomic
def index(story: Story, now: datetime) -> None:
    """Take the words of what readers are shown of a story; what is still being written is none of it."""
    wanted = words_in(story.title, text_of(story.html), story.byline, *(word for word, _ in story.tags))
    there = set(Word.objects.filter(story=story).values_list("word", flat=True))
    if gone := there - wanted:
        for some in _in_pieces(sorted(gone)):
            Word.objects.filter(story=story, word__in=some).delete()
    Word.objects.bulk_create(
        [Word(story=story, word=word) for word in sorted(wanted - there)], batch_size=400
    )
    Indexed.objects.update_or_create(story=story, defaults={"seen": story.seen_draft, "version": VERSION})


def catch_up(now: datetime) -> int:
    """Index what was missed; how many that were. A job of the clock: it goes on next time where there is more."""
    some = list(stale()[:AT_ONCE])
    for story in some:
        index(story, now)
    return len(some)


def _in_pieces(words: list[str], size: int = 400) -> list[list[str]]:
    left = iter(words)
    return [piece for _ in range(0, len(words), size) if (piece := list(islice(left, size)))]
