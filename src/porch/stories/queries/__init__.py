"""Reads about stories, already narrowed to who looks."""

from porch.stories.queries.decided import decided, may_write_publicly
from porch.stories.queries.desk import Waiting, how_long_it_takes, look_for, picture_at_desk, waiting_for
from porch.stories.queries.naming import names_to_choose
from porch.stories.queries.reading import (
    Read,
    may_thank,
    picture_for,
    read_by,
    readable_by,
    story_for,
)
from porch.stories.queries.thanked import CameBack, came_back, news_of, was_just_asked
from porch.stories.queries.writing import Mine, audiences_for, last_look, mine, own_story

__all__ = [
    "CameBack",
    "Mine",
    "Read",
    "Waiting",
    "audiences_for",
    "came_back",
    "decided",
    "how_long_it_takes",
    "last_look",
    "look_for",
    "may_thank",
    "may_write_publicly",
    "mine",
    "names_to_choose",
    "news_of",
    "own_story",
    "picture_at_desk",
    "picture_for",
    "read_by",
    "readable_by",
    "story_for",
    "waiting_for",
    "was_just_asked",
]
