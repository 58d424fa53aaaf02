"""What a test can say, and what each word means. Refused and dilute are results of their own and never positive."""

from enum import StrEnum


class Result(StrEnum):
    """What stands on the sheet, and nothing that was read into it."""

    NEGATIVE = "negative"
    POSITIVE = "positive"
    REFUSED = "refused"
    DILUTE = "dilute"
    NOT_CLEAR = "not-clear"


RESULTS = tuple(one.value for one in Result)


class NotAResult(ValueError):
    """Nobody knows that word here."""


def result_of(said: str) -> Result:
    """One of the five; NotAResult for anything else, and never the nearest one."""
    try:
        return Result(said)
    except ValueError as unknown:
        raise NotAResult(said) from unknown


def may_be_talked_about(result: Result) -> bool:
    """Whether those who look after the house may begin, by an act of their own, what follows a return to use. It is
    so after a positive one alone; even then nothing begins by itself."""
    return result is Result.POSITIVE


def may_record(*, is_manager: bool, offices: frozenset[str]) -> bool:
    """Who writes a test down and reads it later: whoever manages the house, or its president. Nobody else."""
    return is_manager or "president" in offices
