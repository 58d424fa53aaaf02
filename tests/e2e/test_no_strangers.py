"""Nobody elsewhere is ever asked: not by a page of anybody's, not by its parts, and not by the server itself."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from tests.config.browsing import Browser
from tests.e2e.every_page import PAGES, VISITOR
from tests.e2e.site import free_port, porch, serving

FETCHED = {"src", "srcset", "poster", "data", "action", "formaction", "manifest", "background", "ping"}
WATCH = """
import os, sys
HERE = ("127.0.0.1", "::1", "localhost", "")

def watch(event, what):
    if event == "socket.connect" and isinstance(what[1], tuple) and what[1][0] not in HERE:
        asked(f"connect {what[1][0]}")
    if event == "socket.getaddrinfo" and what[0] not in (*HERE, None, b"127.0.0.1"):
        asked(f"look up {what[0]}")

def asked(who):
    with open(os.environ["STRANGERS"], "a") as told:
        told.write(who + "\\n")
    raise OSError("no stranger is asked")

sys.addaudithook(watch)
with open(os.environ["STRANGERS"], "a") as told:
    told.write("watching\\n")
"""


class Asked(HTMLParser):
    """What a browser would fetch or send by itself because of a page; links that people press are theirs."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.addresses += [value for name, value in said.items() if name in FETCHED or name.endswith(":href")]
        self.addresses += re.findall(r"url\(([^)]*)\)", said.get("style", ""))
        if tag in ("link", "use", "image", "base"):
            self.addresses.append(said.get("href", ""))
        if tag == "meta" and said.get("http-equiv", "").lower() == "refresh":
            self.addresses.append(said.get("content", "").partition("=")[2])
        if tag == "a":
            self.links.append(said.get("href", ""))


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The demo, served by a process whose every call to another host is refused and written down."""
    data, guard = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("guard")
    (guard / "sitecustomize.py").write_text(WATCH)
    strangers = guard / "strangers"
    porch("demo", data=data)
    port = free_port()
    with serving(data, port, PYTHONPATH=str(guard), STRANGERS=str(strangers)):
        yield f"http://127.0.0.1:{port}", strangers


def test_no_page_of_anybodys_and_not_the_server_asks_another_host(watched: tuple[str, Path]) -> None:
    url, strangers = watched
    assert set(strangers.read_text().split("\n")) == {"watching", ""}
    found, seen, parts = list[str](), 0, set[str]()
    for who in dict.fromkeys(shot.who for shot in PAGES):
        browser = Browser(url) if who == VISITOR else Browser(url).look_as(who)
        pages = dict.fromkeys(shot.address for shot in PAGES if shot.who == who)
        for path in crawled(browser, url, list(pages)):
            status, html = browser.get(path)
            assert status < 500, path
            seen += 1
            for address in Asked(html).addresses:
                whole = urljoin(f"{url}{path}", address)
                found += [f"{path} as {who}: {address}"] if is_strange(whole, url) else []
                parts.add(urlsplit(whole).path)
    for path in sorted(part for part in parts if part.endswith((".css", ".js", ".svg", ".webmanifest"))):
        text = Browser(url).get(path)[1]
        asked = re.findall(r"""(?:url\(|import\s|fetch\(|src=)\s*['"]?((?:https?:)?//[^'")\s]+)""", text)
        found += [f"{path}: {one}" for one in asked if is_strange(urljoin(url, one), url)]
    assert found == []
    assert seen > len(PAGES)
    assert set(strangers.read_text().split("\n")) == {"watching", ""}, "the server asked somebody"


def crawled(browser: Browser, url: str, begin: list[str]) -> list[str]:
    """The pages given and every page of this site that they link to."""
    paths = dict.fromkeys(begin)
    for path in begin:
        for link in Asked(browser.get(path)[1]).links:
            there = urlsplit(urljoin(f"{url}{path}", link))
            if f"{there.scheme}://{there.netloc}" == url and "token" not in there.path:
                paths.setdefault(there.path)
    return list(paths)


def is_strange(address: str, url: str) -> bool:
    there = urlsplit(address)
    return there.scheme not in ("", "data", "blob") and f"{there.scheme}://{there.netloc}" != url


def test_the_watch_sees_who_is_asked(tmp_path: Path) -> None:
    """What the test above rests on: a call that would leave the machine is written down and refused."""
    import subprocess
    import sys

    (tmp_path / "sitecustomize.py").write_text(WATCH)
    told = tmp_path / "told"
    call = "import socket; socket.create_connection(('192.0.2.1', 80), 1)"
    env = {"PYTHONPATH": str(tmp_path), "STRANGERS": str(told)}
    done = subprocess.run([sys.executable, "-c", call], env=env, capture_output=True, check=False)
    assert done.returncode == 1
    assert told.read_text().split("\n")[:2] == ["watching", "look up 192.0.2.1"]
