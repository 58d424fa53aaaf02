"""Who took part: everybody from the first box to the last, and why others are in none."""

from collections import Counter

from porch.evidence.rules.gathered import Gathered, Step, Stood
from porch.evidence.rules.labels import STEPS, STOOD, WITHOUT, label
from porch.evidence.rules.made import LEAST, Counts, Drawn, Section
from porch.evidence.rules.said import say


def section(there: Gathered) -> Section:
    flow, stood = _flow(there), stood_of(there)
    said = [
        say(
            "%(n)s people said that their figures may be counted; this report is about them and nobody else.",
            n=len(there.people),
        )
    ]
    if _steps(there)[:1] and _steps(there)[0].code == "there":
        said.append(
            say(
                "%(n)s people took part in all. Nothing that anybody told is in this report unless they said so.",
                *flow.row(0),
                n=there.flow[0].number,
            )
        )
    sentence = say(
        "From everybody who took part to those whose figures are counted, with every reason counted."
    )
    return Section(
        "who",
        say("Who took part"),
        tuple(said),
        pictures=(Drawn("flow", (flow.code,), sentence),) if there.flow else (),
        counts=(flow, stood) if there.flow else (stood,),
        sure=(
            say(
                "People chose to come, and chose whether they are counted. Those who did not may differ in ways that "
                "nobody wrote down."
            ),
        ),
    )


def _flow(there: Gathered) -> Counts:
    """Each row is a box: who is in it, and those of the box before who are not, by reason."""
    steps = _steps(there)
    reasons = list(dict.fromkeys(code for step in steps[1:] for code in step.without))
    rows = tuple(
        (step.number, *(step.without.get(code, 0) if at else 0 for code in reasons))
        for at, step in enumerate(steps)
    )
    return Counts(
        "flow",
        say("Who took part, step by step"),
        tuple(label(STEPS, step.code) for step in steps),
        (say("In this step"), *(label(WITHOUT, code) for code in reasons)),
        rows,
        down=False,
    )


def _steps(there: Gathered) -> tuple[Step, ...]:
    """How stays ended has a part of its own. How many are counted stands on the report: where one to ten more people
    took part, how many did is not told.
    """
    steps = tuple(step for step in there.flow if step.code != "left")
    missing = [step.number - len(there.people) for step in steps[:1]]
    return steps[1:] if any(0 < n < LEAST for n in missing) else steps


def stood_of(there: Gathered) -> Counts:
    """How many had a peer, were one, both, or neither."""
    many = Counter(person.stood for person in there.people)
    return Counts(
        "stood",
        say("How people stood to others"),
        (say("People"),),
        tuple(STOOD[one] for one in Stood),
        (tuple(many[one] for one in Stood),),
        down=False,
    )
