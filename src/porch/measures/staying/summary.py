"""Groups of one table side by side: a curve for each, endings that compete, and one test between them."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from porch.measures.staying.cases import CannotTell, Floats
from porch.measures.staying.curves import Curve, Restricted, curve
from porch.measures.staying.incidence import Incidence, incidence
from porch.measures.staying.ranks import LogRank, log_rank
from porch.measures.staying.told import Told
from porch.measures.tables import number

LEFT = "left"


@dataclass(frozen=True, slots=True)
class Asked:
    """Days at which it is said how many stay, and the days of which the mean is taken, if of any."""

    at: tuple[float, ...]
    rmst: float | None = None


@dataclass(frozen=True, eq=False)
class Group:
    """``endings`` are the shares of each ending by name; none where no ending competes."""

    name: str
    curve: Curve
    events: int
    endings: dict[str, Incidence]

    def rmst(self, days: float | None) -> Restricted | None:
        return None if days is None else self.curve.rmst(days)

    def as_json(self, asked: Asked) -> dict[str, Any]:
        mean = self.rmst(asked.rmst)
        told: dict[str, Any] = {
            "group": self.name or None,
            "n": self.curve.n,
            "events": self.events,
            "median": self.curve.median,
            "median_ci": list(self.curve.median_ci),
            "rmst": mean.value if mean else None,
            "rmst_se": mean.se if mean else None,
            "at": [self.curve.at(t)._asdict() for t in asked.at],
        }
        if self.endings:
            told["incidence"] = [
                {
                    "ending": name,
                    "events": int(one.events.sum()),
                    "at": [one.at(t)._asdict() for t in asked.at],
                }
                for name, one in self.endings.items()
            ]
        return told


@dataclass(frozen=True, eq=False)
class Summary:
    """``log_rank`` is None for one group; ``untested`` says why there is none for several."""

    groups: tuple[Group, ...]
    log_rank: LogRank | None
    untested: str
    asked: Asked
    column: str = ""  # what the groups are by

    def label(self, group: Group) -> str:
        """A group by its name; by its column too, where the name is a number."""
        plain = number(group.name) is None
        return group.name if plain else f"{self.column} {group.name}"

    def as_json(self) -> dict[str, Any]:
        test = self.log_rank
        return {
            "groups": [group.as_json(self.asked) for group in self.groups],
            "log_rank": {"chi_square": test.chi_square, "df": test.df, "p": test.p} if test else None,
        }


def summary(told: Told, asked: Asked) -> Summary:
    """Of every group. In the curve and the test an ending that competes is "not seen any more" from then on."""
    place_of = {name: place for place, name in enumerate(told.names)}
    which = np.array([place_of[name] for name in told.groups])
    left = told.causes == 1
    groups = []
    for place, name in enumerate(told.names):
        own = which == place
        groups.append(
            Group(
                name,
                curve(told.times[own], left[own]),
                int(left[own].sum()),
                _endings(told.times[own], told.causes[own], told.competing),
            )
        )
    test, untested = None, ""
    if len(groups) > 1:
        try:
            test = log_rank(told.times, left, which)
        except CannotTell as why:
            untested = str(why)
    return Summary(tuple(groups), test, untested, asked, told.column)


def _endings(times: Floats, causes: np.ndarray, competing: tuple[str, ...]) -> dict[str, Incidence]:
    if not competing:
        return {}
    return {name: incidence(times, causes, cause=cause) for cause, name in enumerate((LEFT, *competing), 1)}
