"""Harms: days of a return to use, and times somebody asked for help at once. It is never left out."""

from porch.evidence.rules.gathered import Gathered, Kind
from porch.evidence.rules.made import LEAST, Counts, Section
from porch.evidence.rules.said import say

BOTH_SIDES = 2 * LEAST
"""Of fewer, a number and its rest are never both told: all that a table could say is "everybody" or "nobody"."""


def section(there: Gathered) -> Section:
    if there.kind is Kind.GROUP and len(there.people) < BOTH_SIDES:
        return _in_words()
    table = _table(there)
    back, crises = int(table.counts[0][0] or 0), int(table.counts[1][0] or 0)
    n = len(there.people)
    return Section(
        "harms",
        say("Harms"),
        (
            say(
                "%(back)s of %(n)s people told of a return to use where they count their days. Use that stands in a "
                "diary alone is not in this number.",
                *table.row(0),
                back=back,
                n=n,
            ),
            say("%(crises)s of %(n)s people asked for help at once.", *table.row(1), crises=crises, n=n),
            say(
                "A return to use is common, and telling of one is not a failure of anybody. What nobody told is not "
                "in these numbers, so that nothing told does not mean that nothing happened."
            ),
        ),
        counts=(table,),
    )


def _in_words() -> Section:
    """Of a group whose members know one another: "everybody" would tell of each of them."""
    return Section(
        "harms",
        say("Harms"),
        (
            say(
                "Of a group of fewer than %(n)s people no harms are told in numbers: those who read this know one "
                "another, and a number would tell of each of them. It does not mean that nothing happened.",
                n=BOTH_SIDES,
            ),
        ),
    )


def _table(there: Gathered) -> Counts:
    n = len(there.people)
    back = sum(person.came_back > 0 for person in there.people)
    crises = sum(person.crises > 0 for person in there.people)
    stays = [person.stay for person in there.people if person.stay is not None]
    died = sum(stay.ending == "died" for stay in stays)
    rows = [
        (say("Told of a return to use"), (back, n - back)),
        (say("Asked for help at once"), (crises, n - crises)),
        *([(say("Died"), (died, n - died))] if stays else []),  # of nobody else is it written down
    ]
    return Counts(
        "harms",
        say("Lapses, crises and deaths"),
        tuple(name for name, _ in rows),
        (say("People"), say("Everybody else")),
        tuple(counts for _, counts in rows),
        down=False,
    )
