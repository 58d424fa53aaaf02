"""How a stay in a house ends. None of these is better than another, and none says why."""

from collections.abc import Mapping

ENDINGS: Mapping[str, str] = {
    "moved-on": "Moved on",
    "own-home": "To a home of their own",
    "another-house": "To another house",
    "treatment": "To treatment",
    "left": "Left",
    "asked-to-leave": "Asked to leave",
    "died": "Died",
}
TOLD = {code: said for code, said in ENDINGS.items() if code != "asked-to-leave"}
"""What may be said of a stay by hand. Asking somebody to leave has a way of its own, with reasons and with notice."""
