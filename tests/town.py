"""The small demo community in the test's database, loaded once a process and put back as it was from then on."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection

from porch.home import demo
from porch.kit import vault


@dataclass(frozen=True)
class Town:
    now: datetime
    is_demo: bool
    rows: sqlite3.Connection
    keys: frozenset[str]


_last: list[Town] = []


def settle(now: datetime) -> None:
    """As ``demo.load`` makes it. For a test with ``transactional_db``: the whole database is put back.

    Loaded anew for another day, for a site that is no demo, and when some other test destroyed one of its keys.
    """
    for town in _last:
        same = (town.now, town.is_demo) == (now, settings.DEMO)
        if same and town.keys <= set(vault.store().owners()):
            connection.ensure_connection()
            town.rows.backup(connection.connection)
            return
    others = set(vault.store().owners())
    assert demo.load("small", 1, "porch-demo", now=now)
    rows = sqlite3.connect(":memory:")
    connection.connection.backup(rows)
    _last[:] = [Town(now, settings.DEMO, rows, frozenset(vault.store().owners()) - others)]
