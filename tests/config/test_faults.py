"""What people meet when the machine under them fails: a full disk, a database that is moved away and back."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import pytest

from tests.config.browsing import Browser
from tests.e2e.site import free_port, porch, serving

MINE = (
    "/today/",
    "/people/",
    "/settings/",
    "/settings/about/hours/",
    "/settings/parts/",
    "/settings/blocks/",
    "/more/",
)
GIVEN = "Lets you see: hours"
AGAIN = 30  # seconds a recovered server may take to be as before


@contextmanager
def small_disk(folder: Path, megabytes: int = 48) -> Iterator[Path]:
    """A disk of its own, which can be filled to the last byte. Only root may mount one."""
    folder.mkdir()
    try:
        made = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)],
            capture_output=True,
            check=False,
        )
    except OSError:
        pytest.skip("there is no mount here, so there is no small disk to fill")
    if made.returncode:
        pytest.skip("a small disk cannot be mounted here: that takes root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def filled(disk: Path) -> Path:
    """A file that takes every byte that is left."""
    ballast = disk / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            with suppress(OSError):
                while file.write(b"x" * size):
                    pass
    assert shutil.disk_usage(disk).free == 0
    return ballast


def conversation_of(browser: Browser) -> str:
    _, people = browser.get("/people/")
    found = re.search(r"/talk/[0-9a-f-]{36}/", people)
    assert found, people
    return found[0]


def pair_of(browser: Browser) -> str:
    _, people = browser.get("/people/")
    found = re.search(r'href="(/people/[0-9a-f-]{36}/)"', people)
    assert found, people
    return found[1]


def said(browser: Browser, talk: str, words: str) -> int:
    return browser.post(f"{talk}say/", body=words, client_id=str(uuid4()))[0]


def until_said(browser: Browser, talk: str, words: str) -> None:
    deadline, client_id = time.monotonic() + AGAIN, str(uuid4())
    while time.monotonic() < deadline:
        if browser.post(f"{talk}say/", body=words, client_id=client_id)[0] == 200:
            return
        time.sleep(0.2)
    raise AssertionError("it did not recover by itself")


def test_a_full_disk_lets_people_read_tells_writers_so_and_passes_by_itself(
    town: Path, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk") as disk:
        data = Path(shutil.copytree(town, disk / "data"))
        port = free_port()
        with serving(data, port):
            url = f"http://127.0.0.1:{port}"
            sam, carol, dee = (Browser(url).look_as(name) for name in ("Sam", "Carol", "Dee"))
            talk = conversation_of(sam)
            assert said(sam, talk, "before the disk was full") == 200
            assert carol.get("/desk/safety/")[0] == 200
            wrens = pair_of(sam)
            ballast = filled(disk)
            while sam.post("/look/", theme="dark") and said(sam, talk, "more " * 700) == 200:
                pass  # what the log of the database had kept for itself is used up as well
            while sam.post("/settings/parts/here-for/", here_for="myself")[0] == 200:
                pass  # one small row still fits where many words did not
            tells_writers_so(sam, talk)
            for path in (*MINE, talk, "/help-now/", "/meetings/"):
                assert (path, sam.get(path)[0]) == (path, 200)
            assert "more more" in sam.get(talk)[1], "what was said while there was room"
            assert Browser(url).get("/help-now/")[0] == 200
            what_is_others_is_withheld(carol)
            goes_without_what_is_others(sam, wrens, GIVEN)
            goes_without_what_is_others(dee, "/desk/rota/", "Wren")
            os.unlink(ballast)
            until_said(sam, talk, "after the disk was full")
            assert carol.get("/desk/safety/")[0] == 200
            assert GIVEN in sam.get(wrens)[1], "Wren lets Sam see her hours"
            assert "Wren" in dee.get("/desk/rota/")[1]
            _, page = sam.get(talk)
            assert page.count("after the disk was full") == 1
            assert "not said aloud" not in page
        assert '"whole": true' in porch("audit", "verify", "--json", data=data)


def tells_writers_so(sam: Browser, talk: str) -> None:
    status, page = sam.post(f"{talk}say/", body="not said aloud", client_id=str(uuid4()))
    assert status == 507
    assert sam.headers["Retry-After"] == "120"
    assert 'data-page="error"' in page
    assert "Try again in a few minutes" in page
    assert "/help-now/" in page
    assert "not said aloud" not in page
    assert sam.post("/settings/parts/here-for/", here_for="myself")[0] == 507


def what_is_others_is_withheld(carol: Browser) -> None:
    """Looking at what is somebody else's is written down first: while it cannot be, there is no look."""
    status, page = carol.get("/desk/safety/")
    assert status == 507
    assert "Retry-After" in carol.headers
    assert 'data-page="error"' in page


def goes_without_what_is_others(browser: Browser, path: str, told: str) -> None:
    """The page stands, and what somebody else told is not on it: the look could not be written down.

    It is the first look: one that stands in the ledger already is good for an hour and needs no writing.
    """
    status, page = browser.get(path)
    assert status == 200
    assert told not in page


def test_a_database_that_is_moved_away_leaves_help_now_and_a_calm_page_until_it_is_back(
    town: Path, tmp_path: Path
) -> None:
    data, away = Path(shutil.copytree(town, tmp_path / "data")), tmp_path / "away"
    away.mkdir()
    port = free_port()
    with serving(data, port):
        url = f"http://127.0.0.1:{port}"
        sam = Browser(url).look_as("Sam")
        talk = conversation_of(sam)
        for file in list(data.glob("porch.sqlite3*")):
            file.rename(away / file.name)
        status, page = Browser(url).get("/help-now/")
        assert status == 200
        assert "tel:" in page
        calm_everywhere(url, sam, talk)
        assert not (data / "porch.sqlite3").exists(), "an empty database took the other one's place"
        for file in list(away.iterdir()):
            file.rename(data / file.name)
        until_said(sam, talk, "here again")
        assert sam.get("/today/")[0] == 200
    assert '"whole": true' in porch("audit", "verify", "--json", data=data)


def calm_everywhere(url: str, sam: Browser, talk: str) -> None:
    for _ in range(12):  # more often than there are threads with a connection of their own
        status, page = Browser(url).get("/readyz")
        assert status == 503
        assert "/help-now/" in page
    for path in ("/today/", talk, "/settings/"):
        status, page = sam.get(path)
        assert status == 503
        assert sam.headers["Retry-After"] == "30"
        assert "We cannot reach our records right now" in page
    assert said(sam, talk, "into the void") == 503
