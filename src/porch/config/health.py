"""What is wrong, and how to mend it: each look of ``porch doctor`` gives a finding or nothing.

What is right but not finished yet stands in ``porch.config.setup.queries.remains``.
"""

import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from porch.config import backups, keys, packing
from porch.config.copies import NoTool
from porch.kit.community import here
from porch.kit.crypto import CannotOpen
from porch.kit.vault import seal, unseal
from porch.people.models import Member, Role
from porch.record.queries import first_bad_row
from porch.safety import crisis

A_LOOK = 6  # boxes of each kind


@dataclass(frozen=True)
class Finding:
    what: str
    mend: str
    must: bool = False
    code: str = ""  # the code of the same thing in what remains, which is then said once


def findings() -> list[Finding]:
    """Everything that is not right, what must be mended first."""
    found = [finding for look in LOOKS for finding in look()]
    return sorted(found, key=lambda finding: not finding.must)


def _folder() -> Iterator[Finding]:
    folder = Path(settings.PORCH_DATA)
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        yield Finding(f"Others on this machine can read {folder}.", f"Run: chmod 700 {folder}", must=True)
    free = shutil.disk_usage(folder).free // 2**20
    if free < 200:
        yield Finding(
            f"Only {free} MB are free on the disk of {folder}.",
            "Make room: writes fail when it is full.",
            must=True,
        )


def _database() -> Iterator[Finding]:
    try:
        waiting = MigrationExecutor(connection).migration_plan(
            MigrationExecutor(connection).loader.graph.leaf_nodes()
        )
    except DatabaseError:
        yield Finding(
            "The database does not answer.", "Is DATABASE_URL right, and is the server up?", must=True
        )
        return
    if waiting:
        yield Finding(
            f"The database waits for {len(waiting)} changes of shape.",
            "Start `porch serve`: it makes them.",
            must=True,
        )
    if connection.vendor == "sqlite" and sqlite3.sqlite_version_info < (3, 51, 3):
        yield Finding(
            f"SQLite {sqlite3.sqlite_version} has a fault in its log; one lock around every write avoids it.",
            "Nothing to do while only Porch writes to the file; a Python with SQLite 3.51.3 or later is better.",
        )


def _keys() -> Iterator[Finding]:
    try:
        whole = unseal(seal("lamp", about="doctor"), about="doctor") == "lamp"
    except (CannotOpen, DatabaseError, OSError, ValueError, KeyError):
        whole = False
    if not whole:
        yield Finding(
            f"The key ring {settings.KEY_RING} cannot be used.",
            "Put back the copy you keep apart from backups.",
            must=True,
        )
    elif not _waiting_tables():
        yield from _what_is_sealed()


def _what_is_sealed() -> Iterator[Finding]:
    try:
        keys.verify(A_LOOK)
    except keys.NotWhole as bad:
        yield Finding(
            f"Not everything that is sealed opens: {bad}.",
            "Run: porch keys verify. If keys.sqlite3 was lost or is older than the database, bring it back from a "
            "backup of the keys (docs/operate/deploy.md).",
            must=True,
        )
    except DatabaseError:
        return  # what waits for a change of shape is a finding already


def _crisis_numbers() -> Iterator[Finding]:
    numbers = crisis.load(here().country, Path(settings.PORCH_DATA))
    if numbers.trouble:
        yield Finding(
            f"Your own crisis numbers cannot be used: {numbers.trouble}.",
            "Mend PORCH_DATA/crisis.json.",
            must=True,
        )
    elif numbers.checked is None:
        yield Finding(
            "Nobody has confirmed the crisis numbers.",
            "Call each helpline, then say so: `porch init` at the beginning, /desk/community/numbers/ later.",
            must=True,
            code="numbers",
        )


def _people() -> Iterator[Finding]:
    if _waiting_tables():
        return
    if Member.objects.filter(is_demo=True).exists() and not settings.DEMO:
        yield Finding(
            "Demo people are in this data folder; everyone knows their password.",
            "Begin in another folder: set PORCH_DATA.",
            must=True,
        )
    if not Member.objects.exists():
        yield Finding("Nobody is here yet.", "Run `porch init` to make the first operator.", must=True)
        return
    if not Role.objects.filter(role=Role.Name.OPERATOR, until=None).exists():
        yield Finding(
            "There is no operator: nobody can look after the machine.", "Run: porch role NAME operator"
        )


def _audit() -> Iterator[Finding]:
    if _waiting_tables():
        return
    bad = first_bad_row()
    if bad is not None:
        yield Finding(
            f"Row {bad} of the audit chain is not as it was written.",
            "Keep a copy of the database and find out who changed it.",
            must=True,
        )


def _address() -> Iterator[Finding]:
    if not settings.DEMO and settings.SITE_URL.startswith("http://") and "127.0.0.1" not in settings.SITE_URL:
        yield Finding(
            f"{settings.SITE_URL} is not encrypted on the way.",
            "Put Caddy in front (deploy/) and set SITE_URL=https://…",
            must=True,
            code="address",
        )


def _backups() -> Iterator[Finding]:
    if _waiting_tables() or not settings.BACKUPS or not Member.objects.exists():
        return
    try:
        packing.kind_of(connection.vendor).check()
    except NoTool as missing:
        yield Finding(
            f"No backup can be made: {missing}.", "Then run: porch backup now", must=True, code="backups"
        )
        return
    failed = backups.trouble()
    if failed:
        yield Finding(
            f"The last backup failed: {failed}.",
            "Mend that; then run: porch backup now",
            must=True,
            code="backups",
        )


def _waiting_tables() -> bool:
    try:
        return "people_member" not in connection.introspection.table_names()
    except DatabaseError:
        return True


LOOKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    _folder,
    _database,
    _keys,
    _crisis_numbers,
    _people,
    _audit,
    _address,
    _backups,
)
