"""Two-word names: kind, plain, and drawn, so that nobody signs up under a real one."""

import random
from functools import cache
from importlib.resources import files


def key_of(handle: str) -> str:
    """How a name is compared: letter case and spaces do not matter."""
    return " ".join(handle.casefold().split())


@cache
def words_in(name: str) -> tuple[str, ...]:
    """The words of one list in ``people/data``, one a line."""
    text = files("porch.people").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(line for line in text.split("\n") if line)


def draw_name(chance: random.Random) -> str:
    """An adjective and a noun, such as "Quiet Heron"."""
    first, second = chance.choice(words_in("adjectives.txt")), chance.choice(words_in("nouns.txt"))
    return f"{first} {second}".title()


def how_many_names() -> int:
    return len(words_in("adjectives.txt")) * len(words_in("nouns.txt"))
