"""The set-up page, on a data folder in which nobody has begun yet."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from porch.config.setup import one_time_code
from porch.people.models import Community, Member
from porch.people.queries import community
from porch.record.models import Entry

PASSWORD = "a lamp by the river"


@pytest.fixture
def bare(db: None, tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A data folder of its own, with an empty database beside it."""
    settings.PORCH_DATA = tmp_path
    settings.SITE_NAME = settings.COUNTRY = settings.ZONE = ""
    cache.clear()
    yield tmp_path
    cache.clear()


@pytest.fixture
def let_in(bare: Path, client: Client) -> Client:
    """A browser that has given the code."""
    answer = client.post("/set-up/", {"code": one_time_code.new_code()})
    assert answer.status_code == 302
    return client


def answer_all(client: Client, until: str = "operator", **other: dict[str, object]) -> None:
    """Say everything up to ``until``, every number tried."""
    steps: dict[str, dict[str, object]] = {
        "names": {"name": "Riverside evenings", "public_name": "Lamplight"},
        "country": {"country": "GB"},
        "time-zone": {"time_zone": "Europe/London"},
        "numbers": {},
        "supports": {"supports": ["peers", "circles"]},
        "joining": {"joining": "approval"},
        "phones": {"push": "yes"},
    }
    for slug, said in steps.items():
        if slug == until:
            return
        if slug == "numbers":
            try_every_number(client)
        assert client.post(f"/set-up/{slug}/", other.get(slug, said)).status_code == 302, slug


def try_every_number(client: Client) -> None:
    while (to := client.get("/set-up/numbers/")).status_code == 302:
        client.post(to["Location"], {"say": "right"})


def begin(client: Client, **other: object) -> object:
    page = client.get("/set-up/operator/").content.decode()
    token = re.search(r'name="suggestion" value="([^"]+)"', page)
    assert token
    said = {"suggestion": token.group(1), "password": PASSWORD, "adult": "on", **other}
    return client.post("/set-up/operator/", said)


def test_before_anyone_has_begun_every_page_leads_to_set_up_and_help_stands(
    bare: Path, client: Client
) -> None:
    for path in ("/", "/join/", "/today/", "/desk/remains/", "/nothing-here/"):
        assert client.get(path)["Location"] == "/set-up/", path
    assert client.post("/join/")["Location"] == "/set-up/"
    for path in ("/help-now/", "/leave/", "/healthz", "/set-up/"):
        assert client.get(path).status_code == 200, path


def test_a_community_begins_with_one_operator_who_is_signed_in(let_in: Client, bare: Path) -> None:
    answer_all(let_in)
    done = begin(let_in)
    assert done["Location"] == "/begun/"  # type: ignore[index]
    page = let_in.get("/begun/").content.decode()
    operator = Member.objects.get()
    assert operator.role_names == {"operator"}
    assert operator.handle in page
    assert "/settings/second-factor/" in page
    assert community().joining == Community.Joining.APPROVAL
    assert community().supports == ["peers", "circles"]
    assert community().push is True
    assert "Checked by this community on" in let_in.get("/help-now/").content.decode()
    assert Entry.objects.filter(act="community-begun", actor_id=operator.pk).exists()
    assert let_in.get("/set-up/").status_code == 404
    assert Client().get("/set-up/").status_code == 404
    assert not (bare / one_time_code.FILE).exists()
