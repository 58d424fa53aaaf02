"""Who is reached and who stays, by what people said of themselves."""

from collections import Counter
from collections.abc import Sequence

from porch.evidence.rules.gathered import Gathered, Person
from porch.evidence.rules.labels import LIVED, answer_of, in_order, label
from porch.evidence.rules.made import LEAST, Column, Counts, Drawn, Figures, For, Row, Section
from porch.evidence.rules.ranges import kept_apart, share_of
from porch.evidence.rules.said import say
from porch.evidence.rules.status import AT, Status, status

COLUMNS = (
    Column("n", say("People known of"), "people"),
    Column("share", say("Still there, or finished as planned, after 90 days"), "%"),
    Column("low", say("from"), "%"),
    Column("high", say("to"), "%"),
)


def section(there: Gathered) -> Section | None:
    """None where nobody said anything of themselves that may be counted."""
    about = [code for code in LIVED if any(code in person.lived for person in there.people)]
    if not about:
        return None
    has_stays = any(person.stay for person in there.people)
    tables = tuple(_table(there, code, has_stays) for code in about)
    figures = (_figures(tables),) if has_stays else ()
    sentence = say(
        "Of each group, how many in 100 were still there, or had finished as planned, after 90 days, with the likely "
        "range. Groups are not compared with one another."
    )
    return Section(
        "equity",
        say("Who is reached, and who stays") if has_stays else say("Who is reached"),
        (
            say(
                "By what people said of themselves and said may be counted. Whoever did not say stands in a row of "
                "their own. No group is put before another, and a difference here may be chance."
            ),
        ),
        pictures=(Drawn("dots", ("equity",), sentence),) if has_stays else (),
        counts=tables,
        figures=figures,
        views=(For.FUNDERS, For.RESEARCHERS, For.EVERYONE),
    )


def _table(there: Gathered, code: str, has_stays: bool) -> Counts:
    """Each answer a row; what became of their stays by the ninetieth day, or how many they are where nobody stays."""
    by: dict[str, list[Person]] = {}
    for person in there.people:
        by.setdefault(person.lived.get(code, ""), []).append(person)
    answers = in_order(code, by)
    return Counts(
        f"equity-{code}",
        label(LIVED, code),
        tuple(answer_of(code, answer) for answer in answers),
        STATES if has_stays else (say("People"),),
        tuple(_became(by[answer], there) if has_stays else (len(by[answer]),) for answer in answers),
    )


STATES = (
    say("Still there or finished"),
    say("Left"),
    say("Not known yet, or went on elsewhere"),
)


def _became(people: Sequence[Person], there: Gathered) -> tuple[int, ...]:
    many = Counter(status(person, AT) for person in people)
    return (
        many[Status.STILL] + many[Status.FINISHED],
        many[Status.LEFT],
        many[Status.ELSEWHERE] + many[Status.UNKNOWN],
    )


def _figures(tables: Sequence[Counts]) -> Figures:
    rows = []
    for table in tables:
        known = [int(row[0] or 0) + int(row[1] or 0) for row in table.counts]
        for at, is_apart in enumerate(kept_apart(known)):
            share = share_of(int(table.counts[at][0] or 0), known[at]) if is_apart else None
            name = say("%(about)s: %(answer)s", about=table.title, answer=table.rows[at])
            values = (share.n, share.value, share.low, share.high) if share else (None,) * 4
            rows.append(Row(name, values, (table.at(at, 0), table.at(at, 1))))
    return Figures(
        "equity",
        say("Who stays"),
        COLUMNS,
        tuple(rows),
        say("People who said"),
        say("Groups of fewer than %(n)s people are not shown, nor is what would tell of them.", n=LEAST),
    )
