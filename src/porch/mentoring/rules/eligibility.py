"""What a community asks of its mentors, and what somebody still lacks. Everything can be switched off."""

from dataclasses import dataclass

TIME_UNSAID = "time-unsaid"
TIME = "time"
TRAINING = "training"
OWN_MENTOR = "own-mentor"
REFERENCES = "references"


@dataclass(frozen=True)
class Asked:
    """``recovery_days`` and ``references`` are 0 where they are not asked."""

    recovery_days: int
    training: bool
    own_mentor: bool
    references: int


@dataclass(frozen=True)
class Has:
    """What is known of one mentor. ``recovery_days`` is None while they have not said since when."""

    recovery_days: int | None
    trained: bool
    own_mentor: bool
    references: int


def lacking(asked: Asked, has: Has) -> list[str]:
    """The codes of what is asked and not there, in the order they are read."""
    lacks = []
    if asked.recovery_days and has.recovery_days is None:
        lacks.append(TIME_UNSAID)
    elif asked.recovery_days and (has.recovery_days or 0) < asked.recovery_days:
        lacks.append(TIME)
    if asked.training and not has.trained:
        lacks.append(TRAINING)
    if asked.own_mentor and not has.own_mentor:
        lacks.append(OWN_MENTOR)
    if has.references < asked.references:
        lacks.append(REFERENCES)
    return lacks
