"""Where somebody stands in a stay after so many days."""

from enum import StrEnum

from porch.evidence.rules.gathered import Person
from porch.measures.staying import retained_at
from porch.programmes.rules.endings import Ending

AT = 90
"""The day looked at where one is looked at alone."""

APART = (Ending.TRANSFERRED, Ending.DIED)
"""Neither leaving nor finishing: told apart."""


class Status(StrEnum):
    STILL = "still"
    FINISHED = "finished"
    LEFT = "left"
    ELSEWHERE = "elsewhere"  # went on elsewhere, or died
    UNKNOWN = "unknown"  # the day has not come for them, or they have no stay


STAYED = (Status.STILL, Status.FINISHED)


def status(person: Person, at: int) -> Status:
    """On day ``at`` after the first. Who came within the 30 days before it is still there."""
    stay = person.stay
    if stay is None:
        return Status.UNKNOWN
    if stay.ending == Ending.COMPLETED and stay.days <= at:
        return Status.FINISHED
    if stay.ending in APART and stay.days <= at:
        return Status.ELSEWHERE
    retained = retained_at(stay.days, not stay.ending, stay.contact, at)
    if retained is None:
        return Status.UNKNOWN
    return Status.STILL if retained else Status.LEFT
