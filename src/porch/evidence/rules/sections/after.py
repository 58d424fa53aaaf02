"""What came after: whether people met whoever they asked to walk on with, and what they said when asked again.

How many answered stands before what they answered. Whoever wished to be asked and did not answer is not left out of
sight, nor who could not be asked because they were at rest or had hard days while the question stood: the mean
stands between what it would be if none of them had used and if all of them had, every day.
"""

from collections.abc import Iterable
from datetime import date

from porch.evidence.rules.gathered import Again, Gathered, Person
from porch.evidence.rules.made import LEAST, Column, Counts, Figures, Row, Section
from porch.evidence.rules.ranges import mean_of
from porch.evidence.rules.said import Said, say
from porch.programmes.rules.endings import Ending
from porch.programmes.rules.following import DAYS_ASKED_OF, MONTHS, WINDOW, due_on
from porch.programmes.rules.handing import TO_MEET, TO_SAY_SO

COLUMNS = (
    Column("n", say("People who said it"), "people"),
    Column("mean", say("Days of the last 30, mean"), "days"),
    Column("low", say("from"), "days"),
    Column("high", say("to"), "days"),
    Column("none", say("If nobody else had used"), "days"),
    Column("every", say("If everybody else had, each day"), "days"),
)
ANSWERS = (
    say("Answered, with days"),
    say("Answered, days left out"),
    say("No answer, or could not be asked"),
    say("Did not wish to be asked"),
)
ELSE = say("Everybody else")
"""Whoever is in no other column: so that a row makes all who are in the report, and nothing is what is left of them."""


def section(there: Gathered) -> Section | None:
    """None where nobody was asked of enough people for it to be told."""
    handed, again = _handed(there), _again(there)
    if handed is None and again is None:
        return None
    tables = tuple(table for table in (handed, again[0] if again else None) if table is not None)
    rows = again[1] if again else ()
    return Section(
        "after",
        say("Afterwards"),
        (*(_said_of(handed) if handed else ()), *(_rates(again[0]) if again else ())),
        counts=tables,
        figures=(
            Figures(
                "again-days",
                say("Days with alcohol or other drugs, when asked again"),
                COLUMNS,
                rows,
                say("When"),
            ),
        )
        if rows
        else (),
        sure=(
            say(
                "Who is asked again said that they would like to be. Not everybody could be asked in time, and not "
                "everybody answered. Those who did may differ from those who did not."
            ),
        )
        if again
        else (),
    )


def _handed(there: Gathered) -> Counts | None:
    """Of stays that have been over for ten days, and where nothing is open any more."""
    over = [one for one in there.people if _is_over(one, there.cut) and one.handed != "open"]
    if len(over) < LEAST or not any(one.handed for one in over):
        return None
    met = sum(one.handed == "met" for one in over)
    not_ = sum(one.handed == "not" for one in over)
    return Counts(
        "handed",
        say("Handing over to a peer"),
        (say("People"),),
        (
            say("Both said that they met within seven days"),
            say("Asked somebody, not met by then"),
            say("Over, and asked nobody"),
            ELSE,
        ),
        ((met, not_, len(over) - met - not_, len(there.people) - len(over)),),
        down=False,
    )


def _is_over(one: Person, cut: date) -> bool:
    stay = one.stay
    if stay is None or stay.ending in (Ending.OPEN, Ending.DIED):
        return False
    return stay.days + TO_MEET.days + TO_SAY_SO.days < (cut - one.joined).days


def _said_of(table: Counts) -> tuple[Said, ...]:
    met, not_, nobody = (count or 0 for count in table.counts[0][:3])
    return (
        say(
            "%(met)s of %(n)s people whose stay is over had met somebody they asked to walk on with within seven days, "
            "as both of them said.",
            *(table.at(0, of) for of in range(3)),
            met=met,
            n=met + not_ + nobody,
        ),
    )


def _again(there: Gathered) -> tuple[Counts, tuple[Row, ...]] | None:
    by_month = {months: _asked(there, months) for months in MONTHS}
    told = {months: some for months, some in by_month.items() if len(some) >= LEAST}
    if not any(one is not None for some in told.values() for one in some):
        return None
    stays = any(one.stay for one in there.people)
    columns = ANSWERS if stays else ANSWERS[:3]
    counts = [_counted(some)[: len(columns)] for some in told.values()]
    names = [say("After %(n)s months", n=months) for months in told]
    table = Counts(
        "again",
        say("Asked again") if stays else say("Mentors asked again"),
        tuple(names),
        (*columns, ELSE),
        tuple((*some, len(there.people) - sum(some)) for some in counts),
        down=False,
    )
    rows = (
        _row(name, some, table, at) for at, (name, some) in enumerate(zip(names, told.values(), strict=True))
    )
    return table, tuple(row for row in rows if row is not None)


def _asked(there: Gathered, months: int) -> list[Again | None]:
    """Of everybody who could have been asked by now what came of it; None: they did not wish to be. Without a stay
    only those who wished it, as mentors, are there."""
    found: list[Again | None] = []
    for one in there.people:
        mine = next((again for again in one.again if again.months == months), None)
        over = due_on(one.joined, months) + WINDOW < there.cut
        if mine is not None or (one.stay is not None and over and one.stay.ending != Ending.DIED):
            found.append(mine)
    return found


def _counted(some: Iterable[Again | None]) -> tuple[int, int, int, int]:
    known = list(some)
    there = [one for one in known if one is not None]
    with_days = sum(one.answered and one.used is not None for one in there)
    answered = sum(one.answered for one in there)
    return with_days, answered - with_days, len(there) - answered, len(known) - len(there)


def _row(name: Said, some: list[Again | None], table: Counts, at: int) -> Row | None:
    asked = [one for one in some if one is not None]
    said = [float(one.used) for one in asked if one.used is not None]
    mean = mean_of(said)
    if mean is None or mean.n < LEAST:
        return None
    silent = len(asked) - len(said)
    none = sum(said) / len(asked)
    every = (sum(said) + DAYS_ASKED_OF * silent) / len(asked)
    low, high = max(0.0, mean.low), min(float(DAYS_ASKED_OF), mean.high)
    return Row(name, (mean.n, mean.value, low, high, none, every), tuple(table.at(at, of) for of in range(3)))


def _rates(table: Counts) -> tuple[Said, ...]:
    found = []
    for at, name in enumerate(table.rows):
        with_days, without, silent = (count or 0 for count in table.counts[at][:3])
        answered, asked = with_days + without, with_days + without + silent
        if asked:
            found.append(
                say(
                    "%(when)s: %(answered)s of %(asked)s who wished to be asked answered (%(share)s in 100).",
                    *(table.at(at, of) for of in range(3)),
                    when=name,
                    answered=answered,
                    asked=asked,
                    share=round(100 * answered / asked),
                )
            )
    return tuple(found)
