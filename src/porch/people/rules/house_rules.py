"""Rules of the house on whoever walks together, is paired, mentors, asks and helps; the rest stands in ``consent``."""

from dataclasses import dataclass

MACHINE = "machine"
"""Whoever runs the machine: a command, never a page."""


@dataclass(frozen=True)
class HouseRule:
    """``parts`` may look at ``scope`` while ``when`` holds for a person; ``relation`` in place of parts: those who
    stand so to them. ``when`` is a key of ``registries.circumstances``. ``may_be_paused``: one tap closes it.
    """

    code: str
    who: str
    what: str
    scope: str
    when: str
    ends: str
    purpose: str
    parts: frozenset[str] = frozenset()
    relation: str = ""
    may_be_paused: bool = False


COORDINATORS = frozenset({"coordinator"})

WALKING_AND_HELPING = (
    HouseRule(
        code="reasons",
        who="Whoever is suggested to you, and whom you walk with",
        what="Of what you told, only what you ticked as a reason that may be said, and only where you share it. That "
        "you share hours or a language is always said: without them you could not meet.",
        scope="lived",
        when="told-reasons",
        ends="Untick it in Settings, or pause it here.",
        purpose="walking",
        relation="my-pair",
        may_be_paused=True,
    ),
    HouseRule(
        code="together",
        who="Whoever said yes to the same small thing",
        what="Your name, and that you said yes too. Before somebody says yes they read one name: whoever proposed it.",
        scope="together",
        when="doing-something",
        ends="When it is over, or you step back.",
        purpose="together",
        relation="said-yes-too",
    ),
    HouseRule(
        code="pairing-desk",
        who="Coordinators",
        what="What you asked for, how long you have waited, what you have in common with someone suggested, and "
        "of a pair when something was last written, never what.",
        scope="pairing",
        when="in-pairing",
        ends="While you wait, are suggested to someone or are in a pair.",
        purpose="pairing",
        parts=COORDINATORS,
    ),
    HouseRule(
        code="mentor-lines",
        who="Whoever is suggested to you, and whom you walk with",
        what="The few lines you wrote about yourself as a mentor.",
        scope="mentor-lines",
        when="wrote-lines",
        ends="Empty them, or pause it here.",
        purpose="walking",
        relation="my-pair",
        may_be_paused=True,
    ),
    HouseRule(
        code="has-mentor",
        who="Whom you walk with as a mentor",
        what="That you have a mentor too, never who.",
        scope="has-mentor",
        when="has-a-mentor",
        ends="When you have none, or pause it here.",
        purpose="walking",
        relation="my-pair",
        may_be_paused=True,
    ),
    HouseRule(
        code="mentors-desk",
        who="Coordinators",
        what="As a mentor: which of what is asked you have, until when you said you are there, and how many you walk "
        "with. Never that you rest, or why. Your name too when you said that you would mentor, or when one of a pair "
        "came to have a say over the other.",
        scope="mentoring",
        when="mentors",
        ends="When you give up that part.",
        purpose="mentoring",
        parts=COORDINATORS,
    ),
    HouseRule(
        code="word",
        who="Coordinators",
        what="The line you wrote when you stood by somebody as a mentor. Nobody else reads it.",
        scope="word",
        when="stood-by",
        ends="When you or they leave.",
        purpose="mentoring",
        parts=COORDINATORS,
    ),
    HouseRule(
        code="rota",
        who="Coordinators",
        what="The hours you said you are free, because you help as mentor or facilitator.",
        scope="hours",
        when="helps",
        ends="When you give up that part or rest, or pause it here.",
        purpose="rota",
        parts=COORDINATORS,
        may_be_paused=True,
    ),
    HouseRule(
        code="shifts",
        who="Coordinators",
        what="The times you gave to be there for others, and until when your word for them stands.",
        scope="shifts",
        when="has-shifts",
        ends="When you end them under Helping.",
        purpose="rota",
        parts=COORDINATORS,
    ),
    HouseRule(
        code="ask-desk",
        who="Coordinators, and operators once everyone is called",
        what="That you asked for someone, what for and since when, once nobody else could come.",
        scope="ask",
        when="ask-at-the-desk",
        ends="When somebody has come or written, or you take it back.",
        purpose="asks",
        parts=frozenset({"coordinator", "operator"}),
    ),
    HouseRule(
        code="ask-helper",
        who="Whoever comes when you ask",
        what="Your name, and what you wrote for the one who comes. Nobody who was only asked reads it.",
        scope="ask",
        when="somebody-came",
        ends="When either of you is done.",
        purpose="asks",
        relation="came-to-me",
    ),
    HouseRule(
        code="door",
        who="Coordinators and operators",
        what="Your name and what you wrote while you wait to be let in.",
        scope="door",
        when="at-the-door",
        ends="With their answer; what you wrote goes with it.",
        purpose="door",
        parts=frozenset({"coordinator", "operator"}),
    ),
)
