"""The wall: whoever is here for somebody else only meets nothing of members, and no page of theirs leads nowhere.

Every link and form on every page that such an account reaches answers with something. What is left out: the page of
help, which is one file for everybody and knows of nobody, names people and rooms of members; what is not there for
somebody leads back and to help.
"""

import re
from collections import deque
from copy import deepcopy
from datetime import datetime
from html.parser import HTMLParser
from urllib.parse import urldefrag, urlsplit

import pytest
from django.db import transaction
from django.test import Client

from porch.people.models import Member
from tests import town
from tests.conftest import signed_in
from tests.house.asking import ABSENT
from tests.house.inhabitants import KIN, NOBODY
from tests.house.matrix import MATRIX

FOR_EVERYBODY = {"/help-now/", "/help-now/plan/", "/help-now/sit/"}
"""Pages without a session: the same for whoever looks."""

ENDS_IT = ("/sign-out/", "/leave/", "/settings/leave/")
"""Forms that would end the walk; they are asked for with nothing in them elsewhere."""

MOST = 400


class Ways(HTMLParser):
    """Links and forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "a" and told.get("href"):
            self.links.append(str(told["href"]))
        if tag == "form":
            self.forms.append((str(told.get("action") or ""), str(told.get("method") or "get").lower()))


def walk(client: Client, start: str) -> tuple[set[str], list[str]]:
    """Every page that is reached, and every way that ends in nothing."""
    seen, wrong, waiting = {start}, [], deque([start])
    while waiting and len(seen) < MOST:
        at = waiting.popleft()
        page = client.get(at)
        if page.status_code in (404, 500):
            wrong.append(f"{at}: {page.status_code}")
        if page.status_code in (301, 302, 303):
            _further(page["Location"], at, seen, waiting)
        if page.streaming or "html" not in page.get("Content-Type", "") or at.split("?")[0] in FOR_EVERYBODY:
            continue
        ways = Ways()
        ways.feed(page.text)
        for link in ways.links:
            _further(link, at, seen, waiting)
        for action, method in ways.forms:
            to = _path(action or at, at)
            if method == "post" and to and not to.startswith(ENDS_IT):
                _asked(client, to, at, wrong)
            elif method == "get" and to:
                _further(to, at, seen, waiting)
    return seen, wrong


def _asked(client: Client, to: str, at: str, wrong: list[str]) -> None:
    """A form answers, whatever comes of it; nothing that happens then stays."""
    kept = deepcopy(client.cookies)
    with transaction.atomic():
        found = client.post(to).status_code
        transaction.set_rollback(True)
    client.cookies = kept
    if found in (404, 500):
        wrong.append(f"form of {at} to {to}: {found}")


def _further(link: str, at: str, seen: set[str], waiting: deque[str]) -> None:
    to = _path(link, at)
    if to and to not in seen and re.sub(r"\d+", "0", to) not in seen:
        seen.update((to, re.sub(r"\d+", "0", to)))
        waiting.append(to)


def _path(link: str, at: str) -> str:
    """The address inside this place that a link leads to, without what is only another look at the same list."""
    parts = urlsplit(urldefrag(link)[0])
    if parts.scheme or parts.netloc:
        return ""
    path = parts.path or at.split("?")[0]
    if not path.startswith("/"):
        return ""
    return (
        path
        if path.startswith(("/meetings/", "/static/", "/stories/")) or not parts.query
        else f"{path}?{parts.query}"
    )


def test_no_link_or_form_on_a_page_of_the_family_leads_to_nothing(as_rosa: Client) -> None:
    seen, wrong = walk(as_rosa, "/family/")
    assert wrong == []
    assert {"/family/", "/more/", "/settings/", "/meetings/", "/family/people/new/", "/worried/"} <= seen
    assert not {one for one in seen if one.startswith(("/windows/", "/today/", "/desk/"))}


def test_the_bar_of_the_family_begins_with_their_space(as_rosa: Client) -> None:
    page = as_rosa.get("/family/").text
    bar = re.findall(r'href="(/[^"]*)"', page[page.index("<nav") : page.index("</nav>")])
    assert bar[0] == "/family/"
    assert "/today/" not in page


def test_signing_in_leads_them_to_their_space(rosa: Member) -> None:
    came = Client().post("/sign-in/", {"login": rosa.handle, "password": "rosa linden lamp kettle"})
    assert (came.status_code, came["Location"]) == (302, "/family/")


@pytest.mark.parametrize(
    "path",
    ["/today/", "/people/", "/people/ask/", "/talk/", "/groups/", "/rooms/", "/progress/", "/days/", "/milestones/",
     "/windows/", "/windows/new/", "/windows/cards/", "/programmes/", "/desk/pairing/", "/desk/safety/"],
)  # fmt: skip
def test_a_page_of_members_is_not_there_for_them(path: str, as_rosa: Client) -> None:
    page, nowhere = as_rosa.get(path), as_rosa.get("/nothing-is-here/")
    assert (page.status_code, page.content) == (404, nowhere.content)


def test_whoever_is_in_recovery_and_has_family_here_sees_both(alice: Member) -> None:
    alice.roles.create(role="family", since="2026-11-20T12:00Z")
    page = signed_in(alice).get("/more/").text
    assert 'href="/family/"' in page
    assert 'href="/windows/"' in page
    assert signed_in(alice).get("/today/").status_code == 200


def test_where_they_stand_leads_back_to_their_space(as_rosa: Client) -> None:
    page = as_rosa.get("/standing/")
    assert page.status_code == 200
    assert "/today/" not in page.text


def test_the_family_page_is_in_the_list_of_places_only_once(as_rosa: Client) -> None:
    page = as_rosa.get("/more/").text
    assert page.count('<a href="/family/"') <= 1


def test_in_the_demo_no_way_of_rosas_leads_to_nothing(transactional_db: None, now: datetime) -> None:
    town.settle(now)
    client = signed_in(Member.objects.get(handle="Rosa"))
    seen, wrong = walk(client, "/family/")
    assert wrong == []
    assert any(re.fullmatch(r"/stories/[a-z0-9-]+/", one) for one in seen)


OWN = (
    "family/",
    "settings/",
    "consent/",
    "sign-in/",
    "join/",
    "waiting/",
    "standing/",
    "more/",
    "paper/",
    "plan/",
)
"""Where an account of one's own is looked after, and the space that is the family's."""


def test_every_address_of_members_is_refused_to_them() -> None:
    """Whether each answers as the matrix says, ``tests/house/test_matrix.py`` asks of every one."""
    for route, rows in MATRIX.items():
        for row in rows:
            for_members = row.answers[NOBODY] in ("sign-in", ABSENT)
            assert not for_members or row.answers[KIN] in (ABSENT, "405") or route.startswith(OWN), route
