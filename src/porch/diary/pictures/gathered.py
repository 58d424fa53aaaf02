"""What the pictures of one person are made from, read once for all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from porch.days import queries as days
from porch.diary import queries
from porch.diary.pictures.cravings import Own
from porch.diary.pictures.named_days import falling
from porch.diary.pictures.periods import Window
from porch.diary.pictures.runs import Kept
from porch.diary.rules.lists import label_of_helped
from porch.kit.clock import today_in
from porch.measures.runs import Ending
from porch.measures.told import Told
from porch.measures.year import Stretch
from porch.people.models import Member


@dataclass(frozen=True, slots=True)
class Gathered:
    """``today`` is their own day; ``told`` goes no further. ``own`` gives the days they named that lie in a window.

    ``rests``: they told of a return to use today, and no page counts their days until tomorrow.
    """

    today: date
    told: Sequence[Told]
    kept: Sequence[Kept]
    rests: bool
    own: Callable[[Window], Sequence[Own]]
    label: Callable[[str], str]


def gathered(member: Member, now: datetime, since: date | None) -> Gathered:
    """What ``member`` told from ``since`` on (all of it with None), the things they keep days of, days they named.

    Five queries, whatever there is.
    """
    today = today_in(member.time_zone, now)
    named = [one.anchor for one in queries.anchors_of(member)]
    return Gathered(
        today=today,
        told=queries.told_of(member, since, today),
        kept=[_kept(thread) for thread in days.told_threads(member, now)],
        rests=days.returned_today(member, now),
        own=lambda window: falling(named, window),
        label=lambda code: _(label_of_helped(code)),
    )


def _kept(thread: days.Told) -> Kept:
    runs = [Stretch(run.first, run.last, run.ending is Ending.USE) for run in thread.stands.runs]
    return Kept(thread.words, tuple(runs))
