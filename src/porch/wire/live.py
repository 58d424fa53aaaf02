"""The live stream: ``GET /live/?topic=talk:ID&topic=me:ID`` as server-sent events, a raw ASGI application.

A subscription is checked against the session and each topic's ``may_listen``. Then the log is read from the
place the client names (``Last-Event-ID``, or ``?since=topic:seq;topic:seq``), and wake-ups follow. No Django
handler is crossed, and the database is read on four threads of its own.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings

from porch.kit.clock import now
from porch.people.in_use import COOKIE
from porch.wire import reading
from porch.wire.hub import Listener, News, bus, drop, hub, publish, stream_lines
from porch.wire.rules import WrongTopics, places_of, topics_of, written_places

__all__ = ["application", "drop", "end_all", "publish"]

type Message = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[Message]]
type Send = Callable[[Message], Awaitable[None]]

HEARTBEAT = 20.0  # seconds between comments that keep a quiet stream open
WATCH = 1.0  # seconds between looks at who has signed out
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-robots-tag", b"noindex, nofollow"),
]

_threads = ThreadPoolExecutor(4, thread_name_prefix="live")
_watching: asyncio.Task[None] | None = None


class Refused(Exception):
    """A subscription that does not begin: a status and one line that says why."""

    def __init__(self, status: int, line: str) -> None:
        super().__init__(line)
        self.status, self.line = status, line


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """Answer one request for a stream; it ends when the client goes, signs out, or falls too far behind."""
    try:
        listener = await _subscription(scope)
    except Refused as refused:
        await _answer(send, refused)
        return
    hub.add(listener)
    current = asyncio.current_task()
    listener.release = current.cancel if current else None
    gone = asyncio.ensure_future(_until_gone(receive, listener))
    _watch()
    try:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await _chunk(send, b"retry: 2000\n\n")
        await _pump(listener, send)
        await send({"type": "http.response.body", "body": b""})
    except asyncio.CancelledError:
        if not listener.ended:
            raise
    finally:
        listener.release = None
        hub.remove(listener)
        gone.cancel()


def end_all() -> None:
    """End every stream of this process, so that a server that stops need not wait for them. Any thread."""
    drop(None, None)


async def _in_thread[T](call: Callable[..., T], *given: object) -> T:
    return await asyncio.get_running_loop().run_in_executor(_threads, call, *given)


async def _subscription(scope: Message) -> Listener:
    if scope["method"] != "GET":
        raise Refused(405, "Listening is asked for with GET.")
    try:
        asked = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=32)
        named = topics_of(asked.get("topic", []))
        places = places_of(_header(scope, b"last-event-id") or asked.get("since", [""])[-1])
    except WrongTopics as wrong:
        raise Refused(422, str(wrong)) from wrong
    except ValueError as wrong:
        raise Refused(422, "The address has more parts than we can read.") from wrong
    bus.attach(asyncio.get_running_loop())
    key, sign = _cookie(scope, settings.SESSION_COOKIE_NAME), _cookie(scope, COOKIE)
    who = await _in_thread(reading.listener_of, key, named, sign)
    if who is None:
        raise Refused(401, "Sign in first.")
    if not who.topics:
        raise Refused(404, "There is nothing here to listen to.")
    if not hub.has_room_for(who.member):
        raise Refused(429, "Too many pages are listening at once; close one.")
    asked_from = {topic: _not_below(floor, places.get(topic)) for topic, floor in who.topics.items()}
    return Listener(who.member, who.session, asked_from, until=who.until)


def _not_below(floor: int, place: int | None) -> int | None:
    return place if place is None else max(floor, place)


def _header(scope: Message, name: bytes) -> str:
    return next((bytes(value).decode("latin-1") for key, value in scope["headers"] if key == name), "")


def _cookie(scope: Message, name: str) -> str:
    with suppress(CookieError):
        found = SimpleCookie(_header(scope, b"cookie")).get(name)
        return found.value if found else ""
    return ""


async def _answer(send: Send, refused: Refused) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *HEADERS[1:]]
    await send({"type": "http.response.start", "status": refused.status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{refused.line}\n".encode()})


async def _chunk(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _until_gone(receive: Receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.end()


async def _pump(listener: Listener, send: Send) -> None:
    """First what was missed, then wake-ups as they come, each in its topic's order and once."""
    for topic, place in listener.places.items():
        if place is not None:
            await _catch_up(listener, topic, send)
    while not listener.ended:
        if not listener.waiting:
            await listener.wake.wait()
            listener.wake.clear()
        if listener.beat:
            listener.beat = False
            await _chunk(send, b":\n\n")
        while listener.waiting and not listener.ended:
            await _pass_on(listener, listener.waiting.popleft(), send)


async def _pass_on(listener: Listener, news: News, send: Send) -> None:
    place = listener.places[news.topic]
    if place is not None and news.seq <= place:
        return
    if news.data is None or (place is not None and news.seq != place + 1):
        if place is None:
            listener.places[news.topic] = news.seq - 1
        await _catch_up(listener, news.topic, send)
        return
    await _deliver(listener, news, send)


async def _catch_up(listener: Listener, topic: str, send: Send) -> None:
    """Read the log from the listener's place to its end."""
    kind, _, ident = topic.partition(":")
    while not listener.ended:
        found = await _in_thread(reading.since, kind, ident, listener.places[topic] or 0)
        if not found:
            return
        for event in found:
            data = stream_lines(kind, event.html)
            await _deliver(listener, News(topic, event.seq, data, event.only, event.apart), send)


async def _deliver(listener: Listener, news: News, send: Send) -> None:
    listener.places[news.topic] = news.seq
    kept = news.only not in (None, listener.member) or listener.member in news.apart
    if news.data is None or kept or listener.ended:
        return
    place = written_places(listener.places).encode()
    await _chunk(send, b"id: " + place + b"\n" + news.data + b"\n")


def _watch() -> None:
    global _watching
    if _watching is None or _watching.done() or _watching.get_loop() is not asyncio.get_running_loop():
        _watching = asyncio.ensure_future(_keep_watch())


async def _keep_watch() -> None:
    """While anyone listens: end the streams of ended sessions; now and then a heartbeat and a look at the logs."""
    loop = asyncio.get_running_loop()
    last_beat = loop.time()
    while len(hub):
        await asyncio.sleep(WATCH)
        with suppress(Exception):  # a database that is away for a moment ends nobody's stream
            await _end_ended_sessions()
            if loop.time() - last_beat >= HEARTBEAT:
                last_beat = loop.time()
                await _beat()


async def _end_ended_sessions() -> None:
    listeners = list(hub)
    alive = await _in_thread(reading.alive_sessions, {listener.session for listener in listeners})
    for listener in listeners:
        if listener.session not in alive or (listener.until and listener.until <= now()):
            listener.end()


async def _beat() -> None:
    for listener in hub:
        listener.beat = True
        listener.wake.set()
    for topic, head in (await _in_thread(reading.heads, hub.topics())).items():
        hub.nudge(topic, head)
