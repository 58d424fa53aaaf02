"""A listener for tests: the real ASGI application on an event loop of its own thread, no server between."""

import asyncio
import queue
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from porch.wire import live

PATIENCE = 10.0


@dataclass
class Stream:
    """One request to /live/ and everything that came back."""

    loop: asyncio.AbstractEventLoop
    sent: "queue.Queue[dict[str, Any]]" = field(default_factory=queue.Queue)
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    text: str = ""
    is_over: bool = False
    stuck: asyncio.Event | None = None  # set: the client reads nothing until it is
    _gone: asyncio.Event = field(default_factory=asyncio.Event)

    async def receive(self) -> dict[str, Any]:
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        if self.stuck is not None:
            await self.stuck.wait()
        self.sent.put(dict(message))

    def leave(self) -> None:
        self.loop.call_soon_threadsafe(self._gone.set)

    def head(self) -> int:
        """The status, once the answer has begun."""
        first = self.sent.get(timeout=PATIENCE)
        self.status = first["status"]
        self.headers = {name.decode(): value.decode() for name, value in first["headers"]}
        return self.status

    def body(self) -> str:
        """All of a short answer."""
        if not self.status:
            self.head()
        while not self.is_over:
            self._read()
        return self.text

    def events(self, count: int) -> list[dict[str, str]]:
        """The next ``count`` events, each by its fields; ``data`` has all its lines."""
        if not self.status:
            self.head()
        found: list[dict[str, str]] = []
        until = time.monotonic() + PATIENCE
        while len(found) < count:
            while "\n\n" not in self.text:
                assert not self.is_over, "the stream ended early"
                assert time.monotonic() < until, "it never came"
                self._read()
            block, self.text = self.text.split("\n\n", 1)
            if block.startswith("id:"):
                found.append(_fields(block))
        return found

    def ends(self) -> bool:
        """Wait for the server to end the stream."""
        while not self.is_over:
            self._read()
        return True

    def _read(self) -> None:
        chunk = self.sent.get(timeout=PATIENCE)
        self.text += chunk["body"].decode()
        self.is_over = not chunk.get("more_body", False)


def _fields(block: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in block.splitlines():
        name, value = line.split(": ", 1)
        fields[name] = f"{fields[name]}\n{value}" if name in fields else value
    return fields


class Ears:
    """Opens streams; all of them are let go at the end."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.streams: list[Stream] = []

    def listen(
        self,
        *topics: str,
        session: str = "",
        last: str = "",
        since: str = "",
        method: str = "GET",
        stuck: bool = False,
    ) -> Stream:
        return asyncio.run_coroutine_threadsafe(
            self._listen(topics, session, last, since, method, stuck), self.loop
        ).result(PATIENCE)

    async def _listen(
        self, topics: tuple[str, ...], session: str, last: str, since: str, method: str, stuck: bool
    ) -> Stream:
        query = urlencode([("topic", topic) for topic in topics] + ([("since", since)] if since else []))
        headers = [(b"cookie", f"s={session}".encode())] if session else []
        headers += [(b"last-event-id", last.encode())] if last else []
        scope = {"type": "http", "method": method, "path": "/live/", "query_string": query.encode()}
        stream = Stream(self.loop)
        stream.stuck = asyncio.Event() if stuck else None
        self.streams.append(stream)
        stream.task = asyncio.ensure_future(  # type: ignore[attr-defined]
            live.application({**scope, "headers": headers}, stream.receive, stream.send)
        )
        return stream


@contextmanager
def ears() -> Iterator[Ears]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    opened = Ears(loop)
    try:
        yield opened
    finally:
        for stream in opened.streams:
            if stream.stuck is not None:
                loop.call_soon_threadsafe(stream.stuck.set)
            stream.leave()
        for stream in opened.streams:
            asyncio.run_coroutine_threadsafe(_ended(stream), loop).result(PATIENCE)
        asyncio.run_coroutine_threadsafe(_nothing_left(), loop).result(PATIENCE)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(PATIENCE)


async def _ended(stream: Stream) -> None:
    await asyncio.wait_for(stream.task, PATIENCE)  # type: ignore[attr-defined]


async def _nothing_left() -> None:
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()
