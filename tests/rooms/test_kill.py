"""The server is killed while people write in a room; what was acknowledged is there once, and the floor is its log."""

import http.client
import json
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.e2e.site import ROOT, environment, free_port, serving
from tests.talk.test_kill import SECRET, Writer, running

KILLS = 8
A_LOT = 422  # "that was a lot at once": the page waits


class InARoom(Writer):
    """Writes shares, and puts a hand up and down; the same share goes again until the house has it."""

    def post(self, client_id: str) -> int:
        self._send("hand/", up=random.choice(("1", "")))
        time.sleep(0.15)
        return self._send("say/", body=f"words {client_id}", client_id=client_id)

    def _send(self, what: str, **fields: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Requested-With": "fetch",
            "Cookie": f"s={self.session}; c={SECRET}",
        }
        try:
            body = urlencode({**fields, "csrfmiddlewaretoken": SECRET})
            connection.request("POST", f"/rooms/{self.conversation}/{what}", body, headers)
            status = connection.getresponse().status
        finally:
            connection.close()
        if status == A_LOT:
            time.sleep(1.0)
        if status != 204:
            raise http.client.HTTPException(status)
        return status


def beside(data: Path, *words: str) -> list[object]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.rooms.crowd", *words],
        env=environment(data, demo=False, DJANGO_SETTINGS_MODULE="porch.config.settings"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


@pytest.mark.slow
def test_no_share_is_lost_or_doubled_when_the_server_is_killed(tmp_path: Path) -> None:
    port, chance = free_port(), random.Random(7)
    with serving(tmp_path, port, demo=False):
        people = [dict(one) for one in beside(tmp_path)]  # type: ignore[call-overload]
    writers = [InARoom(port, **one, done=threading.Event()) for one in people]
    with running(writers):
        for _ in range(KILLS):
            with serving(tmp_path, port, demo=False) as server:
                time.sleep(chance.uniform(0.3, 0.9))
                server.send_signal(signal.SIGKILL)
                server.wait()
        with serving(tmp_path, port, demo=False):
            for writer in writers:
                writer.done.set()
            time.sleep(3.0)  # whoever waits for an answer gets one
    said = [client_id for client_id, _ in beside(tmp_path, "log")]  # type: ignore[misc]
    acknowledged = {client_id for writer in writers for client_id in writer.acknowledged}
    assert len(said) == len(set(said)), "a share was stored twice"
    assert acknowledged <= set(said), "a share was acknowledged and is not there"
    assert len(said) > 5  # however slow the machine is: there was something to lose
    assert sum(writer.tries for writer in writers) > len(said), "no kill ever hit a share on its way"
