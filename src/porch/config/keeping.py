"""Which backups stay: every one of the last 48 hours, then the last of each day for 35 days.

Backups of the keys stay for 7 days only: that long somebody's erasure can be undone with an old backup, and no longer.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

HOURLY = timedelta(hours=48)
DAILY = timedelta(days=35)
KEYS_DAILY = timedelta(days=7)


def to_let_go(made: Iterable[datetime], now: datetime, daily: timedelta = DAILY) -> set[datetime]:
    """The moments (in UTC) whose backups may go. The newest of all never goes, however old it is."""
    moments = sorted(set(made))
    last_of_day = {moment.date(): moment for moment in moments}
    staying = set(moments[-1:])
    for moment in moments:
        age = now - moment
        if age <= HOURLY or (age <= daily and last_of_day[moment.date()] == moment):
            staying.add(moment)
    return set(moments) - staying
