"""An entry as a form shows it again."""

from typing import Any

from porch.diary.models import Entry
from porch.diary.queries import note_of


def as_initial(entry: Entry) -> dict[str, Any]:
    """What was told, under the names of the form's fields."""
    body = entry.body
    amounts = body.get("amounts", [])
    grams = round(sum(one.get("grams") or 0.0 for one in amounts), 1)
    craving, sleep = body.get("craving"), body.get("sleep")
    return {
        "mood": body.get("mood", ""),
        "craving": "" if craving is None else str(craving),
        "used": body.get("used", ""),
        "what": [one["what"] for one in amounts],
        "how_much": "; ".join(one["how_much"] for one in amounts if one.get("how_much")),
        "grams": f"{grams:g}" if grams else "",
        "sleep": "" if sleep is None else str(sleep),
        "halt": body.get("halt", []),
        "did": body.get("did", []),
        "note": note_of(entry),
    }
