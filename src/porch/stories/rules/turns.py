"""When somebody is asked whether they would like to write one too: seldom, and never when it would press."""

from datetime import date, datetime, timedelta

NOT_BEFORE = timedelta(days=7)  # after joining
AT_MOST_EVERY = timedelta(days=30)
AFTER_SOMETHING_HARD = timedelta(hours=48)


def may_be_asked(
    joined_on: date, today: date, asked_at: datetime | None, hard_at: datetime | None, now: datetime
) -> bool:
    """``asked_at``: the last time; ``hard_at``: the last hard check or sign of a crisis that is known."""
    if today - joined_on < NOT_BEFORE:
        return False
    if hard_at is not None and now - hard_at < AFTER_SOMETHING_HARD:
        return False
    return asked_at is None or now - asked_at >= AT_MOST_EVERY
