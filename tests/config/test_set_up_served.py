"""A real server on a bare folder: the code it prints, and what opens when someone begins beside it."""

import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.config.test_beginning import begin
from tests.config.test_serve import get
from tests.e2e.site import ROOT, environment, free_port

PORCH = str(Path(sys.executable).with_name("porch"))


class Stays(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:  # type: ignore[override]
        return None


def where_to(url: str) -> str:
    """Where an address leads, without going there."""
    try:
        urllib.request.build_opener(Stays).open(url, timeout=10)
    except HTTPError as led:
        return str(led.headers.get("Location", led.code))
    return ""


@pytest.fixture
def said_and_address(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """What the server printed before it was ready, and where it listens."""
    port = free_port()
    process = subprocess.Popen(
        [PORCH, "serve", "--port", str(port)],
        env=environment(tmp_path, demo=False, SITE_URL=f"http://127.0.0.1:{port}"),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    said = ""
    while "Ctrl-C" not in said:
        line = process.stdout.readline()
        assert line, said
        said += line
    yield said, f"http://127.0.0.1:{port}"
    process.send_signal(signal.SIGTERM)
    process.wait(15)
    process.stdout.close()


def _until_it_answers(url: str) -> None:
    for _ in range(300):
        try:
            get(f"{url}/healthz")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not answer in 30 seconds")


def test_a_bare_folder_serves_set_up_alone_until_someone_begins_beside_the_server(
    said_and_address: tuple[str, str], tmp_path: Path
) -> None:
    said, url = said_and_address
    code = re.search(rf"Open {url}/set-up/ and give this code, which works once: (\S+)", said)
    assert code
    assert code.group(1).replace("-", "") not in (tmp_path / "set-up.code").read_text()
    _until_it_answers(url)
    assert where_to(f"{url}/") == where_to(f"{url}/join/") == "/set-up/"
    assert get(f"{url}/help-now/")[0] == 200
    assert (
        begin(tmp_path, "--country", "GB", "--public-name", "Lamplight", "--confirm-numbers").returncode == 0
    )
    assert where_to(f"{url}/") == ""
    assert get(f"{url}/set-up/")[0] == 404
    assert "Lamplight" in get(f"{url}/")[1]
    assert not (tmp_path / "set-up.code").exists()
