"""What a phone keeps and what it shows on its first screen: public, bland, and its own version."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django import Settings

from porch.kit.community import Community, keep
from porch.ui.shell import LINES, shell, worker

TELLS = re.compile(r"recover|peer|sober|support|mentor|help", re.IGNORECASE)
type Queries = Callable[[int], object]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: Settings) -> Iterator[None]:
    settings.PORCH_DATA = tmp_path
    return


def told(script: str) -> dict[str, object]:
    found = re.search(r"var TOLD = (\{.*?\n\});", script, re.DOTALL)
    assert found
    return dict(json.loads(found.group(1)))


def test_a_first_screen_tells_nothing(client: Client, db: None, django_assert_num_queries: Queries) -> None:
    keep(Community(name="Riverside Recovery", public_name="Lantern"))
    with django_assert_num_queries(0):  # type: ignore[attr-defined]
        answer = client.get("/manifest.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    manifest = answer.json()
    assert (manifest["name"], manifest["short_name"]) == ("Lantern", "Lantern")
    assert not TELLS.search(answer.content.decode())
    for icon in manifest["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/")), icon["src"]
    assert manifest["start_url"].startswith(manifest["scope"])


def test_the_worker_may_care_for_every_page_and_is_never_kept_stale(
    as_alice: Client, django_assert_num_queries: Queries
) -> None:
    with django_assert_num_queries(0):  # type: ignore[attr-defined]
        answer = as_alice.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Service-Worker-Allowed"] == "/"
    assert answer["Cache-Control"] == "no-cache"
    assert "Set-Cookie" not in answer


def test_every_page_and_file_that_is_kept_can_be_had_by_anybody(client: Client, db: None) -> None:
    kept = shell()
    assert kept.pages == ("/help-now/", "/help-now/plan/", "/help-now/sit/", "/leave/", "/no-signal/")
    for address in kept.pages:
        answer = client.get(address)
        assert answer.status_code == 200
        assert "Set-Cookie" not in answer
        assert "csrfmiddlewaretoken" not in answer.content.decode()
    missing = [name for name in kept.files if not finders.find(name.removeprefix("/static/"))]
    assert missing == []
    assert {"/static/ui/css/app.css", "/static/ui/js/exit.js"} <= set(kept.files)


def test_the_same_is_the_same_version_and_a_corrected_number_another(tmp_path: Path) -> None:
    before = worker()
    assert worker() == before
    (tmp_path / "crisis.json").write_text(
        json.dumps({"country": "GB", "name": "x", "emergency": "112", "lines": [], "checked": None})
    )
    after = worker()
    assert told(after)["version"] != told(before)["version"]
    keep(Community(public_name="Lantern"))
    assert told(worker())["version"] != told(after)["version"]


def test_a_woken_phone_can_only_show_what_stands_here() -> None:
    keep(Community(name="Riverside Recovery", public_name="Lantern"))
    script = worker()
    said = told(script)
    assert said["title"] == "Lantern"
    assert said["lines"] == {
        "1": "You have something new.",
        "2": "Starts soon.",
        "3": "A reminder you set.",
    }
    assert set(LINES) == {1, 2, 3}
    assert "Riverside" not in script
    assert script.count("showNotification") == 1
    assert not re.search(r"setAppBadge|renotify|requireInteraction|actions:|image:", script)


def test_turned_off_it_takes_itself_away_and_no_page_asks_for_it(client: Client, settings: Settings) -> None:
    assert 'data-worker="/sw.js"' in client.get("/help-now/").content.decode()
    settings.OFFLINE = False
    script = client.get("/sw.js").content.decode()
    assert "unregister()" in script
    assert "respondWith" not in script
    assert 'data-worker=""' in client.get("/help-now/").content.decode()
