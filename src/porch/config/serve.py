"""``porch serve``: one process. Pages on threads, the live stream on the loop; worker, clock and what keeps the list of
meetings ready beside them."""

import contextlib
import logging
import signal
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import uvicorn
from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from porch.bonds import engine
from porch.config import clock, logs, ready, work
from porch.kit.sqlite.base import DatabaseWrapper
from porch.wire import live

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

PAGE_THREADS = 8
KEPT_OPEN = 130  # seconds; longer than Caddy keeps its end (120), so that it never writes into a closing one
log = logging.getLogger("porch.serve")


class Porch:
    """The ASGI front: ``/live/`` stays on the loop, everything else is a page and goes to Django's WSGI side.

    Pages never cross Django's ASGI handler: every stock middleware there hops to a thread and back.
    """

    def __init__(self) -> None:
        pages: Any = get_wsgi_application()  # its stubs and a2wsgi's disagree on what an environ is
        self.pages: Any = WSGIMiddleware(pages, workers=PAGE_THREADS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] == "http" and scope["path"] == "/live/":
            await live.application(scope, receive, send)
        elif scope["type"] == "http":
            await self.pages(scope, receive, send)


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


class _Server(uvicorn.Server):
    """Tells the live stream to end when asked to stop, so that open streams do not hold the server."""

    def handle_exit(self, sig: int, frame: Any) -> None:
        live.end_all()
        super().handle_exit(sig, frame)


def run(host: str, port: int, *, background: bool = True) -> None:
    """Serve until SIGTERM or Ctrl-C; then finish open pages, the running task and the clock's tick."""
    logs.keep_words_out()
    DatabaseWrapper.never_begins = True
    stop = threading.Event()
    threads = _begun(stop, work.run, clock.run, ready.run) if background else _begun(stop, ready.run)
    config = uvicorn.Config(
        Porch(),
        host=host,
        port=port,
        http="httptools",
        loop="uvloop",
        lifespan="on",
        access_log=False,
        log_level="warning",
        log_config=None,  # its own would write an error with its words
        server_header=False,
        date_header=True,
        proxy_headers=settings.SITE_URL.startswith("https://"),
        timeout_keep_alive=KEPT_OPEN,
        timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=64 * 1024,
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        # uvicorn raises the signal again once it has stopped; by then it has done its work
        signal.signal(number, signal.SIG_IGN)
    try:
        _Server(config).run()
    finally:
        stop.set()
        for thread in threads:
            thread.join(timeout=10)
        engine.stop()


def _begun(stop: threading.Event, *what: Callable[[threading.Event], None]) -> list[threading.Thread]:
    """One thread each, under the name of its module."""
    threads = [
        threading.Thread(target=one, args=(stop,), name=one.__module__.rpartition(".")[2], daemon=True)
        for one in what
    ]
    for thread in threads:
        thread.start()
    return threads


def run_beside(target: Callable[[threading.Event], None]) -> None:
    """Run the worker or the clock as a process of its own until told to stop."""
    logs.keep_words_out()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with contextlib.suppress(KeyboardInterrupt):
        target(stop)
