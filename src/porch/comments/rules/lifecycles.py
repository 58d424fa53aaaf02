"""Every state of what somebody says under a story, and who may move it where, checked when this is imported.

``LOOK`` is the part in which it waits for a person: those who look at it have a day, then all of them are told again,
until one has answered. ``COMMENT`` is all of it.
"""

from datetime import timedelta

from porch.kit.lifecycle import Lifecycle, Promised, Turn


def _from(*states: str) -> frozenset[str]:
    return frozenset(states)


WAITING = _from("held", "overdue")
"""Nobody but its writer reads it yet."""

STOOD = _from("shown", "taken-back", "removed", "hidden")
"""It stood under the story once: what was answered to it has a place still."""

_ANSWERS = {
    "show": (WAITING, "shown"),
    "decline": (WAITING, "declined"),
    "take back": (WAITING, "taken-back"),
}

LOOK = Promised(
    name="a look at what somebody said",
    start="held",
    final=_from("shown", "declined", "taken-back"),
    moves={
        **_ANSWERS,
        "call everyone": (_from("held"), "overdue"),
        "call everyone again": (_from("overdue"), "overdue"),
    },
    turns={
        "held": Turn("coordinators and moderators", "look", "call everyone"),
        "overdue": Turn("everyone who runs the place", "look", "call everyone again"),
    },
    held=_from("overdue"),
)

COMMENT = Lifecycle(
    name="what somebody said under a story",
    start="held",
    final=_from("declined", "taken-back", "removed"),
    moves={
        **LOOK.moves,
        "take back": (WAITING | _from("shown", "hidden"), "taken-back"),
        "remove": (WAITING | _from("shown", "hidden"), "removed"),
        "hide": (_from("shown"), "hidden"),
        "show again": (_from("hidden"), "shown"),
    },
)

LOOK_WITHIN = timedelta(days=1)
"""By when somebody has looked; then everyone who runs the place is told, once a day."""

TAKE_BACK_WITHIN = timedelta(days=30)
"""As long as a writer can take back what stands; while it waits, or the desk hides it, they always can."""

KEPT_FOR_THEIR_WRITER = timedelta(days=7)
"""How long words that were not shown, or were removed, are kept before they go."""


def can_take_back(state: str, shown_for: timedelta | None) -> bool:
    """Whether its writer may still take it back; ``shown_for`` is how long it has stood."""
    if state not in COMMENT.sources("take back"):
        return False
    return state != "shown" or shown_for is None or shown_for < TAKE_BACK_WITHIN
