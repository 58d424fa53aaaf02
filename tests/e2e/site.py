"""A whole Porch for a journey: its own data folder, the demo community, the real server on a free port."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
BEGINS = dict.fromkeys(("Rosa", "Tilda", "Malin"), "/family/")
"""Where signing in leads those of the demo who are here for somebody else only."""

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass(frozen=True)
class Site:
    url: str
    data: Path
    password: str
    process: "subprocess.Popen[bytes]"


def chromium() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        raise RuntimeError("the browser journeys need Chromium: apt-get install chromium")
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def porch(*words: str, data: Path, demo: bool = True, **env: str) -> str:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("porch")), *words],
        env=environment(data, demo=demo, **env),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def environment(data: Path, *, demo: bool = True, **more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "PYTHONPATH") if name in os.environ}
    quick = {"JOIN_PAUSE": "0"}  # these windows fill in a page faster than anybody
    return {**kept, **quick, "PORCH_DATA": str(data), **({"DEMO": "1"} if demo else {}), **more}


@contextmanager
def serving(
    data: Path, port: int, *, demo: bool = True, output: IO[str] | None = None, **env: str
) -> Iterator[subprocess.Popen[bytes]]:
    """A server on ``data``; what it prints goes to ``output``, or to the test's own."""
    command = [str(Path(sys.executable).with_name("porch")), "serve", "--port", str(port)]
    process = subprocess.Popen(
        command,
        env=environment(data, demo=demo, SITE_URL=f"http://127.0.0.1:{port}", **env),
        cwd=ROOT,
        stdout=output,
        stderr=output,
    )
    try:
        _wait_until_ready(port, process)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait_until_ready(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(900):  # a busy machine takes its time; a free one is asked no longer for it
        assert process.poll() is None, "the server stopped before it was ready"
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the server was not ready in 90 seconds")


@contextmanager
def demo_site(**env: str) -> Iterator[Site]:
    """The small demo community, served."""
    data = Path(tempfile.mkdtemp(prefix="porch-e2e-"))
    try:
        said = porch("demo", data=data)
        password = re.search(r"password[^:]*:\s*(\S+)", said, re.IGNORECASE)
        assert password, said
        port = free_port()
        with serving(data, port, **env) as process:
            yield Site(f"http://127.0.0.1:{port}", data, password.group(1), process)
    finally:
        shutil.rmtree(data, ignore_errors=True)
