"""Filling in days that are past, many at once, and days one remembers them by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext

from porch.diary.actions.ledger import follow_many, take_back_many
from porch.diary.models import Anchor, Entry
from porch.diary.queries import told_of
from porch.diary.rules import calendar
from porch.diary.rules.told import FARTHEST, NotTold, Said, as_body
from porch.kit.clock import today_in
from porch.measures.merging import Day, days_of
from porch.measures.told import Amount, Used
from porch.people.models import Member

MOST_DAYS = 400
MOST_ANCHORS = 60


@dataclass(frozen=True)
class Filled:
    """The days that were filled in, and those that keep what was told of them."""

    filled: tuple[date, ...]
    kept: tuple[date, ...]


@transaction.atomic
def fill(
    member: Member,
    days: Iterable[date],
    used: Used,
    amounts: tuple[Amount, ...] = (),
    *,
    batch: UUID,
    now: datetime,
    also_told: bool = False,
) -> Filled:
    """Tell the same of many past days. A day that was told of keeps its answer, unless ``also_told``: then both stand
    there, and the nearer one goes on deciding. The same ``batch`` again does nothing more.

    NotTold for days to come, too many at once, or none.
    """
    wanted = sorted(set(days))
    zone = member.time_zone or "UTC"
    today = today_in(zone, now)
    _check(wanted, today)
    before = days_of(told_of(member, wanted[0], wanted[-1]))
    stand = {day: before.get(day, Day(day)) for day in wanted}
    filled = [day for day in wanted if also_told or stand[day].used is None]
    kept = tuple(day for day in wanted if day not in set(filled))
    if not filled or Entry.objects.filter(member=member, sent_as__in=_ids(batch, filled)).exists():
        return Filled(tuple(filled), kept)
    body = {"zone": zone, **as_body(Said(today, used=used, amounts=amounts if used == Used.YES else ()))}
    rows = []
    for day in filled:
        lag = (today - day).days
        row = Entry(member=member, day=day, lag=lag, at=now, sent_as=uuid5(batch, day.isoformat()))
        row.write(body)
        rows.append(row)
    Entry.objects.bulk_create(rows)
    follow_many(member, {day: stand[day] for day in filled}, now=now)
    return Filled(tuple(filled), kept)


def _check(wanted: list[date], today: date) -> None:
    if not wanted:
        raise NotTold("last", gettext("There is no such day between these two."))
    if wanted[-1] > today:
        raise NotTold("last", gettext("That day is still to come."))
    if (today - wanted[0]).days > FARTHEST:
        raise NotTold("first", gettext("That is too long ago to keep."))
    if len(wanted) > MOST_DAYS:
        raise NotTold("first", gettext("That is more than a year at once. Take a shorter stretch."))


def _ids(batch: UUID, days: Iterable[date]) -> list[UUID]:
    return [uuid5(batch, day.isoformat()) for day in days]


@transaction.atomic
def take_out(member: Member, batch: UUID, first: date, last: date, *, now: datetime) -> int:
    """Take out what one filling of days put in; what was changed since stays. How many days that were."""
    every = calendar.days_between(first, last, ())
    if len(every) > 2 * MOST_DAYS:
        return 0
    rows = {row.pk: row for row in Entry.objects.filter(member=member, sent_as__in=_ids(batch, every))}
    changed = set(Entry.objects.filter(instead_of__in=rows).values_list("instead_of", flat=True))
    gone = [row for row in rows.values() if row.pk not in changed]
    if not gone:
        return 0
    stood = days_of(told_of(member, first, last))
    filled = sorted(row.day for row in rows.values())
    Entry.objects.filter(pk__in=[row.pk for row in gone]).delete()
    take_back_many(member, {row.day: stood[row.day] for row in gone}, filled, now=now)
    return len(gone)


def remember(member: Member, words: str, day: date, every: str = "") -> Anchor:
    """A day somebody remembers others by: once, each month or each year. NotTold when there are too many."""
    if Anchor.objects.filter(member=member).count() >= MOST_ANCHORS:
        raise NotTold(
            "words", gettext("There is room for %(most)s. Take one off first.") % {"most": MOST_ANCHORS}
        )
    kept = Anchor(member=member)
    kept.write({"words": words.strip(), "day": day.isoformat(), "every": calendar.Every(every).value})
    kept.save(force_insert=True)
    return kept


def forget_anchor(member: Member, pk: UUID) -> bool:
    """Take such a day off again; False when it is not theirs."""
    return bool(Anchor.objects.filter(member=member, pk=pk).delete()[0])
