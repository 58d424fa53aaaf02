"""What a report is made from: figures of people without names, as plain values.

One room fills it from the database (``evidence.gathering``), pure rules make a report of it. Whoever did not say that
their figures may be counted is not here; ``Flow`` says how many they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from porch.measures.days import Stretch


class Kind(StrEnum):
    """What a report is about. A person's own is made for them alone and kept nowhere."""

    PERSON = "person"
    GROUP = "group"
    PROGRAMME = "programme"
    NETWORK = "network"  # everyone here, and the sites that sent their sums


class Stood(StrEnum):
    """How somebody stood to others in the time of the report."""

    MENTEE = "mentee"  # had a peer or a mentor
    MENTOR = "mentor"  # was a mentor to somebody
    BOTH = "both"
    NEITHER = "neither"


@dataclass(frozen=True)
class Stay:
    """``days`` from the first day to the last, or to the cut where it goes on. ``ending`` as in
    ``programmes.rules.endings`` (empty: goes on). ``contact``: days from the first day to the last session they came
    to, None where there was none. ``planned``: days a stay is meant to be.
    """

    days: int
    ending: str
    planned: int
    contact: int | None = None


@dataclass(frozen=True)
class Answer:
    """What a questionnaire came to: ``day`` counted from the index day (before it: less than 0)."""

    sheet: str  # "barc-10"
    sum: str  # the code of the sum in that sheet
    day: int
    value: float


@dataclass(frozen=True)
class Roll:
    """Sessions whose roll was called while they stayed."""

    present: int = 0
    excused: int = 0
    absent: int = 0


@dataclass(frozen=True)
class Again:
    """What came of asking somebody again after so many ``months``, once it could be answered no more.

    ``used``: of the last 30 days, those with alcohol or other drugs; None where that was not said.
    """

    months: int
    answered: bool
    used: int | None = None


@dataclass(frozen=True)
class Person:
    """``number`` is theirs in this report alone and says nothing of them. ``joined`` is the index day: the first day of
    the stay, of belonging to the group, of being here. ``days`` runs from ``before`` days ahead of it to the cut, or
    is None where they kept no diary. ``peer_from``: days from ``joined`` to the day on which they first had a peer or
    mentor (less than 0: they had one already; None: never). ``site``: the programme, cohort or group it is counted
    under.
    ``lived``: answers they gave about themselves, for the table of who is reached (``age``, ``gender``, ``substance``,
    ``language``). ``figures``: "men" or "women" where a limit of grams depends on it and they said so, else "".
    ``came_back`` and ``crises`` are the harms: days of a return to use told in their ledger, and times they asked for
    help at once. ``again``: asked again about this stay, or as a mentor where there is none. ``handed``: "met" whoever
    they asked to walk on with within seven days, "not" within those, "open" while the two can still say so, "" where
    nobody was asked.
    """

    number: int
    joined: date
    stood: Stood = Stood.NEITHER
    days: Stretch | None = None
    before: int = 0
    peer_from: int | None = None
    stay: Stay | None = None
    site: str = ""
    lived: Mapping[str, str] = field(default_factory=dict)
    figures: str = ""
    answers: tuple[Answer, ...] = ()
    roll: Roll = field(default_factory=Roll)
    came_back: int = 0
    crises: int = 0
    again: tuple[Again, ...] = ()
    handed: str = ""


@dataclass(frozen=True)
class Step:
    """One box of the flow: ``code`` (there, counted, diary, followed, left), how many, and why others are not here."""

    code: str
    number: int
    without: Mapping[str, int] = field(default_factory=dict)  # reason: how many


@dataclass(frozen=True)
class Week:
    """One point of a run chart: ``first`` is its Monday, ``value`` of ``of``. ``people`` are behind the value, and
    ``others`` behind the rest of ``of``; one person may be among both.
    """

    first: date
    value: float
    of: int
    people: int
    others: int


@dataclass(frozen=True)
class Gathered:
    """All of it. ``beside`` are people or programmes without a social part, where there are any. ``weeks`` by measure:
    sessions attended, check-ins made, people new. ``cut`` is the last day that counts. ``drink_grams``: of alcohol in a
    standard drink of the country this is in.
    """

    kind: Kind
    title: str
    cut: date
    people: tuple[Person, ...]
    flow: tuple[Step, ...]
    weeks: Mapping[str, tuple[Week, ...]] = field(default_factory=dict)
    beside: "Gathered | None" = None
    drink_grams: float = 10.0
