"""Every state something of this room can be in, and who may move it where, as checked data."""

from porch.kit.lifecycle import Lifecycle


def _from(*states: str) -> frozenset[str]:
    return frozenset(states)


WORK = Lifecycle(
    name="work done together",
    start="suggested",
    final=_from("put-away"),
    moves={
        "begin": (_from("suggested"), "begun"),
        "finish": (_from("begun"), "done"),
        "take up again": (_from("done"), "begun"),
        "put away": (_from("suggested", "begun", "done"), "put-away"),
    },
)
