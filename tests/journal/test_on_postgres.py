"""On PostgreSQL the journal reads the same: search, pages, months, and what is put together once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.config import private_postgres
from tests.house.source import ROOT

pytestmark = pytest.mark.skipif(bool(private_postgres.missing()), reason=private_postgres.missing())

READS = """
import re
from datetime import UTC, datetime, timedelta
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.db import connection
from django.test import Client
from porch.journal.actions import catch_up
from porch.journal.queries import newest_for_visitors, page_of
from porch.people.models import Member
from porch.stories.models import Story
from porch.stories.queries import read_by, readable_by
assert connection.vendor == "postgresql"
at = datetime(2026, 10, 31, 23, 30, tzinfo=UTC)
wren = Member.objects.create(handle="Wren", handle_key="wren", adult_attested_on=at, joined_on=at, password="!")
words = ["Äpfel und Café", "The café_bus", "Straße 12", "ébène", "zebra"] + [f"Number {n}" for n in range(25)]
Story.objects.bulk_create(
    Story(owner=wren, title=title, slug=f"s-{n}", byline="Wren", html="<p>It rained.</p>", words=2, size=17,
          audience="everyone", state="shown", posted_at=at - timedelta(hours=n), changed_at=at)
    for n, title in enumerate(words)
)
assert catch_up(at) == 30 and catch_up(at) == 0
visitor = Client()
def titles(address):
    page = visitor.get(address)
    assert page.status_code == 200, address
    return re.findall(r'<h3><a href="[^"]+">([^<]+)</a>', page.text)
assert titles("/stories/search/?q=CAFE") == ["Äpfel und Café", "The café_bus"]
assert titles("/stories/search/?q=apf+cafe") == ["Äpfel und Café"]
assert titles("/stories/search/?q=strasse+1") == ["Straße 12"]
assert titles("/stories/search/?q=eb") == ["ébène"]
assert titles("/stories/search/?q=ebra") == []
assert newest_for_visitors() == page_of(readable_by(None), None)
assert read_by(None, "s-3").story.pk == Story.objects.get(slug="s-3").pk
older = re.search(r'href="(\\?before=[^"]+)"', visitor.get("/stories/").text)[1]
assert titles("/stories/") + titles(f"/stories/{older}") == words
assert len(titles("/stories/archive/2026/10/")) == 20
said = visitor.get("/stories/")["Server-Timing"]
assert '"2 queries, 21 records"' in said, said
assert visitor.get("/stories/s-3/").status_code == 200
print("read")
"""


def test_the_journal_reads_the_same(tmp_path: Path) -> None:
    with private_postgres.started() as server:
        server.run("createdb", "porch")
        told = {
            "DATABASE_URL": server.address("porch"),
            "PORCH_DATA": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "porch.config.settings",
            "DEBUG": "1",
        }
        done = subprocess.run(
            [sys.executable, "-c", READS],
            cwd=ROOT,
            env={**os.environ, **told},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.stdout.endswith("read\n"), done.stderr[-3000:]
