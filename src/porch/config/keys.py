"""Looking after the keys: a new one for the ring, all of them looked over, those of nobody let go."""

import base64
import contextlib
import fcntl
import json
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from porch.kit import crypto, sealed, vault
from porch.kit.crypto import CannotOpen, KeyGone
from porch.people.models import Member

log = logging.getLogger("porch.keys")
Tell = Callable[[str, int, int], None]  # what is being done, how much of it is done, how much there is
OLD_RING_KEYS_STAY = timedelta(days=36)  # as long as the oldest backup that was sealed with one, and a day
A_FEW = 100
SAMPLE = 40
SETTLED_HOURS = 2  # a key younger than this may belong to a row that is being written


class AlreadyTurning(Exception):
    """Another process makes a new key just now."""


class NotWhole(Exception):
    """The first thing that does not open, by its place."""


@dataclass(frozen=True)
class Turned:
    """What ``rotate`` did: ``begun`` is false when it went on with one that had been broken off."""

    ring_key: int
    begun: bool
    keys: int
    boxes: int


@dataclass(frozen=True)
class Whole:
    keys: int
    boxes: dict[str, int]


def rotate(tell: Tell, *, today: date) -> Turned:
    """Put a new key on the ring, wrap every key anew with it, and seal under keys what the ring itself still seals.

    Broken off anywhere, all stays readable, and the next call goes on from there. The key before stays on the ring
    for as long as backups may need it, and wraps nothing any more. NotWhole when something does not open.
    """
    path = Path(settings.KEY_RING)
    with _alone():
        begun = _begin(path)
        count = 0
        with _named("a key of the key store"):
            waiting = vault.store().waiting()
            while done := vault.store().rewrap(A_FEW):
                count += done
                tell("keys", count, max(waiting, count))
        boxes = sum(_seal_anew(column, tell) for column in sealed.columns)
        _finish(path, today)
    return Turned(crypto.read(path).current, begun, count, boxes)


def _seal_anew(column: sealed.SealedColumn, tell: Tell) -> int:
    with _named(column.name):
        old = column.still_under_the_ring()
        for at in range(0, len(old), A_FEW):
            column.seal_anew(old[at : at + A_FEW])
            tell(column.name, min(at + A_FEW, len(old)), len(old))
    return len(old)


def verify(most: int | None = SAMPLE) -> Whole:
    """Open every key, and of each sealed column ``most`` boxes (None: all). NotWhole names the first bad one."""
    keys, bad = vault.store().first_bad()
    if bad:
        raise NotWhole(
            f"the key of {bad.replace('|', ' ').strip()} cannot be unwrapped with {settings.KEY_RING}"
        )
    boxes = {}
    for name, column in sealed.columns.items():
        boxes[name] = 0
        for row in column.rows(most):
            try:
                column.open(row)
            except KeyGone as gone:
                raise NotWhole(f"{column.name}, row {row.pk}: the key it was sealed under is gone") from gone
            except (CannotOpen, ValueError) as changed:
                raise NotWhole(f"{column.name}, row {row.pk}: it does not open") from changed
            boxes[name] += 1
    return Whole(keys, boxes)


def let_go_of_nobodys(now: datetime) -> int:
    """Destroy keys whose owner is over for good: what an erasure could not do at its moment is done here."""
    names = vault.store().owners(made_hours_ago=SETTLED_HOURS)
    count = 0
    for word, over in sealed.over.items():
        ids = {name.partition("|")[2] for name in names if name.startswith(f"{word}|")}
        gone = over(ids) if ids else set()
        if gone:
            owners = [f"{word}|{one}" for one in sorted(gone)]
            count += vault.store().destroy(owners, remember=word == "member")
    if count:
        log.info("keys of nobody were destroyed")
    return count


def unreadable() -> list[str]:
    """The names of people some of whose words are here and whose keys are gone, as after an old backup was put back."""
    there, gone = set(vault.store().owners()), set[str]()
    for column in sealed.columns:
        for row in column.rows():
            ids = set(vault.ids_in(column.box(row)))
            if ids - vault.store().has(ids):
                of = column.of(row)
                gone |= {name for name in ((of,) if isinstance(of, str) else of) if name not in there}
    members = [name.partition("|")[2] for name in gone if name.startswith("member|")]
    return sorted(Member.objects.filter(pk__in=members).values_list("handle", flat=True))


def _begin(path: Path) -> bool:
    """Put a new key on the ring, unless one was put there before and not all is wrapped with it yet."""
    found = _read(path)
    if set(found["keys"]) - {str(found["current"])} - set(found["retired"]):
        return False
    free = next(number for number in range(1, 256) if str(number) not in found["keys"])
    found["keys"][str(free)] = base64.b64encode(AESGCM.generate_key(256)).decode()
    found["current"] = free
    _write(path, found)
    return True


def _finish(path: Path, today: date) -> None:
    """The keys before wrap nothing any more: they stay for old backups, and go when those are gone."""
    found = _read(path)
    retired = {number: found["retired"].get(number, today.isoformat()) for number in found["keys"]}
    retired.pop(str(found["current"]))
    last = {
        n: since for n, since in retired.items() if date.fromisoformat(since) + OLD_RING_KEYS_STAY > today
    }
    found["retired"] = last
    found["keys"] = {n: key for n, key in found["keys"].items() if n in last or n == str(found["current"])}
    _write(path, found)


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text())
    return {**found, "retired": found.get("retired", {})}


def _write(path: Path, found: dict[str, Any]) -> None:
    """In one move, and for good before anything is wrapped with what is new in it."""
    partial = path.with_name(f"{path.name}.new")
    partial.unlink(missing_ok=True)
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(json.dumps(found))
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextlib.contextmanager
def _named(place: str) -> Iterator[None]:
    try:
        yield
    except CannotOpen as changed:
        raise NotWhole(f"{place} does not open: {changed}") from changed


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    with (Path(settings.PORCH_DATA) / "keys.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyTurning from None
        yield
