"""How sure are we: what must stand in every report, whatever it found, and how it was worked out."""

from porch.evidence.rules.gathered import Gathered, Kind
from porch.evidence.rules.made import LEAST, Section
from porch.evidence.rules.said import Said, say

NO_PROOF = say("This is not proof that peer support caused the change.")
FROM_DAY_7 = say(
    "Immortal time: whoever stays long has longer to meet somebody. Having had a peer is looked at from day 7 on "
    "alone, never as “ever had one”."
)
NEVER_EVER = say(
    "Immortal time: whoever stays long has longer to meet somebody. So those who ever had a peer are nowhere compared "
    "with those who had none."
)


def sure(there: Gathered, sections: tuple[Section, ...]) -> tuple[Said, ...]:
    """Every doubt, the greatest first."""
    said = [NO_PROOF]
    if there.beside is None:
        said.append(
            say(
                "There is no comparison group in this report, so what would have been without other people is not "
                "known."
            )
        )
    else:
        said.append(
            say(
                "The people compared with did not come into their group by chance. Weights make both alike in "
                "what was written down, and in nothing else."
            )
        )
    tests = sum(section.tests for section in sections)
    said += [
        say("Self-selection: people chose to come, to stay, and to be counted."),
        say(
            "Regression to the mean: people tend to come when things are at their worst, and most go back from there "
            "towards what is usual for them. Where earlier days are known, its size stands beside the change."
        ),
        say(
            "Missing days: three figures stand together, of the days told, with every missing day taken as use, "
            "and with none. If who did not answer fared otherwise, the first of them is off."
        ),
        say("Self-report: everything about days and about how people felt is what they told themselves."),
        FROM_DAY_7 if any(section.code == "peers" for section in sections) else NEVER_EVER,
        say(
            "Number of tests: chance was asked %(n)s times in this report. Of twenty such questions about "
            "nothing, one would seem to find something.",
            n=tests,
        ),
        say(
            "Harms: returns to use and times help was asked for are counted as they were told, and stand in a "
            "part of their own."
        ),
        say(
            "Numbers about one to ten people are hidden, and so is what would give them away; nothing is said of "
            "fewer than %(n)s people.",
            n=LEAST,
        ),
    ]
    return tuple(said)


def method(there: Gathered, definitions: str) -> tuple[Said, ...]:
    """How it was worked out, with the version of the definitions and the last day that counts."""
    index = {
        Kind.PROGRAMME: say("The index day is the first day of the stay."),
        Kind.GROUP: say("The index day is the first day of belonging to the group."),
    }.get(there.kind, say("The index day is the first day here."))
    return (
        index,
        say(
            "Before: the 28 days ahead of the index day. While taking part: from the index day to the end of the "
            "stay, at most 90 days. After: the 90 days that follow."
        ),
        say(
            "Days without use: 100 times the days without any use, divided by the days told; a person counts "
            "where they told of seven days or more, and each person counts once."
        ),
        say(
            "Staying: Kaplan-Meier with log-log ranges, and Aalen-Johansen where finishing as planned competes with "
            "leaving; log-rank test, restricted mean, and a landmark on day 7 for having had a peer."
        ),
        say("Ranges are 95 %% ranges. Nothing missing was filled in."),
        say("Definitions %(version)s. Data until %(cut)s.", version=definitions, cut=there.cut),
    )
