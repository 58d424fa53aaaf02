"""Every state a story can be in, and a look at it by a person, as checked data.

Whether the safety desk hid a story is no state: an author may take a hidden one down, and it stays hidden.
"""

from porch.kit.lifecycle import Lifecycle, Promised, Turn


def _from(*states: str) -> frozenset[str]:
    return frozenset(states)


DRAFT, WAITING, SENT_BACK, SHOWN, TAKEN_DOWN = "draft", "waiting", "sent-back", "shown", "taken-down"

STORY = Lifecycle(
    name="a story",
    start=DRAFT,
    final=frozenset(),
    moves={
        "send": (_from(DRAFT, SENT_BACK, SHOWN, TAKEN_DOWN), WAITING),
        "show": (_from(DRAFT, SENT_BACK, WAITING, TAKEN_DOWN), SHOWN),
        "show again": (_from(SHOWN), SHOWN),
        "send back": (_from(WAITING), SENT_BACK),
        "take back": (_from(WAITING), DRAFT),
        "take down": (_from(SHOWN), TAKEN_DOWN),
    },
)

# with whoever reads first stories until somebody answered; its deadline is what the author was told
LOOK = Promised(
    name="a story that waits for a reader",
    start="waiting",
    final=_from("approved", "sent-back", "taken-back"),
    moves={
        "call again": (_from("waiting"), "waiting"),
        "approve": (_from("waiting"), "approved"),
        "send back": (_from("waiting"), "sent-back"),
        "take back": (_from("waiting"), "taken-back"),
    },
    turns={"waiting": Turn("coordinators and moderators", "a look", "call again")},
    held=_from("waiting"),
)
