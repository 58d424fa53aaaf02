"""Every state of an ask, who acts next in it, until when, and what time does: checked when this is imported.

``ASK`` is for somebody now: it goes from those on shift outwards until a person is there or has written. ``WISH`` is
for a peer or a mentor, who is found by pairing: it stays with those who pair until two have said yes.
"""

from porch.kit.lifecycle import Lifecycle, Promised, Turn


def _from(*states: str) -> frozenset[str]:
    return frozenset(states)


HELPERS_ASKED = ("on-shift", "widened", "wider", "home-group")
"""States in which those who help are asked, in this order."""

AT_THE_DESK = ("coordinators", "letter", "everyone")
"""States in which those who run the place have it: they can come themselves, or write."""

WAITING = _from(*HELPERS_ASKED, *AT_THE_DESK)

ASK = Promised(
    name="an ask",
    start="on-shift",
    final=_from("done", "answered", "withdrawn"),
    moves={
        "widen": (_from("on-shift"), "widened"),
        "let wishes go": (_from("widened"), "wider"),
        "ask the home group": (_from("wider"), "home-group"),
        "ask the desk": (_from("home-group"), "coordinators"),
        "leave it to a letter": (_from("coordinators"), "letter"),
        "call everyone": (_from("letter"), "everyone"),
        "call everyone again": (_from("everyone"), "everyone"),
        "accept": (WAITING, "with-someone"),
        "write": (_from(*AT_THE_DESK), "answered"),
        "finish": (_from("with-someone"), "done"),
        "fall quiet": (_from("with-someone"), "done"),
        "look again": (_from("with-someone"), "on-shift"),
        "withdraw": (WAITING, "withdrawn"),
    },
    turns={
        "on-shift": Turn("those on shift who fit", "wave", "widen"),
        "widened": Turn("those who may be called now", "wave", "let wishes go"),
        "wider": Turn("the same, without softer wishes", "wave", "ask the home group"),
        "home-group": Turn("whoever serves the home group", "wave", "ask the desk"),
        "coordinators": Turn("coordinators", "desk", "leave it to a letter"),
        "letter": Turn("coordinators, by letter", "letter", "call everyone"),
        "everyone": Turn("everyone who runs the place", "everyone", "call everyone again"),
        "with-someone": Turn("the two of them", "silence", "fall quiet"),
    },
    held=_from("everyone"),
)

WISH = Promised(
    name="a wish for someone to walk with",
    start="with-pairing",
    final=_from("paired", "let-go"),
    moves={
        "call everyone": (_from("with-pairing"), "overdue"),
        "call everyone again": (_from("overdue"), "overdue"),
        "pair": (_from("with-pairing", "overdue"), "paired"),
        "withdraw": (_from("with-pairing", "overdue"), "let-go"),
    },
    turns={
        "with-pairing": Turn("coordinators, who look at every suggestion", "pairing", "call everyone"),
        "overdue": Turn("everyone who runs the place", "pairing", "call everyone again"),
    },
    held=_from("overdue"),
)

ALERT = Lifecycle(
    name="a question to one helper",
    start="open",
    final=_from("accepted", "not-now", "thanked", "closed"),
    moves={
        "accept": (_from("open", "lapsed"), "accepted"),
        "not now": (_from("open", "lapsed"), "not-now"),
        "lapse": (_from("open"), "lapsed"),
        "thank": (_from("open", "lapsed"), "thanked"),
        "close": (_from("open", "lapsed"), "closed"),
    },
)

OPEN = (ASK.states - ASK.final) | (WISH.states - WISH.final)
"""States in which somebody still acts next."""

BY_KIND = {"talk": ASK, "sit": ASK, "ride": ASK, "peers": WISH, "mentors": WISH}
NOW_KINDS = tuple(kind for kind, life in BY_KIND.items() if life is ASK)
"""What those who help say they are there for."""

COMPANY = ("talk", "sit")
"""Whoever comes for one of these is with that person; a ride is an appointment."""

WISH_KINDS = tuple(kind for kind, life in BY_KIND.items() if life is WISH)
