"""What bringing adds to the house: files that lie there for a day, and this room's share of a parcel."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from porch.diary.actions.bringing import forget_old
from porch.diary.actions.reminding import DayTaken, set_reminder
from porch.diary.models.bringing import Brought
from porch.diary.models.entry import Entry
from porch.diary.models.own import Anchor, Note
from porch.diary.queries.bringing import brought_by
from porch.diary.rules.told import FARTHEST, Said, as_body, as_told, is_zone
from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.measures.told import Told
from porch.people.models import Member
from porch.people.registries import Belonging, belongings, brings
from porch.people.rules.keys import of_member
from porch.wire.registries import Job, clockwork

LONGEST = 10_000
MOST = 200
ANSWERS = ("mood", "craving", "used", "amounts", "sleep", "halt", "did")


def export(member: Member) -> dict[str, Any]:
    """The file that lies there, with what was said about it; empty most days."""
    row = brought_by(member)
    if row is None:
        return {}
    return {"file": row.content.decode("latin-1"), "said": row.said, "since": row.made_at.isoformat()}


def erase(member: Member, now: datetime) -> None:
    Brought.objects.filter(pk=member.pk).delete()


def register() -> None:
    belongings.register("brought_files", Belonging("Files I brought", (Brought,), export, erase))
    for column, about in (("sealed_file", "about_file"), ("sealed_said", "about_said")):
        sealed.columns.register(
            f"brought {column}",
            SealedColumn(
                *(Brought, column),
                about=lambda row, about=about: getattr(row, about),  # type: ignore[misc]
                of=lambda row: of_member(row.pk),
            ),
        )
    clockwork.register("brought-files", Job("brought-files", timedelta(hours=1), forget_old))
    brings.register("diary", take_from_parcel)


def take_from_parcel(member: Member, data: Mapping[str, Any], now: datetime) -> int:
    """Entries, days one remembers by and reminders out of another place's parcel, each once, however often it comes.

    Entries keep their own moments. The ledger hears nothing here: its rows come along by themselves.
    """
    share = data.get("diary")
    share = share if isinstance(share, Mapping) else {}
    took = sum(_entries(member, share.get("entries"), now))
    _anchors(member, share.get("anchors"))
    _reminders(member, data.get("reminders"), now)
    return took


def _rows(share: Any) -> Iterator[Mapping[str, Any]]:
    yield from (one for one in share if isinstance(one, Mapping)) if isinstance(share, list) else ()


def _entries(member: Member, share: Any, now: datetime) -> Iterator[bool]:
    known = dict(Entry.objects.filter(member=member).values_list("sent_as", "pk"))
    places: dict[str, UUID] = {}  # an id of that place -> the id of ours
    for one in _rows(share):
        try:
            sent_as, told, lag = _read(one, now)
        except (KeyError, TypeError, ValueError, OverflowError, AttributeError):
            continue
        if sent_as not in known:
            entry = Entry(member=member, day=told.day, lag=lag, at=told.at, sent_as=sent_as)
            entry.instead_of_id = places.get(str(one.get("instead_of")))
            _write(entry, told, one)
            known[sent_as] = entry.pk
            yield True
        places[str(one.get("id"))] = known[sent_as]


def _read(one: Mapping[str, Any], now: datetime) -> tuple[UUID, Told, int]:
    """The name it was sent under, what it says, and how many days later it was told; ValueError for what cannot be."""
    at = datetime.fromisoformat(one["told"])
    day, lag = date.fromisoformat(one["day"]), int(one["days_later"])
    if at.tzinfo is None or at > now or not 0 <= lag <= FARTHEST or day > at.date() + timedelta(days=1):
        raise ValueError("not told yet")
    told = as_told({name: one.get(name) for name in ("zone", *ANSWERS) if one.get(name) is not None}, day, at)
    if told.craving is not None and told.craving not in range(11):
        raise ValueError("no such craving")
    return UUID(one["sent_as"]), told, lag


def _write(entry: Entry, told: Told, one: Mapping[str, Any]) -> None:
    said = Said(
        day=told.day,
        mood=told.mood,
        craving=told.craving,
        used=told.used,
        amounts=told.amounts,
        sleep=told.sleep,
        halt=told.halt,
        did=told.did,
    )
    zone = told.zone if is_zone(told.zone) else "UTC"
    entry.at = told.at.astimezone(UTC)
    entry.write({"zone": zone, **as_body(said)})
    entry.save(force_insert=True)
    words = one.get("note")
    if isinstance(words, str) and words.strip():
        note = Note(entry=entry, member=entry.member)
        note.write(words[:LONGEST])
        note.save(force_insert=True)


def _anchors(member: Member, share: Any) -> None:
    there = {_plainly(row.body) for row in Anchor.objects.filter(member=member)}
    for one in list(_rows(share))[:MOST]:
        body = {name: str(one.get(name, ""))[:MOST] for name in ("words", "day", "every")}
        try:
            date.fromisoformat(body["day"])
        except ValueError:
            continue
        if body["every"] in ("", "year", "month") and _plainly(body) not in there:
            anchor = Anchor(member=member)
            anchor.write(body)
            anchor.save(force_insert=True)
            there.add(_plainly(body))


def _plainly(body: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(body.get(name, "")) for name in ("words", "day", "every"))


def _reminders(member: Member, share: Any, now: datetime) -> None:
    """Those whose days are still free here: so a second time nothing comes of it."""
    for one in list(_rows(share))[:MOST]:
        try:
            at, days = time.fromisoformat(str(one.get("at"))), [int(day) for day in one.get("days", ())]
            with transaction.atomic():
                set_reminder(member, days=days, at=at, words=str(one.get("words") or "")[:140], now=now)
        except (DayTaken, ValueError, TypeError):
            continue
