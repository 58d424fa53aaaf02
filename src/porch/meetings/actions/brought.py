"""Applying what somebody's list tells of: everything or nothing, and only what differs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import batched
from typing import Any

from django.db import transaction
from django.db.models import F

from porch.kit.bulk import rewrite_rows, write_rows
from porch.kit.ids import new_id
from porch.listings.changes import compare
from porch.listings.listing import Listing
from porch.meetings.actions.counting import free_slug, next_number, slugs_taken, turned
from porch.meetings.actions.doubts import settle
from porch.meetings.models import Doubt, Meeting, Source
from porch.meetings.rules.brought import Brought, Row, fitted, number_wanted, slug_wanted
from porch.meetings.shape import COLUMNS, columns_of, listing_of

AT_ONCE = 400
FILLED = (*sorted(COLUMNS), "time_zone", "recurrence", "types", "open_to", "more")
REWRITTEN = (*FILLED, "active", "kept_off", "doubted_at", "confirmed_on", "changed_at", "version", "seq")
EVERY = tuple(field.attname for field in Meeting._meta.concrete_fields)


@dataclass(slots=True)
class Plan:
    """A reading beside what is here: what to tell of it, and what to write."""

    brought: Brought
    new: list[Listing] = field(default_factory=list)
    other: list[tuple[Meeting, Listing]] = field(default_factory=list)
    back: list[tuple[Meeting, Listing]] = field(default_factory=list)
    newer: list[tuple[Meeting, Listing]] = field(
        default_factory=list
    )  # only their date in the source moved on
    gone: list[Meeting] = field(default_factory=list)

    @property
    def is_nothing(self) -> bool:
        return not (self.new or self.other or self.back or self.newer or self.gone)


def look(source: Source, listings: Iterable[Listing], *, zone: str) -> Plan:
    """What ``listings`` would change of this source's meetings; nothing is written. ``zone`` where none is told."""
    rows = {meeting.key: meeting for meeting in Meeting.objects.filter(source=source).order_by("number")}
    told = fitted(listings, zone)
    here = {key: replace(listing_of(row), slug=key) for key, row in rows.items()}
    off = {key for key, row in rows.items() if not row.active}
    found = compare(
        {key: one for key, one in here.items() if key not in off},
        {key: one for key, one in told.items() if key not in off},
    )
    plan = Plan(Brought(same=len(found.same)))
    plan.new = [told[key] for key in found.added]
    plan.other = [(rows[key], told[key]) for key in found.changed]
    plan.gone = [rows[key] for key in found.gone]
    plan.newer = [(rows[key], told[key]) for key in found.same if _is_newer(told[key], here[key])]
    plan.back = [(rows[key], told[key]) for key in _back(rows, here, told, off)]
    _report(plan, {key: tuple(fields) for key, fields in found.changed.items()})
    return plan


def nothing_left(meetings: Sequence[Meeting]) -> Plan:
    """The plan that takes all of these off the list."""
    plan = Plan(Brought(), gone=list(meetings))
    _report(plan, {})
    return plan


def _back(
    rows: Mapping[str, Meeting], here: Mapping[str, Listing], told: Mapping[str, Listing], off: set[str]
) -> list[str]:
    """What is off the list and told of again. What somebody took off here waits until its source says another thing."""
    again = {key: told[key] for key in told if key in off}
    other = compare({key: here[key] for key in again}, again).changed
    return [key for key in again if not rows[key].kept_off or key in other]


def _is_newer(told: Listing, here: Listing) -> bool:
    return told.updated is not None and (here.updated is None or told.updated > here.updated)


def _report(plan: Plan, fields: Mapping[str, tuple[str, ...]]) -> None:
    brought = plan.brought
    brought.added = [Row(one.slug, one.name) for one in (*plan.new, *(told for _, told in plan.back))]
    brought.changed = [Row(told.slug, told.name, fields[told.slug]) for _, told in plan.other]
    brought.gone = [Row(one.key, one.name) for one in plan.gone]


@transaction.atomic
def carry_out(plan: Plan, source: Source, *, now: datetime, is_demo: bool = False) -> None:
    """Write a plan that was just made, in one turn of the list. A plan of nothing leaves the list as it is."""
    if plan.is_nothing:
        return
    seq = turned()
    _write_new(plan.new, source, now, seq, is_demo=is_demo)
    rows = [_rewritten(row, told, now, seq) for row, told in (*plan.other, *plan.back)]
    rows += [_dated(row, told, now, seq) for row, told in plan.newer]
    rewrite_rows(Meeting, rows, EVERY, REWRITTEN)
    for some in batched(plan.gone, AT_ONCE):
        Meeting.objects.filter(pk__in=[one.pk for one in some]).update(
            active=False, doubted_at=None, changed_at=now, version=F("version") + 1, seq=seq
        )
    mended = [row.pk for row, _ in (*plan.other, *plan.back) if row.doubted_at]
    settle(mended, Doubt.Outcome.MENDED, by=None, now=now)
    settle([row.pk for row in plan.gone if row.doubted_at], Doubt.Outcome.OFF, by=None, now=now)


def _write_new(new: Sequence[Listing], source: Source, now: datetime, seq: int, *, is_demo: bool) -> None:
    slugs, numbers, last = slugs_taken(), _numbers(new), dict[str, int]()
    usual = {"source_id": source.pk, "changed_at": now, "seq": seq, "is_demo": is_demo, "version": 0}
    usual |= {"active": True, "kept_off": False, "group_id": None, "doubted_at": None}
    rows = []
    for listing in new:
        slug = free_slug(slug_wanted(listing), slugs, last)
        slugs.add(slug)
        own = {"id": new_id(), "number": next(numbers), "slug": slug, "key": listing.slug}
        rows.append(
            usual | own | columns_of(listing, listing.zone) | {"confirmed_on": _confirmed(listing, now)}
        )
    write_rows(Meeting, rows, EVERY)


def _numbers(new: Sequence[Listing]) -> Iterator[int]:
    """A number for each: the one its source gave it where nobody has that yet, else one that is new."""
    taken = set(Meeting.objects.values_list("number", flat=True))
    wanted = [number_wanted(listing) for listing in new]
    fresh = max([next_number() - 1, *(number for number in wanted if number)])
    for number in wanted:
        if number is None or number in taken:
            fresh += 1
            number = fresh  # noqa: PLW2901  the next free one stands in for it
        taken.add(number)
        yield number


def _rewritten(row: Meeting, told: Listing, now: datetime, seq: int) -> dict[str, Any]:
    said: dict[str, Any] = {"active": True, "kept_off": False, "doubted_at": None, "changed_at": now}
    said["confirmed_on"] = _confirmed(told, now)
    return _as_it_is(row) | columns_of(told, told.zone) | said | {"version": row.version + 1, "seq": seq}


def _dated(row: Meeting, told: Listing, now: datetime, seq: int) -> dict[str, Any]:
    """Its source looked at it again and left it as it was."""
    said = {"more": columns_of(told, told.zone)["more"], "seq": seq}
    return _as_it_is(row) | said | {"confirmed_on": max(row.confirmed_on, _confirmed(told, now))}


def _as_it_is(row: Meeting) -> dict[str, Any]:
    return {name: getattr(row, name) for name in EVERY}


def _confirmed(listing: Listing, now: datetime) -> date:
    """The day its source last touched it; where it says none, the day on which we first read it like this."""
    return min(listing.updated, now).date() if listing.updated else now.date()
