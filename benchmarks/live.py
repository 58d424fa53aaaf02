"""What the live stream costs: CPU per delivery, memory per listener, and whether everybody got everything.

Run: ``.venv/bin/python benchmarks/live.py [--listeners 1000] [--events 100]``. A server of its own (uvicorn, our
hub, an empty data folder) runs in a child process; this process plays the browsers over real sockets.
"""

import argparse
import asyncio
import contextlib
import json
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FRAGMENT = (
    '<li class="bubble" id="m1" data-seq="1" data-by="x"><p>Good luck with the landlord today.</p></li>'
)
STREAMS_EACH = 10
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--listeners", type=int, default=1000)
    asked.add_argument("--events", type=int, default=100)
    asked.add_argument("--serve", type=int, default=0, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.serve:
        serve(given.serve, given.listeners)
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, given.listeners + 200)), hard))
    with running(given.listeners) as (port, process, who):
        report(asyncio.run(measure(port, process.pid, who, given.listeners, given.events)))


# ---- the server, in the child process ----


def serve(port: int, listeners: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "porch.config.settings"
    import django

    django.setup()
    import uvicorn
    from django.core.management import call_command

    from porch.wire import live

    call_command("migrate", verbosity=0)
    who = invite(-(-listeners // STREAMS_EACH))

    async def application(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["path"].startswith("/publish/"):
            live.publish(who["topic"], int(scope["path"].split("/")[2]), FRAGMENT)
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body", "body": b""})
        elif scope["type"] == "http":
            await live.application(scope, receive, send)

    print(json.dumps(who), flush=True)
    uvicorn.run(application, port=port, http="httptools", loop="uvloop", lifespan="off", log_level="error")


def invite(count: int) -> dict[str, Any]:
    """``count`` members in one conversation, signed in."""
    from porch.kit.clock import now
    from porch.people.models import Member
    from porch.people.visits import SessionStore
    from porch.talk.actions import open_between

    today = now().date()
    people = [
        Member(handle=f"P {n}", handle_key=f"p {n}", adult_attested_on=today, joined_on=today, password="!")
        for n in range(max(2, count))
    ]
    Member.objects.bulk_create(people)
    sessions = []
    for member in people:
        session = SessionStore()
        session["_auth_user_id"] = str(member.pk)
        session["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
        session["_auth_user_hash"] = member.get_session_auth_hash()
        session.create()
        sessions.append(session.session_key)
    return {"topic": open_between(people, kind="group", now=now()).topic, "sessions": sessions}


# ---- the browsers, in this process ----


@contextlib.contextmanager
def running(listeners: int) -> Iterator[tuple[int, "subprocess.Popen[str]", dict[str, Any]]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="porch-bench-") as data:
        process = subprocess.Popen(
            [sys.executable, __file__, "--serve", str(port), "--listeners", str(listeners)],
            env={**os.environ, "PORCH_DATA": data},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert process.stdout is not None
            yield port, process, json.loads(process.stdout.readline())
        finally:
            process.kill()
            process.wait()


async def measure(port: int, pid: int, who: dict[str, Any], listeners: int, events: int) -> dict[str, float]:
    ears = [Ear(port, who["topic"], who["sessions"][n // STREAMS_EACH]) for n in range(listeners)]
    await connected(port)
    for ear in ears[:20]:
        await ear.open()
    small = rss(pid)
    for start in range(20, listeners, 50):
        await asyncio.gather(*(ear.open() for ear in ears[start : start + 50]))
    large = rss(pid)
    readers = [asyncio.ensure_future(ear.read(events)) for ear in ears]
    await asyncio.sleep(0.5)
    busy, began = cpu(pid), time.perf_counter()
    for seq in range(1, events + 1):
        await publish(port, seq)
    await asyncio.wait_for(asyncio.gather(*readers), 120)
    spent, took = cpu(pid) - busy, time.perf_counter() - began
    return {
        "listeners": listeners,
        "deliveries": sum(ear.heard for ear in ears),
        "expected": listeners * events,
        "kb": (large - small) / (listeners - 20),
        "ms": spent * 1000 / (listeners * events),
        "seconds": took,
        "rss": rss(pid) / 1024,
    }


class Ear:
    """One browser's stream over a real socket."""

    def __init__(self, port: int, topic: str, session: str) -> None:
        self.port, self.topic, self.session, self.heard = port, topic, session, 0

    async def open(self) -> None:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        path = f"/live/?topic={self.topic}&since={self.topic}:0"
        self.writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nCookie: s={self.session}\r\n\r\n".encode())
        head = await self.reader.readuntil(b"retry: 2000\n\n")
        assert b" 200 " in head, head

    async def read(self, events: int) -> None:
        expected = 1
        while self.heard < events:
            line = await self.reader.readline()
            if line.startswith(b"id: "):
                assert int(line.rsplit(b":", 1)[1]) == expected, "out of order"
                expected += 1
                self.heard += 1


async def connected(port: int) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return
        await asyncio.sleep(0.05)
    raise RuntimeError("the server did not come up")


async def publish(port: int, seq: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /publish/{seq} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    await reader.read()
    writer.close()


def rss(pid: int) -> float:
    """Resident memory in kB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return float(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


def cpu(pid: int) -> float:
    """Seconds of CPU the process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def report(found: dict[str, float]) -> None:
    print("live stream                    measured      aim")
    print(f"listeners                   {found['listeners']:>11,.0f}")
    print(f"delivered                   {found['deliveries']:>11,.0f}  {found['expected']:>7,.0f}")
    print(f"CPU per delivery, ms        {found['ms']:>11.4f}   <= 0.04")
    print(f"memory per listener, kB     {found['kb']:>11.1f}     <= 20")
    print(f"whole server, MB            {found['rss']:>11.0f}")
    print(f"from first to last, s       {found['seconds']:>11.2f}")


if __name__ == "__main__":
    main()
