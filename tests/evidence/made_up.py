"""People nobody is, in the shape that a report is made from. The same seed makes the same people."""

import random
from array import array
from collections.abc import Mapping
from datetime import date, timedelta
from math import nan

from porch.evidence.rules.gathered import Answer, Gathered, Kind, Person, Roll, Stay, Step, Stood, Week
from porch.measures.days import MISSING, NONE, USE, Stretch

CUT = date(2026, 11, 30)
BEFORE, WORSE = 90, 28
AGES = ("18-24", "35-44", "55-64")
GENDERS = ("men", "women", "non-binary", "")
SUBSTANCES = ("alcohol", "opioids", "stimulants")
CONTACT_EVERY = 7


def gathered(
    n: int = 120,
    *,
    seed: int = 1,
    kind: Kind = Kind.PROGRAMME,
    sites: int = 4,
    weeks: int = 12,
    joined: date = CUT - timedelta(days=240),
    stays: bool = True,
    beside: int = 0,
    change: float = 0.12,
) -> Gathered:
    """``n`` people who may be counted, and some who may not. ``change``: how much likelier a day without is later."""
    draw = random.Random(seed)
    people = tuple(
        _person(number, draw, sites, weeks, joined, stays=stays, change=change) for number in range(n)
    )
    return Gathered(
        kind,
        "A programme that is made up",
        CUT,
        people,
        _flow(people),
        _weeks(draw, people),
        gathered(beside, seed=seed + 1, sites=1, weeks=weeks, joined=joined, change=0.05) if beside else None,
    )


def _person(
    number: int, draw: random.Random, sites: int, weeks: int, joined: date, *, stays: bool, change: float
) -> Person:
    first = joined + timedelta(days=draw.randrange(28))
    stood = draw.choices(list(Stood), (6, 1, 1, 3))[0]
    has_peer = stood in (Stood.MENTEE, Stood.BOTH)
    stay = _stay(draw, weeks, (CUT - first).days) if stays else None
    return Person(
        number,
        first,
        stood,
        _days(draw, first, change) if draw.random() < 0.85 else None,
        BEFORE,
        draw.choice((-3, 0, 1, 2, 4, 6, 9, 20)) if has_peer else None,
        stay,
        f"Site {chr(ord('A') + draw.randrange(sites))}" if sites > 1 else "",
        _lived(draw),
        draw.choice(("men", "women", "")),
        _answers(draw, stay.days if stay else 90),
        Roll(draw.randrange(10), draw.randrange(3), draw.randrange(4)),
        draw.choices((0, 1, 2), (5, 3, 1))[0],
        draw.choices((0, 1), (9, 1))[0],
    )


def _stay(draw: random.Random, weeks: int, known: int) -> Stay:
    planned = 7 * weeks
    days = min(int(draw.expovariate(1 / 120)) + 1, planned)
    if days >= known:
        return Stay(known, "", planned, max(0, known - draw.randrange(CONTACT_EVERY)))
    ending = (
        "completed"
        if days == planned
        else draw.choices(("left", "ended-by-host", "transferred", "other"), (8, 1, 1, 1))[0]
    )
    return Stay(days, ending, planned, max(0, days - draw.randrange(CONTACT_EVERY)))


def _days(draw: random.Random, first: date, change: float) -> Stretch:
    """Each person has a level of their own; a worse month before; days that were not told."""
    own, tells = draw.betavariate(4, 2), draw.betavariate(6, 2)
    length = BEFORE + (CUT - first).days + 1
    used, drank, grams, at_least = bytearray(), bytearray(), array("d"), array("d")
    for at in range(length):
        without = (
            own - 0.15 if BEFORE - WORSE <= at < BEFORE else own if at < BEFORE else min(0.98, own + change)
        )
        told = draw.random() < tells
        use = told and draw.random() > without
        used.append(MISSING if not told else USE if use else NONE)
        drank.append(used[-1])
        amount = float(draw.randrange(10, 120)) if use else 0.0 if told else nan
        grams.append(amount)
        at_least.append(0.0 if amount != amount else amount)
    return Stretch(first - timedelta(days=BEFORE), bytes(used), bytes(drank), grams, at_least)


def _lived(draw: random.Random) -> Mapping[str, str]:
    told = {
        "age": draw.choice(AGES),
        "gender": draw.choices(GENDERS, (5, 4, 1, 1))[0],
        "substance": draw.choice(SUBSTANCES),
    }
    return {code: answer for code, answer in told.items() if answer}


def _answers(draw: random.Random, end: int) -> tuple[Answer, ...]:
    level = draw.gauss(36, 7)
    times = ((-1, 0.9, 0.0), (end, 0.6, 4.0), (end + 90, 0.3, 5.0))
    return tuple(
        Answer("ten", "sum", day, float(max(10, min(60, round(level + more + draw.gauss(0, 4))))))
        for day, likely, more in times
        if draw.random() < likely
    )


def _flow(people: tuple[Person, ...]) -> tuple[Step, ...]:
    n = len(people)
    diary = sum(person.days is not None for person in people)
    return (
        Step("there", n + 32),
        Step("counted", n, {"not-said-yes": 32}),
        Step("diary", diary, {"no-diary": n - diary}),
    )


def _weeks(draw: random.Random, people: tuple[Person, ...]) -> Mapping[str, tuple[Week, ...]]:
    n = len(people)
    monday = date(2026, 6, 1)
    came = [round(n * (0.5 + 0.02 * at) + draw.randrange(-5, 6)) for at in range(16)]
    points = (Week(monday + timedelta(weeks=at), float(one), n, one, n - one) for at, one in enumerate(came))
    return {"sessions": tuple(points)}
