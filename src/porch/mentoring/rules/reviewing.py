"""What two answers come to, two weeks before a time together ends. Nobody ever reads the other's."""

from datetime import datetime, timedelta

BEFORE = timedelta(days=14)
A_LITTLE = timedelta(days=30)

GO_ON = "go-on"
LONGER = "longer"
END = "end"
ANSWERS = (GO_ON, LONGER, END)


def comes_to(one: str, other: str) -> str:
    """GO_ON when both would stay; LONGER when both would go on in some way; "" while, or because, not both would."""
    if {one, other} == {GO_ON}:
        return GO_ON
    if one in (GO_ON, LONGER) and other in (GO_ON, LONGER):
        return LONGER
    return ""


def is_due(until: datetime, now: datetime) -> bool:
    return until - BEFORE <= now < until
