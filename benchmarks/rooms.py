"""What a live room costs: 200 people act on one floor while 1,000 pages listen, all on one process.

Run: ``.venv/bin/python benchmarks/rooms.py [--people 200] [--listeners 1000] [--acts 60]``. A server of its own
(uvicorn, our hub, an empty data folder) runs in a child process, which also lets the people act, through the room's own
verbs and its log on disk; this process plays the pages over real sockets. Every page must get every entry once and in
order, and at the end the same floor stands on all of them. Then a room in Django Channels (``peer_room.py``, in an
environment of its own) passes the very same events on to as many pages, which is held beside ours: once as it comes,
and once without what makes its layer in memory slow with many pages, so that the ratio is not won by that alone.
"""

import argparse
import asyncio
import contextlib
import json
import os
import random
import re
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.live import connected, cpu, rss
from benchmarks.peer_pages import PEER, PeerPage, peer_running

FLOOR = re.compile(rb'data-holder="(\d*)" data-types="1?" data-order="([\d ]*)"')
PEERS = {"Channels": "swept", "unswept": "unswept"}  # by what the report calls them


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--people", type=int, default=200)
    asked.add_argument("--listeners", type=int, default=1000)
    asked.add_argument("--acts", type=int, default=60)
    asked.add_argument("--serve", type=int, default=0, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.serve:
        serve(given.serve, given.people)
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, given.listeners + 200)), hard))
    with running(given.people) as (port, process, who):
        ours, events = asyncio.run(measure(port, process.pid, who, given))
    peers = {}
    for name, layer in PEERS.items() if PEER.exists() else ():
        with peer_running(events, layer) as (port, pid):
            peers[name] = asyncio.run(measure_peer(port, pid, events, given.listeners))
    report(ours, peers)


# ---- the server, in the child process ----


def serve(port: int, people: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "porch.config.settings"
    import django

    django.setup()
    import uvicorn
    from django.core.management import call_command

    from porch.wire import live

    call_command("migrate", verbosity=0)
    who, act = invite(people)

    async def application(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        if not scope["path"].startswith("/act/"):
            await live.application(scope, receive, send)
            return
        seq = await asyncio.get_running_loop().run_in_executor(None, act)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": str(seq).encode()})

    print(json.dumps(who), flush=True)
    uvicorn.run(application, port=port, http="httptools", loop="uvloop", lifespan="off", log_level="error")


def invite(people: int) -> tuple[dict[str, Any], Any]:
    """``people`` who sit in one open room, signed in; and what lets one of them, drawn by chance, do something."""
    from porch.kit.clock import now
    from porch.people.models import Member, Role
    from porch.people.visits import SessionStore
    from porch.rooms import actions
    from porch.rooms.models import Room, Seat

    at = now()
    told = {"adult_attested_on": at.date(), "joined_on": at.date(), "password": "!"}
    Member.objects.bulk_create(Member(handle=f"P {n}", handle_key=f"p {n}", **told) for n in range(people))
    everyone = list(Member.objects.order_by("handle_key"))
    Role.objects.create(member=everyone[0], role="facilitator", since=at)
    room = actions.open_room(actions.Told("Evening room", at, 120), by=everyone[0], now=at)
    sessions = []
    for member in everyone:
        actions.come_in(room, by=member, now=at, shown="name")
        session = SessionStore()
        session["_auth_user_id"] = str(member.pk)
        session["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
        session["_auth_user_hash"] = member.get_session_auth_hash()
        session.create()
        sessions.append(session.session_key)
    room.refresh_from_db()
    seats = {seat.no: seat for seat in Seat.objects.select_related("room", "member")}
    draw = random.Random(1)

    def act() -> int:
        """The floor always moves: a hand goes up or down, a turn ends, a word is said beside it."""
        before = Room.objects.get(pk=room.pk)
        floor, after = before.as_floor, before
        while after.last_seq == before.last_seq:
            no = draw.choice([*seats, *([floor.holder] * 60 if floor.holder else [])])
            verb = "done" if no == floor.holder else "lower" if no in floor.order else "raise"
            actions.take(seats[no], verb, by=seats[no].member, now=now())
            after = Room.objects.get(pk=room.pk)
        return after.last_seq

    return {"topic": room.topic, "sessions": sessions, "since": room.last_seq}, act


# ---- the pages, in this process ----


@contextlib.contextmanager
def running(people: int) -> Iterator[tuple[int, "subprocess.Popen[str]", dict[str, Any]]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="porch-bench-") as data:
        process = subprocess.Popen(
            [sys.executable, __file__, "--serve", str(port), "--people", str(people)],
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


class Page:
    """One page's stream over a real socket: what it got, and the floor it shows."""

    def __init__(self, port: int, who: dict[str, Any], session: str) -> None:
        self.port, self.topic, self.since, self.session = port, who["topic"], who["since"], session
        self.heard, self.bytes, self.floor = 0, 0, (b"", b"")
        self.kept: list[bytes] | None = None

    async def open(self) -> None:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        path = f"/live/?topic={self.topic}&since={self.topic}:{self.since}"
        self.writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nCookie: s={self.session}\r\n\r\n".encode())
        head = await self.reader.readuntil(b"retry: 2000\n\n")
        assert b" 200 " in head, head

    async def read(self, acts: int) -> None:
        event: list[bytes] = []
        while self.heard < acts:
            line = await self.reader.readline()
            self.bytes += len(line)
            if line.startswith(b"id: "):
                expected = self.since + self.heard + 1
                assert int(line.rsplit(b":", 1)[1]) == expected, "an entry is missing, twice, or out of order"
                event = [line]
            elif event:
                event.append(line)
                if found := FLOOR.search(line):
                    self.floor = found.groups()  # type: ignore[assignment]
                if line == b"\n":
                    self.heard += 1
                    if self.kept is not None:
                        self.kept.append(b"".join(event))
                    event = []


async def measure(
    port: int, pid: int, who: dict[str, Any], given: argparse.Namespace
) -> tuple[dict[str, float], list[bytes]]:
    """What our room cost, and its events as one page got them."""
    sessions = who["sessions"]
    pages = [Page(port, who, sessions[n % len(sessions)]) for n in range(given.listeners)]
    events = pages[0].kept = []
    found = await heard_by(pages, port, pid, given.acts, lambda page: page.read(given.acts))
    return {
        **found,
        "people": len(sessions),
        "floors": len({page.floor for page in pages}),
        "size": pages[0].bytes / given.acts / 1024,
    }, events


async def measure_peer(port: int, pid: int, events: list[bytes], listeners: int) -> dict[str, float]:
    pages = [PeerPage(port) for _ in range(listeners)]
    found = await heard_by(pages, port, pid, len(events), lambda page: page.read(events))
    return {**found, "size": sum(map(len, events)) / len(events) / 1024}


async def heard_by[P: (Page, PeerPage)](
    pages: list[P], port: int, pid: int, acts: int, read: Callable[[P], Coroutine[Any, Any, None]]
) -> dict[str, float]:
    """The same for both: all pages open, ``acts`` acts one after the other, and every page reads them all."""
    await connected(port)
    for page in pages[:20]:
        await page.open()
    small = rss(pid)
    for start in range(20, len(pages), 50):
        await asyncio.gather(*(page.open() for page in pages[start : start + 50]))
    large = rss(pid)
    readers = [asyncio.ensure_future(read(page)) for page in pages]
    await asyncio.sleep(0.5)
    busy, began = cpu(pid), time.perf_counter()
    waits = [await acted(port) for _ in range(acts)]
    await asyncio.wait_for(asyncio.gather(*readers), 300)
    spent, took = cpu(pid) - busy, time.perf_counter() - began
    whole = rss(pid) / 1024
    for page in pages:
        page.writer.close()
    return {
        "listeners": len(pages),
        "delivered": sum(page.heard for page in pages),
        "expected": len(pages) * acts,
        "kb": (large - small) / max(1, len(pages) - 20),
        "ms": spent * 1000 / (len(pages) * acts),
        "act": sorted(waits)[len(waits) // 2] * 1000,
        "seconds": took,
        "rss": whole,
    }


async def acted(port: int) -> float:
    began = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /act/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    answer = await reader.read()
    assert b" 200 " in answer, answer
    writer.close()
    return time.perf_counter() - began


def report(ours: dict[str, float], peers: dict[str, dict[str, float]]) -> None:
    def line(name: str, key: str, form: str, aim: str = "", *, ratio: bool = False) -> None:
        said = f"{name:<28}{ours[key]:>9{form}}"
        for peer in peers.values():
            said += f"{peer[key]:>11{form}}" if key in peer else " " * 11
            said += f"{peer[key] / ours[key]:>7.2f}" if ratio and ours[key] > 0 else " " * 7
        print(f"{said}   {aim}".rstrip())

    print(f"{'live room':<28}{'Porch':>9}" + "".join(f"{name:>11}  ratio" for name in peers) + "   aim")
    line("people in the room", "people", ",.0f")
    line("pages that listen", "listeners", ",.0f")
    line("delivered, once, in order", "delivered", ",.0f", f"{ours['expected']:,.0f}")
    line("different floors at the end", "floors", ",.0f", "1")
    line("CPU per delivery, ms", "ms", ".4f", "<= 0.10", ratio=True)
    line("memory per listener, kB", "kb", ".1f", "<= 20", ratio=True)
    line("one event, kB", "size", ".2f")
    line("one act, ms (median)", "act", ".1f")
    line("whole server, MB", "rss", ",.0f")
    line("from first to last, s", "seconds", ".2f")
    if not peers:
        print("No peer beside ours: its environment is not here (make bench makes .venv-room).")
        return
    print(
        "Ours signs every page in, draws each event and writes it down; Channels only passes the same ones on."
    )
    print(
        "Channels' layer in memory looks through all its queues at every delivery; unswept is without that."
    )


if __name__ == "__main__":
    main()
