"""The server is killed in mid-load, again and again; nothing said and acknowledged is lost, doubled or moved."""

import http.client
import json
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from tests.e2e.site import ROOT, environment, free_port, serving

KILLS = 20
SECRET = "k" * 32  # the forgery token: the same in the cookie and in the form
OUT_OF_REACH = (OSError, http.client.HTTPException)


@dataclass
class Writer:
    """Says one thing after another; says it again, under the same client id, until the server has answered."""

    port: int
    conversation: str
    session: str
    done: threading.Event
    acknowledged: dict[str, int] = field(default_factory=dict)
    tries: int = 0

    def run(self) -> None:
        while not self.done.is_set():
            client_id = str(uuid4())
            while client_id not in self.acknowledged:
                self.tries += 1
                try:
                    self.acknowledged[client_id] = self.post(client_id)
                except OUT_OF_REACH:
                    time.sleep(0.1)

    def post(self, client_id: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        words = {
            "body": f"words {client_id}",
            "note": "",
            "client_id": client_id,
            "csrfmiddlewaretoken": SECRET,
        }
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Requested-With": "fetch",
            "Cookie": f"s={self.session}; c={SECRET}",
        }
        try:
            connection.request("POST", f"/talk/{self.conversation}/say/", urlencode(words), headers)
            answer = connection.getresponse()
            html = answer.read().decode()
        finally:
            connection.close()
        if answer.status != 200:
            raise http.client.HTTPException(answer.status)
        seq = re.search(r'data-seq="(\d+)"', html)
        assert seq, html
        return int(seq[1])


@dataclass
class Listener:
    """Listens as a browser does: comes back after every loss with the last id it was given."""

    port: int
    conversation: str
    session: str
    done: threading.Event
    heard: list[int] = field(default_factory=list)
    last_id: str = ""
    returns: int = 0

    def run(self) -> None:
        self.last_id = f"talk:{self.conversation}:0"
        while not self.done.is_set():
            with suppress(OUT_OF_REACH):
                self.listen()
            self.returns += 1
            time.sleep(0.1)

    def listen(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            headers = {"Cookie": f"s={self.session}", "Last-Event-ID": self.last_id}
            connection.request("GET", f"/live/?topic=talk:{self.conversation}", headers=headers)
            answer = connection.getresponse()
            if answer.status != 200:
                raise http.client.HTTPException(answer.status)
            block = b""
            while not self.done.is_set() and (line := answer.readline()):
                block = block + line if line.strip() else self.take(block)
        finally:
            connection.close()

    def take(self, block: bytes) -> bytes:
        """One whole event: what was cut off in the middle was never given to the page."""
        if found := re.match(rb"id: (\S+:(\d+))\n", block):
            self.last_id = found[1].decode()
            self.heard.append(int(found[2]))
        return b""


def beside(data: Path, *words: str) -> list[object]:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/talk/crowd.py"), *words],
        env=environment(data, demo=False, DJANGO_SETTINGS_MODULE="porch.config.settings"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


@contextmanager
def running(crowd: list[Writer] | list[Listener]) -> Iterator[None]:
    threads = [threading.Thread(target=one.run, daemon=True) for one in crowd]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for one in crowd:
            one.done.set()
        for thread in threads:
            thread.join(30)
        assert not any(thread.is_alive() for thread in threads)


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_doubled_or_out_of_order_when_the_server_is_killed(
    tmp_path: Path,
) -> None:
    port, chance = free_port(), random.Random(11)
    with serving(tmp_path, port, demo=False):
        people = [dict(one) for one in beside(tmp_path)]  # type: ignore[call-overload]
    writers = [Writer(port, **one, done=threading.Event()) for one in people]
    listeners = [Listener(port, **one, done=threading.Event()) for one in people]
    with ExitStack() as open_until_all_is_heard:
        open_until_all_is_heard.enter_context(running(listeners))
        with running(writers):
            for _ in range(KILLS):
                with serving(tmp_path, port, demo=False) as server:
                    time.sleep(chance.uniform(0.2, 0.8))
                    server.send_signal(signal.SIGKILL)
                    server.wait()
            open_until_all_is_heard.enter_context(serving(tmp_path, port, demo=False))
            time.sleep(1.0)
        everything_is_heard(listeners, writers)
    check(beside(tmp_path, "log"), writers, listeners)


def everything_is_heard(listeners: list[Listener], writers: list[Writer]) -> None:
    """Wait, a while, until every listener has the last number any writer of its conversation was given."""
    heads: dict[str, int] = defaultdict(int)
    for writer in writers:
        heads[writer.conversation] = max(heads[writer.conversation], *writer.acknowledged.values())
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if all(one.heard and one.heard[-1] >= heads[one.conversation] for one in listeners):
            return
        time.sleep(0.05)


def check(log: list[object], writers: list[Writer], listeners: list[Listener]) -> None:
    numbers: dict[str, list[int]] = defaultdict(list)
    said: dict[str, int] = {}
    for conversation, seq, client_id in log:  # type: ignore[misc]
        numbers[conversation].append(seq)
        assert client_id not in said, "a message was stored twice"
        said[client_id] = seq
    for found in numbers.values():
        assert found == list(range(1, len(found) + 1)), "the numbers have a gap"
    acknowledged = {client_id: seq for writer in writers for client_id, seq in writer.acknowledged.items()}
    assert acknowledged == said, "what was acknowledged and what is stored differ"
    for listener in listeners:
        assert listener.heard == numbers[listener.conversation], (
            "a listener missed, doubled or reordered something"
        )
    assert len(said) > 50
    assert sum(writer.tries for writer in writers) > len(said), "no kill ever hit a message on its way"
    assert all(listener.returns >= KILLS for listener in listeners)
