"""What time does to those who ask for a room, so that nobody waits for an answer that does not come."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction

from porch.bonds.actions.moving import TooLate, move
from porch.houses.actions.applying import (
    drop_from_vote,
    house_path,
    lapse,
    not_this_one,
    not_this_time,
)
from porch.houses.models import Application
from porch.houses.queries.asking import who_answers
from porch.houses.rules.applying import AGREED, LIVE, OFFERED, TALKING, WAITING, due
from porch.wire.actions import tell


def keep_time(now: datetime) -> int:
    """Everything whose time is over goes on; how many moved."""
    moved = 0
    rows = Application.objects.filter(state__in=LIVE, due_at__lte=now).select_related(
        "house", "member", "motion"
    )
    for row in rows.order_by("due_at"):
        with suppress(TooLate), transaction.atomic():
            _go_on(row, now)
            moved += 1
    return moved


def _go_on(row: Application, now: datetime) -> None:
    if row.state == WAITING:
        move(row, "still", due_at=due(WAITING, now))
        for one in who_answers(row.house, now):
            tell(one, kind="stand-by", path=house_path(row), now=now)
    elif row.state == OFFERED:
        not_this_one(row, now=now)
    elif row.state in (TALKING, AGREED):
        lapse(row, now)
    else:
        motion = row.motion
        not_this_time(row, now)
        drop_from_vote(motion, now)
