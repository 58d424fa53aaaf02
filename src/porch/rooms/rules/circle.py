"""The circle of chairs as a picture: where each seat stands."""

from dataclasses import dataclass
from math import cos, pi, sin

MOST_SEATS = 14  # with more people the list alone says who is there
CENTRE, RADIUS, SEAT = 180.0, 132.0, 24


@dataclass(frozen=True)
class Seat:
    """``badge``: their place in the order, 0 for none; its disc stands at the seat's upper right."""

    no: int
    at: tuple[float, float]
    label: str
    badge: int
    shares: bool

    @property
    def radius(self) -> int:
        return 30 if self.shares else SEAT

    # written out with a full stop whatever the language, as a drawing needs it

    @property
    def x(self) -> str:
        return f"{self.at[0]:.1f}"

    @property
    def y(self) -> str:
        return f"{self.at[1]:.1f}"

    @property
    def text_y(self) -> str:
        return f"{self.at[1] + 5:.1f}"

    @property
    def badge_x(self) -> str:
        return f"{self.at[0] + 19:.1f}"

    @property
    def badge_y(self) -> str:
        return f"{self.at[1] - 19:.1f}"

    @property
    def badge_text_y(self) -> str:
        return f"{self.at[1] - 15:.1f}"


def seats(chairs: list[tuple[int, str]], order: tuple[int, ...], holder: int | None) -> list[Seat]:
    """Seats for (number, letters), the first at the top and on with the clock; none when there are too many."""
    if not chairs or len(chairs) > MOST_SEATS:
        return []
    step = 2 * pi / len(chairs)
    return [
        Seat(
            no=no,
            at=(CENTRE + RADIUS * sin(n * step), CENTRE - RADIUS * cos(n * step)),
            label=label,
            badge=order.index(no) + 1 if no in order else 0,
            shares=no == holder,
        )
        for n, (no, label) in enumerate(chairs)
    ]
