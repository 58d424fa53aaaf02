"""What somebody gave and what came to them, in words: how often is said roughly, so that there is nothing to count."""

from dataclasses import dataclass
from datetime import timedelta

LOOKS_BACK = timedelta(days=90)
GAVE, CAME = "gave", "came"


@dataclass(frozen=True)
class Line:
    """``way``: gave or came. ``once`` says it for one time; ``more`` has %(often)s in it. ``times``: how many."""

    way: str
    times: int
    once: str
    more: str


def how_often(times: int) -> str:
    """In a word, as people say it."""
    if times <= 2:
        return ("", "once", "twice")[max(0, times)]
    return "a few times" if times <= 5 else "many times"


def sentences(lines: list[Line], way: str) -> list[str]:
    """What there is of one way, in the order it was told; what never happened is not mentioned."""
    return [
        line.once if line.times == 1 else line.more % {"often": how_often(line.times)}
        for line in lines
        if line.way == way and line.times > 0
    ]
