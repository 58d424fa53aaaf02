"""What the house does without signal: the entry on the page that phones keep, and the script that sends it later."""

from typing import Any

from porch.diary.words import MOODS, USED
from porch.ui.registries import WithoutSignal, scripts, without_signal

SCALE = range(11)


def blank_entry() -> dict[str, Any]:
    """Today's entry with nothing in it, the same each time it is drawn. The phone itself writes the day and a name."""
    return {"moods": MOODS, "used": USED, "scale": SCALE}


def register() -> None:
    without_signal.register("diary", WithoutSignal("diary/sending/_entry.html", blank_entry))
    scripts.register("diary", "diary/queue.js")
