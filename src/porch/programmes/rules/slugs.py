"""The address of a programme: two words and a number that say nothing of what it is."""

import random

from porch.people.rules.names import draw_name


def draw_slug(chance: random.Random) -> str:
    """Such as ``quiet-heron-47``."""
    return f"{draw_name(chance).lower().replace(' ', '-')}-{chance.randint(10, 99)}"
