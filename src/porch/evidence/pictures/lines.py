"""Words over several lines of a drawing."""

from porch.kit.charts import Words, width_of
from porch.kit.charts.words import SIZE, shortened

LINE = 17.0


def wrapped(text: str, most: float, lines: int = 3) -> list[str]:
    """``text`` in lines no wider than ``most``; what has no room in ``lines`` of them is cut with an ellipsis."""
    found: list[str] = []
    now = ""
    words = text.split()
    for at, word in enumerate(words):
        longer = f"{now} {word}".strip()
        if width_of(longer) <= most or not now:
            now = longer
            continue
        if len(found) == lines - 1:
            return [*found, shortened(" ".join([now, *words[at:]]), most)]
        found.append(now)
        now = word
    return [*found, shortened(now, most)] if now else found


def written(x: float, top: float, lines: list[str], kind: str = "", anchor: str = "start") -> list[Words]:
    """Lines below one another; the first stands under ``top``."""
    return [Words(x, top + SIZE * 0.8 + LINE * at, line, anchor, kind) for at, line in enumerate(lines)]
