"""What it cost to make a page: all of it to a visitor and at the desks, coarse on a member's page."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_visitors_page_tells_time_queries_records_and_size(client: Client) -> None:
    said = client.get("/sign-in/")["Server-Timing"]
    assert re.fullmatch(
        r'total;dur=[\d.]+, cpu;dur=[\d.]+, db;dur=[\d.]+;desc="\d+ queries, \d+ records", size;desc="\d+ kB"',
        said,
    )


def test_a_members_page_tells_only_a_coarse_total_and_size(as_alice: Client) -> None:
    said = as_alice.get("/today/")["Server-Timing"]
    assert re.fullmatch(r'total;dur=\d*0, size;desc="\d+ kB"', said), said
    assert "queries" not in said


def test_records_are_those_the_page_read(as_dee: Client) -> None:
    said = as_dee.get("/desk/pairing/")["Server-Timing"]
    found = re.search(r"(\d+) queries, (\d+) records", said)
    assert found
    assert int(found.group(1)) > 0
    assert int(found.group(2)) > 0


def test_a_ready_answer_reads_one_record(client: Client) -> None:
    assert "1 queries, 1 records" in client.get("/readyz")["Server-Timing"]
