"""The whole community as one folder that can be read without this program: everyone's own, and what is everybody's.

Written one person at a time into a folder beside the target, which is put in place in one move when it is whole.
"""

import hashlib
import json
import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED
from zoneinfo import ZoneInfo

import pyzipper
from django.template.loader import render_to_string

from porch.kit.community import here
from porch.people.actions import note_parcel
from porch.people.models import Member
from porch.people.parcel import FORMAT as PERSON_FORMAT
from porch.people.parcel import contents_of, parcel_of
from porch.people.reading import Reader
from porch.people.registries import common
from porch.people.rules.names import words_in
from porch.record.actions import note

FORMAT, FORMAT_VERSION = "porch-community", 1
"""Change only with a decision: other programs read ``community-pack.json``."""

WORDS_IN_A_PASSPHRASE = 6
SLIPS, SUMS = "slips.html", "SHA256SUMS"


class NotThere(Exception):
    """The target cannot take a pack; the words say why. Nothing was written."""


@dataclass(frozen=True)
class Counts:
    """``leaving`` have asked to be erased: their own is not in the pack."""

    people: int
    leaving: int


@dataclass(frozen=True)
class Sheet:
    """One person's entry in ``community-pack.json``."""

    name: str
    file: str
    bytes: int
    sha256: str


def who_is_in_it() -> list[Any]:
    """The ids of everyone whose own goes into the pack, by name."""
    return list(_staying().order_by("handle_key").values_list("pk", flat=True))


def _staying() -> Any:
    return Member.objects.exclude(state=Member.State.LEAVING)


def write(
    target: Path, *, sealed: bool, now: datetime, after_each: Callable[[], None] = lambda: None
) -> Counts:
    """Write the pack to ``target``, which must be absent or empty; NotThere when it is not.

    ``sealed`` gives every person's file a passphrase of its own, which stands in ``slips.html`` and nowhere else.
    On any failure nothing is left behind. Everyone's own is noted on the audit chain as handed out.
    """
    _check(target)
    half = target.with_name(f"{target.name}.half")
    try:
        half.mkdir(mode=0o700, parents=True)
    except FileExistsError as left:
        raise NotThere(f"{half} is left from a pack that was cut short: delete it first") from left
    try:
        counts = _Writer(half, sealed, now).all(after_each)
        half.replace(target)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
    note("handed-over", by=None, about=None, now=now, detail={"people": counts.people, "sealed": sealed})
    return counts


def _check(target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise NotThere(f"{target} is not a folder")
    if target.is_dir() and any(target.iterdir()):
        raise NotThere(f"{target} is not empty")


class _Writer:
    """Writes one pack. Holds one person's own at a time, and a line about each."""

    def __init__(self, folder: Path, sealed: bool, now: datetime) -> None:
        self._folder, self._sealed, self._now = folder, sealed, now
        self._chance = random.SystemRandom()
        self._words = words_in("recovery_words.txt")
        self._slugs: set[str] = set()
        self._sums: list[tuple[str, str]] = []
        self._when = Reader(ZoneInfo(here().time_zone)).word(now.isoformat(timespec="seconds"))

    def all(self, after_each: Callable[[], None]) -> Counts:
        (self._folder / "people").mkdir(mode=0o700)
        sheets = self._people(after_each)
        counts = Counts(len(sheets), Member.objects.filter(state=Member.State.LEAVING).count())
        shares = [(key, entry.title, entry.export()) for key, entry in common.items()]
        self._put_json("community.json", {key: share for key, _, share in shares})
        self._put_json("community-pack.json", self._pack(sheets, counts, shares))
        reader = Reader(ZoneInfo(here().time_zone))
        walked = [(key, title, reader.walk(share)) for key, title, share in shares]
        self._put("together.html", self._page("together", shares=walked))
        self._put("index.html", self._page("index", counts=counts, sheets=sheets, slips=SLIPS))
        lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(self._sums))
        self._put(SUMS, lines.encode())
        return counts

    def _people(self, after_each: Callable[[], None]) -> list[Sheet]:
        sheets = []
        with self._slips() as slips:
            for pk in who_is_in_it():
                member = _staying().filter(pk=pk).select_related("lived").first()
                if member is not None:  # erased since the list was made
                    sheets.append(self._person(member, slips))
                after_each()
        return sheets

    def _person(self, member: Member, slips: IO[bytes] | None) -> Sheet:
        file = f"people/{self._slug(member.handle)}.zip"
        if slips is None:
            box = parcel_of(member, now=self._now)
        else:
            passphrase = "-".join(self._chance.choice(self._words) for _ in range(WORDS_IN_A_PASSPHRASE))
            box = sealed_zip(contents_of(member, now=self._now), passphrase)
            slip = {"name": member.handle, "file": file, "passphrase": passphrase}
            slips.write(render_to_string("people/handover/slip.html", slip).encode())
        digest = self._put(file, box)
        note_parcel(member, by=None, now=self._now)
        return Sheet(member.handle, file, len(box), digest)

    def _slug(self, handle: str) -> str:
        plain = re.sub(r"[^\w]+", "-", handle.casefold()).strip("-") or "someone"
        slug, number = plain, 1
        while slug in self._slugs:
            number += 1
            slug = f"{plain}-{number}"
        self._slugs.add(slug)
        return slug

    @contextmanager
    def _slips(self) -> Iterator[IO[bytes] | None]:
        """The sheet of slips, written along: one file open, not ten thousand slips in memory."""
        if not self._sealed:
            yield None
            return
        with _private(self._folder / SLIPS) as file:
            head, foot = self._page("slips", split="|HERE|").split(b"|HERE|")
            file.write(head)
            yield file
            file.write(foot)

    def _pack(
        self, sheets: list[Sheet], counts: Counts, shares: list[tuple[str, str, Any]]
    ) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "made_at": self._now.isoformat(timespec="seconds"),
            "made_by": f"porch {version('porch')}",
            "sealed": self._sealed,
            "person_format": PERSON_FORMAT,
            "counts": asdict(counts),
            "common": {key: share for key, _, share in shares},
            "people": [asdict(sheet) for sheet in sheets],
        }

    def _page(self, name: str, **values: Any) -> bytes:
        us = here()
        frame = {"us": us, "made_at": self._when, "sealed": self._sealed}
        return render_to_string(f"people/handover/{name}.html", frame | values).encode()

    def _put_json(self, name: str, values: Any) -> None:
        self._put(name, json.dumps(values, ensure_ascii=False, indent=2, default=str).encode() + b"\n")

    def _put(self, name: str, content: bytes) -> str:
        """Write one file for nobody else's eyes, and remember its digest, which is returned."""
        with _private(self._folder / name) as file:
            file.write(content)
        digest = hashlib.sha256(content).hexdigest()
        self._sums.append((name, digest))
        return digest


def sealed_zip(contents: dict[str, bytes], passphrase: str) -> bytes:
    """A ZIP of ``contents`` under AES-256, as 7-Zip, Keka and most file programs open it."""
    box = BytesIO()
    with pyzipper.AESZipFile(box, "w", compression=ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as sealed:
        sealed.setpassword(passphrase.encode())
        for name, content in contents.items():
            sealed.writestr(name, content)
    return box.getvalue()


def _private(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
