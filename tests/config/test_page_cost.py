"""The foot of a page tells what that page cost: the figures of its header, and they are true."""

import re
import time
from types import SimpleNamespace

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from porch.config.timing import rows_at, timing
from porch.people.models import Member
from porch.ui.cost import MARK, WIDTH, Cost

pytestmark = pytest.mark.django_db

PAGE = """{% extends "ui/base.html" %}{% block title %}Here{% endblock %}{% block main %}{{ words }}{% endblock %}
{% block foot %}{% include "ui/parts/foot.html" with tells_cost=True %}{% endblock %}"""
HEADER = re.compile(
    r"total;dur=(?P<total>[\d.]+), cpu;dur=(?P<cpu>[\d.]+), db;dur=(?P<db>[\d.]+);"
    r'desc="(?P<queries>\d+) queries, (?P<records>\d+) records", size;desc="(?P<kb>\d+) kB"'
)
FOOT = re.compile(
    r"This page is (?P<kb>\d+) kB\. Making it took (?P<cpu>[\d.]+) ms of processor time, (?P<total>[\d.]+) ms in all: "
    r"(?P<queries>\d+) (?:query|queries) in (?P<db>[\d.]+) ms gave (?P<records>\d+) records?\."
)


def page(request: HttpRequest, words: str = "") -> HttpResponse:
    """Reads everyone once, and two of them again."""
    list(Member.objects.values_list("handle"))
    list(Member.objects.values_list("handle")[:2])
    return HttpResponse(engines["django"].from_string(PAGE).render({"words": words}, request))


def made(words: str = "") -> HttpResponse:
    return timing(lambda request: page(request, words))(RequestFactory().get("/stories/"))


def figures(pattern: re.Pattern[str], text: str) -> dict[str, str]:
    found = pattern.search(text)
    assert found, text[-900:]
    return found.groupdict()


def test_the_foot_says_what_the_header_says(alice: Member, bob: Member, carol: Member) -> None:
    answer = made()
    assert figures(FOOT, answer.content.decode()) == figures(HEADER, answer["Server-Timing"])


def test_queries_are_those_django_counts_and_records_those_that_were_read(
    alice: Member, bob: Member, carol: Member
) -> None:
    with CaptureQueriesContext(connection) as counted:
        answer = made()
    told = figures(HEADER, answer["Server-Timing"])
    assert int(told["queries"]) == len(counted) == 2
    assert int(told["records"]) == 3 + 2


@pytest.mark.parametrize("length", [0, 1, 700, 1023, 1024, 1025, 40_000])
def test_the_size_is_that_of_the_page_with_its_foot(alice: Member, length: int) -> None:
    answer = made("x" * length)
    told = figures(FOOT, answer.content.decode())
    assert int(told["kb"]) == -(-len(answer.content) // 1024)
    assert MARK not in answer.content


@pytest.mark.parametrize(("over", "kilobytes"), [(0, 0), (1, 1)])
def test_the_size_is_right_to_the_byte(alice: Member, over: int, kilobytes: int) -> None:
    bare = len(made().content)
    answer = made("x" * (-bare % 1024 + over))
    assert len(answer.content) % 1024 == over
    told = figures(FOOT, answer.content.decode())
    assert int(told["kb"]) == len(answer.content) // 1024 + kilobytes


def test_no_time_is_left_out(alice: Member) -> None:
    def busy(request: HttpRequest) -> HttpResponse:
        spent = time.thread_time() + 0.03
        while time.thread_time() < spent:
            pass
        return page(request)

    def waiting(request: HttpRequest) -> HttpResponse:
        time.sleep(0.06)
        return page(request)

    busily, waited = (
        figures(HEADER, timing(view)(RequestFactory().get("/stories/"))["Server-Timing"])
        for view in (busy, waiting)
    )
    assert float(busily["cpu"]) >= 30
    assert float(busily["total"]) >= 30
    assert float(waited["total"]) >= 60


def test_what_a_member_writes_is_never_taken_for_the_foot(alice: Member) -> None:
    answer = made(MARK.decode())
    assert figures(FOOT, answer.content.decode())
    assert answer.content.count(b"This page is") == 1
    assert b"&lt;!-- what this page cost" in answer.content


def test_a_page_that_does_not_ask_stays_as_it_is(client: Client) -> None:
    assert b"This page is" not in client.get("/sign-in/").content


def test_a_site_can_keep_to_itself_what_it_is_made_with(alice: Member, settings: Settings) -> None:
    assert b"Made with Porch." in made().content
    settings.MADE_WITH = False
    assert b"Made with" not in made().content
    assert figures(FOOT, made().content.decode())


def test_the_largest_figures_fit() -> None:
    most = Cost(9_999_999.9, 9_999_999.9, 9_999_999.9, 9_999_999, 99_999_999, 10**12)
    assert len(most.sentence.encode()) <= WIDTH
    assert Cost(1, 1, 1, 1, 1, 1).sentence.endswith("1 query in 1.0 ms gave 1 record.")


def test_a_database_that_does_not_count_rows_is_asked_for_their_number() -> None:
    read, wrote = (
        SimpleNamespace(description=["id"], rowcount=65),
        SimpleNamespace(description=None, rowcount=3),
    )
    unknown = SimpleNamespace(description=["id"], rowcount=-1)
    assert [rows_at(read), rows_at(wrote), rows_at(unknown)] == [65, 0, 0]
