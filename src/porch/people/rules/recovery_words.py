"""Four recovery words: enough to be beyond guessing, plain enough to write on paper."""

import random
import re

from porch.people.rules.names import words_in

HOW_MANY = 4


def draw_words(chance: random.Random) -> str:
    """Four words joined with hyphens, such as "harbour-tin-maple-otter"."""
    return "-".join(chance.choice(words_in("recovery_words.txt")) for _ in range(HOW_MANY))


def as_kept(typed: str) -> str:
    """Words however they were typed: capitals, commas, spaces and hyphens do not matter."""
    return "-".join(re.findall(r"[^\W\d_]+", typed.casefold()))
