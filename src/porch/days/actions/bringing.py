"""Bringing one's days from another place: rows come as rows, with the moments they were written at."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from porch.days.models import Row, Thread
from porch.days.rules.bringing import BroughtRow, BroughtThread, threads_in
from porch.people.models import Member


@transaction.atomic
def bring(member: Member, data: Mapping[str, Any], now: datetime) -> int:
    """Take the threads of a parcel; how many rows came. Brought again, only rows that are new there are added.

    A list that was brought and has been gone on with here is left as it is: two ends of one list cannot be joined
    without guessing. What was kept here before stays, also of the same thing. Nobody is told.
    """
    Member.objects.select_for_update().filter(pk=member.pk).first()
    mine = {thread.pk: thread for thread in Thread.objects.filter(member=member)}
    brought = {thread.about.get("brought_from", ""): thread for thread in mine.values()}
    came, here = 0, {}
    for one in threads_in(data, now):
        if one.id in mine:
            here[one.id] = mine[one.id]  # one's own file, come home
            continue
        thread = brought.get(str(one.id)) or _begin(member, one)
        here[one.id] = thread
        came += _add(thread, one.rows)
        _put_in_place(thread, one, here)
    return came


def _begin(member: Member, one: BroughtThread) -> Thread:
    thread = Thread(member=member, opened_at=one.opened_at)
    thread.say({"what": one.what, "word": one.word, "brought_from": str(one.id), "brought": 0})
    thread.save(force_insert=True)
    return thread


def _add(thread: Thread, rows: list[BroughtRow]) -> int:
    """The rows after the last one here, unless somebody went on here; how many."""
    about = thread.about
    last = thread.rows.order_by("-seq").values_list("seq", flat=True).first() or 0
    if last != about.get("brought"):
        return 0
    fresh = [row for row in rows if row.seq > last]
    made = []
    for one in fresh:
        row = Row(thread=thread, seq=one.seq, at=one.at)
        row.write(one.body)
        made.append(row)
    Row.objects.bulk_create(made)
    if fresh:
        thread.say({**about, "brought": fresh[-1].seq})
        thread.save(update_fields=["sealed_about"])
    return len(fresh)


def _put_in_place(thread: Thread, one: BroughtThread, here: Mapping[UUID, Thread]) -> None:
    """Laid aside where it was laid aside, and instead of which other one."""
    changed = []
    if thread.laid_aside_at is None and one.laid_aside_at is not None:
        thread.laid_aside_at = one.laid_aside_at
        changed.append("laid_aside_at")
    before = here.get(one.instead_of) if one.instead_of else None
    if thread.instead_of_id is None and before is not None:
        thread.instead_of = before
        changed.append("instead_of")
    if changed:
        thread.save(update_fields=changed)
