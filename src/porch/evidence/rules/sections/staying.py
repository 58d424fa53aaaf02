"""Still taking part: how long people stayed, how stays ended, and who finished."""

from collections import Counter
from collections.abc import Callable

from porch.evidence.rules import curves
from porch.evidence.rules.gathered import Gathered, Person
from porch.evidence.rules.labels import ENDINGS
from porch.evidence.rules.made import LEAST, Column, Counts, Drawn, Figures, Row, Section
from porch.evidence.rules.said import Said, say
from porch.evidence.rules.status import AT, Status, status
from porch.evidence.rules.stays import FINISHED, LEFT, Stays, stays_of
from porch.measures.staying import incidence

DAYS = (30, 90, 180)
STATES = (
    (say("Still there"), (Status.STILL,)),
    (say("Finished as planned"), (Status.FINISHED,)),
    (say("Left before the end"), (Status.LEFT,)),
    (say("Went on elsewhere, or died"), (Status.ELSEWHERE,)),
    (say("Not known yet"), (Status.UNKNOWN,)),
)
BY = (
    Column("left", say("Left before the end"), "%"),
    Column("left_low", say("from"), "%"),
    Column("left_high", say("to"), "%"),
    Column("finished", say("Finished as planned"), "%"),
    Column("finished_low", say("from"), "%"),
    Column("finished_high", say("to"), "%"),
)


def section(there: Gathered, *, drawn: bool = True) -> Section | None:
    """``drawn``: with the curve of everybody. Beside the curves of those with a peer and without it would tell of the
    few who were gone by day 7 and are in neither.
    """
    stays = stays_of(there.people)
    if len(stays.people) < LEAST:
        return None
    retained = _retained(stays)
    gone = _gone(stays)
    by = _incidence(stays, gone)
    line = _curve(stays) if drawn else None
    endings = _endings(stays)
    return Section(
        "staying",
        say("Still taking part"),
        tuple(_lines(by)),
        pictures=(Drawn("curve", ("staying",), _of_curve(line)),) if line else (),
        counts=(retained, gone, *endings),
        figures=(by, *([line] if line else [])),
        sure=(
            say(
                "Finishing as planned ends a stay as leaving does, so the two are counted side by side, each as "
                "one of the endings that keep the other from happening. Who went on elsewhere or died is counted "
                "apart."
            ),
            say(
                "On a day somebody is still there whose stay goes on, or who came within the 30 days before it. "
                "In the shares of endings and in the curve, who left did so at their last contact."
            ),
        ),
        finding=_finding(by),
    )


def _curve(stays: Stays) -> Figures | None:
    last = int(max(DAYS[-1], *(person.stay.planned for person in stays.people if person.stay)))
    return curves.figures("staying", say("Still taking part"), stays.times, stays.causes, last)


def _retained(stays: Stays) -> Counts:
    rows = []
    for at in DAYS:
        many = Counter(status(person, at) for person in stays.people)
        rows.append(tuple(sum(many[one] for one in states) for _, states in STATES))
    return Counts(
        "retained",
        say("Where people stood after 30, 90 and 180 days"),
        tuple(say("After %(n)s days", n=at) for at in DAYS),
        tuple(name for name, _ in STATES),
        tuple(rows),
        down=False,
    )


def _gone(stays: Stays) -> Counts:
    """How many had left, and how many had finished, by the day they came last: what the shares are made of."""
    rows = []
    for at in DAYS:
        ended = stays.causes[stays.times <= at]
        left, finished = int((ended == LEFT).sum()), int((ended == FINISHED).sum())
        rows.append((left, finished, len(stays.people) - left - finished))
    return Counts(
        "gone",
        say("Who had left, and who had finished"),
        tuple(say("By day %(n)s", n=at) for at in DAYS),
        (say("Left before the end"), say("Finished as planned"), say("Everybody else")),
        tuple(rows),
        down=False,
    )


def _incidence(stays: Stays, gone: Counts) -> Figures:
    """Aalen and Johansen's shares: leaving and finishing, each where the other keeps it from happening."""
    left = incidence(stays.times, stays.causes, cause=LEFT)
    finished = incidence(stays.times, stays.causes, cause=FINISHED)
    rows = []
    for row, at in enumerate(DAYS):
        values: list[float | None] = []
        for one in (left.at(at), finished.at(at)):
            values += [None if share is None else 100 * share for share in (one.value, one.lo, one.hi)]
        rests = gone.row(row)
        rows.append(Row(say("By day %(n)s", n=at), tuple(values), rests))
    return Figures(
        "incidence",
        say("Leaving and finishing, side by side"),
        BY,
        tuple(rows),
        say("By when"),
        say(
            "How many in 100 had left, and how many had finished as planned, by that day (Aalen-Johansen, with a "
            "95 %% range). The rest were still there, or had gone on elsewhere."
        ),
    )


def _endings(stays: Stays) -> list[Counts]:
    """By site or cohort, where there are several; and those who finished beside those who did not, at intake."""
    apart = _table(stays, "endings", say("How stays ended"), lambda person: person.site)
    return [apart]


def _table(stays: Stays, code: str, title: Said, by: Callable[[Person], str]) -> Counts:
    groups: dict[str, list[Person]] = {}
    for person in stays.people:
        groups.setdefault(by(person), []).append(person)
    names = sorted(groups)
    used = [one for one in ENDINGS if any(p.stay and p.stay.ending == one for p in stays.people)]
    return Counts(
        code,
        title,
        tuple(say("%(name)s", name=name) if name else say("People") for name in names),
        tuple(ENDINGS[one] for one in used),
        tuple(
            tuple(sum(p.stay is not None and p.stay.ending == one for p in groups[name]) for one in used)
            for name in names
        ),
    )


def _lines(by: Figures) -> list[Said]:
    said = []
    for at, row in zip(DAYS, by.rows, strict=True):
        if any(value is None for value in row.values):
            continue
        left, low, high, finished, _, _ = (round(float(value or 0)) for value in row.values)
        said.append(
            say(
                "By day %(at)s, %(left)s in 100 had left before the end (likely range %(low)s to %(high)s) and "
                "%(finished)s in 100 had finished as planned.",
                *row.rests,
                at=at,
                left=left,
                low=low,
                high=high,
                finished=finished,
            )
        )
    return said


def _of_curve(drawn: Figures) -> Said:
    day, share = drawn.rows[-1].values[:2]
    return say(
        "Of those who had not finished or gone on elsewhere, %(share)s in 100 were still taking part on day %(day)s.",
        share=round(float(share or 0)),
        day=day or 0,
    )


def _finding(by: Figures) -> Said | None:
    row = by.rows[DAYS.index(AT)]
    if any(value is None for value in row.values):
        return None
    left, low, high, finished, _, _ = (round(float(value or 0)) for value in row.values)
    return say(
        "By day %(at)s, %(left)s in 100 people had left before the end (likely range %(low)s to %(high)s) and "
        "%(finished)s in 100 had finished as planned, and whether they would have stayed as long without other "
        "people is not known.",
        *row.rests,
        at=AT,
        left=left,
        low=low,
        high=high,
        finished=finished,
    )
