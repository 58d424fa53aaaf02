"""What both journals of ``journal.py`` hold: the same made-up posts, and the same comments under one of them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

WORDS = (  # noqa: SIM905  a line of words reads better than a list
    "bus home rain kettle lamp morning walked quiet bench coffee letter garden sister work evening tired window "
    "slow again road friend table bread night door warm river half yes chair spoke listened waited laughed small"
).split()
NEWEST = datetime(2026, 11, 29, 18, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Post:
    title: str
    name: str
    at: datetime
    paragraphs: list[str]


def _sentence(draw: Random) -> str:
    return " ".join(draw.choices(WORDS, k=draw.randint(7, 14))).capitalize() + "."


def posts(many: int) -> list[Post]:
    """The newest first; each as long as a page of a letter."""
    draw = Random(7)
    return [
        Post(
            title=" ".join(draw.choices(WORDS, k=4)).capitalize() + f" {n}",
            name=draw.choice(["Wren", "Quiet Heron", "Marigold", "Brisk Otter"]),
            at=NEWEST - timedelta(hours=9 * n),
            paragraphs=[" ".join(_sentence(draw) for _ in range(4)) for _ in range(6)],
        )
        for n in range(many)
    ]


def comments(many: int) -> list[tuple[str, str, datetime]]:
    """Name, words and moment of each, the first one first."""
    draw = Random(8)
    return [
        (draw.choice(["Sam", "Ana", "Dee"]), f"{n}: {_sentence(draw)}", NEWEST + timedelta(minutes=n))
        for n in range(many)
    ]
