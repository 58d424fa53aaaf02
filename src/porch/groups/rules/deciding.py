"""How a group decides is itself decided by the group: the settings a motion's terms are drawn from."""

from collections.abc import Callable

from porch.groups.rules.motions import Terms
from porch.groups.rules.settings import Answer, Setting

THRESHOLD = Setting(
    "decide-with",
    "How many have to say yes",
    (
        Answer("majority", "More than half of those who say yes or no have to say yes."),
        Answer("two-thirds", "At least two of every three who say yes or no have to say yes."),
        Answer("four-fifths", "At least four of every five who say yes or no have to say yes."),
        Answer(
            "substantial-unanimity",
            "Nearly all have to say yes: at least nine of every ten, once whoever is against it was heard.",
        ),
    ),
    usual="two-thirds",
)
QUORUM = Setting(
    "decide-quorum",
    "How many have to take part",
    (
        Answer("any", "However many vote."),
        Answer("three", "At least three people have to vote."),
        Answer("five", "At least five people have to vote."),
        Answer("third", "At least one in three of those with a vote."),
        Answer("half", "At least half of those with a vote."),
        Answer("two-thirds", "At least two in three of those with a vote."),
    ),
    usual="third",
)
DISCUSSION = Setting(
    "decide-discussion",
    "Time to talk before a vote",
    (
        Answer("0", "None: we talk about it when we meet, and the vote opens at once."),
        Answer("3", "Three days."),
        Answer("7", "A week."),
        Answer("14", "Two weeks."),
    ),
    usual="7",
)
VOTE = Setting(
    "decide-vote",
    "Time to vote",
    (Answer("1", "A day."), Answer("3", "Three days."), Answer("7", "A week."), Answer("14", "Two weeks.")),
    usual="7",
)
BALLOT = Setting(
    "decide-ballot",
    "How we vote",
    (
        Answer(
            "secret",
            "In secret. Nothing leads from a person to what they voted, so a vote cannot be changed.",
        ),
        Answer("open", "By show of hands. Once it is over, whoever has a vote sees how each one voted."),
    ),
    usual="secret",
)
SECOND = Setting(
    "decide-second",
    "Seconding a motion",
    (
        Answer("no", "One person is enough to bring a motion."),
        Answer("yes", "A second person has to say that it is worth talking about."),
    ),
    usual="no",
)
MINORITY = Setting(
    "decide-minority",
    "Hearing whoever is against it",
    (
        Answer(
            "nearly-all", "Whoever said no is heard, and we vote once more, where nearly all have to agree."
        ),
        Answer("always", "Whoever said no is always heard, and then we vote once more."),
    ),
    usual="nearly-all",
)

DECIDING = (THRESHOLD, QUORUM, DISCUSSION, VOTE, BALLOT, SECOND, MINORITY)


def terms_of(value: Callable[[str], str]) -> Terms:
    """The terms of a motion put now. ``value(code)`` is what holds."""
    return Terms(
        threshold=value(THRESHOLD.code),
        quorum=value(QUORUM.code),
        discuss_days=int(value(DISCUSSION.code)),
        vote_days=int(value(VOTE.code)),
        is_secret=value(BALLOT.code) == "secret",
        wants_second=value(SECOND.code) == "yes",
        hears_minority=value(MINORITY.code) == "always",
    )
