"""A PostgreSQL of the tests' own: made from the machine's programs, run by nobody in particular, gone afterwards."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.e2e.site import free_port

PASSWORD = "kettle and lamp, it's %41"  # what an address must quote
IN_AN_ADDRESS = "kettle%20and%20lamp%2C%20it%27s%20%2541"


def missing() -> str:
    """Why the tests that need PostgreSQL are left out here, or nothing."""
    if find_spec("psycopg") is None:
        return "psycopg, the driver of PostgreSQL, is not installed"
    return "" if programs() else "PostgreSQL's own programs (initdb, pg_ctl) are not on this machine"


def programs() -> Path | None:
    """The folder with the newest ``initdb`` of this machine."""
    on_path = shutil.which("initdb")
    packaged = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parts[-3])
    )
    found = [*([Path(on_path).resolve()] if on_path else []), *packaged]
    return found[-1].parent if found else None


@dataclass(frozen=True)
class Server:
    """``run(name, ...)`` is one of its programs, let in; ``address(database)`` is what DATABASE_URL takes."""

    port: int
    tools: Path

    def address(self, database: str) -> str:
        return f"postgres://keeper:{IN_AN_ADDRESS}@127.0.0.1:{self.port}/{database}"

    def run(self, name: str, *words: str) -> str:
        way_in = {"PGHOST": "127.0.0.1", "PGPORT": str(self.port), "PGUSER": "keeper", "PGPASSWORD": PASSWORD}
        done = subprocess.run(
            [str(self.tools / name), *words],
            env={**os.environ, **way_in},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


@contextlib.contextmanager
def started() -> Iterator[Server]:
    """Up with a password to get in; PostgreSQL never runs as root, so there somebody without rights runs it."""
    tools = programs()
    assert tools is not None
    user = pwd.getpwnam("nobody").pw_uid if os.getuid() == 0 else os.getuid()
    folder = Path(tempfile.mkdtemp(prefix="porch-pg-"))
    os.chown(folder, user, -1)
    (folder / "password").write_text(PASSWORD)
    (folder / "password").chmod(0o644)
    port = free_port()

    def tool(*words: str) -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run([str(tools / words[0]), *words[1:]], user=user, cwd=folder, check=True, **quiet)  # type: ignore[call-overload]

    where = str(folder / "data")
    try:
        tool(
            "initdb",
            "-D",
            where,
            "-U",
            "keeper",
            "-A",
            "scram-sha-256",
            "--pwfile",
            str(folder / "password"),
            "-N",
        )
        said = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=16MB"
        tool("pg_ctl", "-D", where, "-o", said, "-w", "-l", str(folder / "log"), "start")
        yield Server(port, tools)
    finally:
        with contextlib.suppress(subprocess.CalledProcessError):
            tool("pg_ctl", "-D", where, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)
