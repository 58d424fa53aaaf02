"""Everything set-up asks, gathered; nothing is made before all of it is said."""

from dataclasses import dataclass, field

from porch.config.setup.rules.numbers import Told


@dataclass(frozen=True)
class Answers:
    """``numbers`` is the content of a crisis file in which every number is tried or left out.

    ``supports`` empty means every kind there is; ``coordinates``: the first operator pairs people as well.
    """

    name: str
    public_name: str
    country: str
    time_zone: str
    numbers: Told
    supports: tuple[str, ...] = field(default=())
    joining: str = "open"
    push: bool = False
    coordinates: bool = False
