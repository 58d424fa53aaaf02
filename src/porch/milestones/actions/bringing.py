"""Taking the marks somebody made elsewhere, out of the parcel they bring. Nothing of whom they were shown to."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from porch.milestones.models import Mark
from porch.milestones.queries import marks_of
from porch.milestones.rules.told import LONGEST, MOST
from porch.people.models import Member


def bring(member: Member, data: Mapping[str, Any], now: datetime) -> int:
    """Take marks, each once: the same words on the same day are one. How many were new."""
    share = data.get("milestones")
    rows = share.get("marked") if isinstance(share, Mapping) else None
    mine = marks_of(member)
    there, new = {(one.words, one.on) for one in mine}, 0
    for row in rows if isinstance(rows, list) else []:
        said = _read(row, now) if isinstance(row, Mapping) else None
        if said is None or said in there or len(mine) + new >= MOST:
            continue
        kind = row.get("kind") if isinstance(row.get("kind"), str) else ""
        made = Mark(member=member, at=now)
        made.say({"words": said[0], "on": said[1].isoformat(), "kind": kind[:20], "key": ""})
        made.save()
        there.add(said)
        new += 1
    return new


def _read(row: Mapping[str, Any], now: datetime) -> tuple[str, date] | None:
    words, on = row.get("words"), row.get("on")
    if not isinstance(words, str) or not isinstance(on, str):
        return None
    said = " ".join(words.encode(errors="replace").decode().split())
    try:
        day = date.fromisoformat(on)
    except ValueError:
        return None
    return (said, day) if 0 < len(said) <= LONGEST * 2 and date(1900, 1, 1) <= day <= now.date() else None
