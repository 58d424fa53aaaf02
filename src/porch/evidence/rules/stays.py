"""Stays as numbers that curves are made of."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from porch.evidence.rules.gathered import Person
from porch.measures.staying import left_on
from porch.programmes.rules.endings import Ending

LEFT, FINISHED, ELSEWHERE, DIED = 1, 2, 3, 4
CAUSES = {Ending.COMPLETED: FINISHED, Ending.TRANSFERRED: ELSEWHERE, Ending.DIED: DIED}


@dataclass(frozen=True)
class Stays:
    """Of those who have a stay: how many days, how it ended (0: goes on), when they first had a peer (NaN: never)."""

    people: tuple[Person, ...]
    times: NDArray[np.float64]
    causes: NDArray[np.int64]
    peer_from: NDArray[np.float64]

    @property
    def left(self) -> NDArray[np.int64]:
        """1 for leaving before the end, 0 for whatever else: a stay that went as planned is not one that was left."""
        return np.asarray(self.causes == LEFT, dtype=np.int64)


def stays_of(people: tuple[Person, ...]) -> Stays:
    """Who left is counted to their last contact; who finished, went on elsewhere or died to that very day."""
    there = tuple(person for person in people if person.stay is not None)
    times, causes = [], []
    for person in there:
        stay = person.stay
        assert stay is not None
        cause = CAUSES.get(Ending(stay.ending), LEFT) if stay.ending else 0
        times.append(left_on(stay.days, False, stay.contact).day if cause == LEFT else stay.days)
        causes.append(cause)
    first = [float("nan") if person.peer_from is None else float(person.peer_from) for person in there]
    return Stays(
        there,
        np.array(times, dtype=float),
        np.array(causes, dtype=np.int64),
        np.array(first, dtype=float),
    )
