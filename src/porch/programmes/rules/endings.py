"""How a stay in a programme ends: the reasons of the Treatment Episode Data Set (TEDS-D), in words people use."""

from enum import StrEnum


class Ending(StrEnum):
    """A stay that goes on has no ending yet (the empty word)."""

    OPEN = ""
    COMPLETED = "completed"
    LEFT = "left"  # TEDS: dropped out of treatment
    ENDED_BY_HOST = "ended-by-host"  # TEDS: terminated by facility
    TRANSFERRED = "transferred"
    INCARCERATED = "incarcerated"
    DIED = "died"
    OTHER = "other"
