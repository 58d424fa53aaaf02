"""Logs hold times, kinds of pages, numbers and places in the source: never what people are called, type or ask for."""

import ast
import http.client
import json
import logging
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest

from porch.config.logs import Ids
from tests.config.breaking import NAME, PASSWORD
from tests.e2e.site import ROOT, environment, free_port

SITE = "https://porch.example.org"
SOMEWHERE = "203.0.113.77"
MAY_STAND = {"at", "level", "from", "say", "route", "status", "ms", "request", "error", "at_line"}


@dataclass
class Browser:
    """Cookies and a long name, behind a proxy that speaks https."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self, method: str, path: str, body: dict[str, str] | None = None, **more: str
    ) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {
            "User-Agent": "canary-agent/1.0",
            "X-Forwarded-For": SOMEWHERE,
            "X-Forwarded-Proto": "https",
            "Origin": SITE,
            "Referer": f"{SITE}/canary-referer/",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
            **more,
        }
        connection.request(method, path, urlencode(body) if body else None, headers)
        answer = connection.getresponse()
        answer.read() if path != "/live/" else None
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                pair = value.split(";")[0].split("=", 1)
                self.cookies[pair[0]] = pair[1]
        connection.close()
        return answer


@dataclass
class Run:
    """What a server printed while everything went wrong, and what its cookies were."""

    said: str
    secrets: list[str]
    set_cookies: list[str]
    answers: dict[str, int]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    data, port = tmp_path_factory.mktemp("breaking"), free_port()
    out = data.parent / "out"
    with out.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.config.breaking", str(port)],
            env=environment(data, demo=False, SITE_URL=SITE, LOG_REQUESTS="1"),
            cwd=ROOT,
            stdout=output,
            stderr=output,
        )
        try:
            run = _everything_goes_wrong(port, data, process, out)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)
    return Run(out.read_text(), run.secrets, run.set_cookies, run.answers)


def _everything_goes_wrong(port: int, data: Path, process: "subprocess.Popen[bytes]", out: Path) -> Run:
    browser = Browser(port)
    for _ in range(1200):
        assert process.poll() is None, out.read_text()
        try:
            if browser.ask("GET", "/readyz").status == 200:
                break
        except OSError:
            time.sleep(0.1)
    answers, set_cookies = {}, []

    def ask(name: str, *args: object, **more: str) -> None:
        answer = browser.ask(*args, **more)  # type: ignore[arg-type]
        answers[name] = answer.status
        set_cookies.extend(value for key, value in answer.getheaders() if key.lower() == "set-cookie")

    ask("wrong password", "POST", "/sign-in/", {"login": NAME, "password": "canary-wrong"})
    ask("signed in", "POST", "/sign-in/", {"login": NAME, "password": PASSWORD, "shared": "on"})
    ask("a page", "GET", "/settings/?q=canary-query")
    ask("a letter", "GET", "/i/canary-letters/")
    ask("nothing", "GET", "/canary-nothing/?q=canary-query")
    ask("another host", "GET", "/", None, Host="canary-host.example")
    ask("too much", "POST", "/sign-in/", {"login": "canary-big" * 20_000})
    ask("broken", "POST", "/break/canary-path/?q=canary-query", {"words": "canary-body"})
    ask("stream", "GET", f"/live/?topic=broken:{(data / 'member-id').read_text()}")
    with socket.create_connection(("127.0.0.1", port)) as raw:
        raw.sendall(b"canary-raw /nonsense\r\n\r\n")
        raw.recv(100)
    for _ in range(600):
        if (data / "task-ran").exists() and (data / "job-ran").exists():
            break
        time.sleep(0.1)
    time.sleep(1)
    return Run("", [*browser.cookies.values(), (data / "member-id").read_text()], set_cookies, answers)


def lines(run: Run) -> list[dict[str, object]]:
    return [json.loads(line) for line in run.said.splitlines() if line.startswith("{")]


def test_everything_went_wrong_as_planned(run: Run) -> None:
    wrong = {"wrong password": 422, "signed in": 302, "a page": 200, "nothing": 404, "another host": 400}
    assert run.answers == run.answers | wrong | {"too much": 400, "broken": 500, "stream": 500}, run.said


def test_nothing_anybody_is_called_or_typed_or_asked_for_is_printed(run: Run) -> None:
    assert "canary" not in run.said.lower().replace("tests.config", ""), run.said
    for word in (SOMEWHERE, "porch.example.org", *run.secrets):
        assert word not in run.said


def test_what_went_wrong_can_still_be_found(run: Run) -> None:
    broken = [line for line in lines(run) if line.get("error") == "ValueError"]
    places = {place for line in broken for place in line["at_line"]}  # type: ignore[union-attr]
    assert any(place.startswith("__main__:") for place in places)
    said = {line["say"] for line in broken}
    assert {"something ended by an error nobody caught", "a clock job failed"} <= said
    assert [line["route"] for line in broken if "route" in line] == ["/break/<str:words>/"]


def test_a_line_for_a_request_holds_the_kind_of_page_and_numbers(run: Run) -> None:
    asked = [line for line in lines(run) if line["from"] == "porch.requests"]
    told = {(line["route"], line["status"]) for line in asked}
    assert {("/settings/", 200), ("-", 404), ("/break/<str:words>/", 500)} <= told
    assert "/i/<str:letters>/" in {route for route, _ in told}
    assert len({line["request"] for line in asked}) == len(asked)
    for line in lines(run):
        assert set(line) <= MAY_STAND


def test_only_lines_of_ours_are_printed_besides_the_greeting(run: Run) -> None:
    rest = [line for line in run.said.splitlines() if not line.startswith("{")]
    assert rest == []


def test_cookies_of_an_https_site_are_its_own_and_for_nobody_else(run: Run) -> None:
    names = {cookie.split("=")[0] for cookie in run.set_cookies}
    assert {"__Host-s", "__Host-u"} <= names
    for cookie in run.set_cookies:
        traits = {trait.strip().lower() for trait in cookie.split(";")[1:]}
        assert {"secure", "httponly", "samesite=lax", "path=/"} <= traits, cookie.split("=")[0]
        assert not any(trait.startswith("domain") for trait in traits)


def test_our_own_sentences_are_written_as_they_stand_in_the_source() -> None:
    """A formatted sentence would carry what was put into it."""
    for path in (ROOT / "src" / "porch").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and re.match(
                r"log\.(debug|info|warning|error|exception)$", _name(node)
            ):
                first = node.args[0]
                assert isinstance(first, ast.Constant), f"{path.name}:{node.lineno} formats what it logs"
                assert len(node.args) == 1, f"{path.name}:{node.lineno} puts values into what it logs"


def _name(call: ast.Call) -> str:
    named = call.func
    if isinstance(named, ast.Attribute) and isinstance(named.value, ast.Name):
        return f"{named.value.id}.{named.attr}"
    return ""


def test_a_line_carries_only_what_is_on_the_list() -> None:
    record = logging.LogRecord("porch.x", logging.INFO, "x.py", 1, "a line", (), None)
    record.__dict__ |= {
        "route": "/i/<str:letters>/",
        "status": 200,
        "user": "Canary Wren",
        "path": "/i/canary/",
    }
    line = json.loads(Ids().format(record))
    assert set(line) == {"at", "level", "from", "say", "route", "status"}
