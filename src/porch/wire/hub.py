"""Who listens to what in this process, and how news reaches them from any thread.

The database is the log; the hub only wakes. It may lose or reorder wake-ups: each listener compares the
number with its own place and reads the log where one is missing. Everything here runs on the event loop,
except ``publish`` and ``drop`` of a bus, which any thread may call.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

ROOM = 64  # wake-ups a slow listener may be behind before its stream ends
PATIENCE = 5.0  # seconds an ended stream may take to close by itself
MOST_STREAMS = 10  # of one member at a time


@dataclass(frozen=True, slots=True)
class News:
    """A wake-up. ``data`` is the event's fragment as stream lines, or None when only the number is known."""

    topic: str
    seq: int
    data: bytes | None
    only: UUID | None = None
    apart: frozenset[UUID] = frozenset()


@dataclass(slots=True, eq=False)
class Listener:
    """One stream: who, by which session, and where it stands in each of its topics."""

    member: UUID
    session: UUID
    places: dict[str, int | None]
    waiting: deque[News] = field(default_factory=deque)
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    ended: bool = False
    beat: bool = False
    until: datetime | None = None  # on a device others use: when it counts as left alone
    release: Callable[[], object] | None = None  # frees a stream stuck on a client that reads nothing

    def hear(self, news: News) -> None:
        if self.ended:
            return
        if len(self.waiting) >= ROOM:
            self.end()
        else:
            self.waiting.append(news)
            self.wake.set()

    def end(self) -> None:
        if self.ended:
            return
        self.ended = True
        self.waiting.clear()
        self.wake.set()
        asyncio.get_running_loop().call_later(PATIENCE, self._let_loose)

    def _let_loose(self) -> None:
        if self.release is not None:
            self.release()


class Hub:
    """The listeners of this process, by topic."""

    def __init__(self) -> None:
        self._by_topic: dict[str, set[Listener]] = {}
        self._all: set[Listener] = set()

    def __iter__(self) -> Iterator[Listener]:
        return iter(list(self._all))

    def __len__(self) -> int:
        return len(self._all)

    def topics(self) -> list[str]:
        return list(self._by_topic)

    def has_room_for(self, member: UUID) -> bool:
        return sum(listener.member == member for listener in self._all) < MOST_STREAMS

    def add(self, listener: Listener) -> None:
        self._all.add(listener)
        for topic in listener.places:
            self._by_topic.setdefault(topic, set()).add(listener)

    def remove(self, listener: Listener) -> None:
        self._all.discard(listener)
        for topic in listener.places:
            there = self._by_topic.get(topic, set())
            there.discard(listener)
            if not there:
                self._by_topic.pop(topic, None)

    def spread(self, news: News) -> None:
        for listener in tuple(self._by_topic.get(news.topic, ())):
            listener.hear(news)

    def nudge(self, topic: str, head: int) -> None:
        """The log of ``topic`` has grown to ``head``: whoever is behind reads it."""
        for listener in tuple(self._by_topic.get(topic, ())):
            place = listener.places[topic]
            if place is None or place < head:
                listener.hear(News(topic, head, None))

    def let_go(self, topic: str | None, member: UUID | None) -> None:
        """End the streams of ``member`` (None: everyone) that carry ``topic`` (None: any)."""
        for listener in tuple(self._all if topic is None else self._by_topic.get(topic, ())):
            if member is None or listener.member == member:
                listener.end()


class Bus(Protocol):
    """How news crosses threads, and later processes: two calls any thread may make."""

    def publish(self, news: News) -> None: ...

    def drop(self, topic: str | None, member: UUID | None) -> None: ...


class InProcess:
    """The bus of one process: straight onto its event loop. Without a loop nobody listens, and news may go."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._loop: asyncio.AbstractEventLoop | None = None

    def attach(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def publish(self, news: News) -> None:
        self._on_loop(self._hub.spread, news)

    def drop(self, topic: str | None, member: UUID | None) -> None:
        self._on_loop(self._hub.let_go, topic, member)

    def _on_loop(self, call: object, *given: object) -> None:
        if self._loop is None:
            return
        try:
            self._loop.call_soon_threadsafe(call, *given)  # type: ignore[arg-type]
        except RuntimeError:
            self._loop = None  # the loop has closed: the server is stopping


hub = Hub()
bus = InProcess(hub)


def stream_lines(kind: str, html: str) -> bytes:
    """A fragment as the lines of one server-sent event, without its id."""
    lines = "".join(f"data: {line}\n" for line in html.splitlines())
    return f"event: {kind}\n{lines}".encode()


def publish(
    topic: str, seq: int, html: str, *, only: UUID | None = None, apart: frozenset[UUID] = frozenset()
) -> None:
    """Wake every listener of ``topic`` with entry ``seq`` of its log, now. Any thread may call it."""
    bus.publish(News(topic, seq, stream_lines(topic.partition(":")[0], html), only, apart))


def drop(topic: str | None, member: UUID | None) -> None:
    """End a member's streams that carry ``topic``; they may ask again and are checked again. Any thread."""
    bus.drop(topic, member)
