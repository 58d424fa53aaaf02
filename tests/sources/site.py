"""Somebody's site on this machine, which answers as a test says."""

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Page:
    """What one path answers. ``etag`` is honoured: who has it is told so."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str = ""
    then: Callable[[], object] | None = None


@dataclass
class Site:
    origin: str
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)


@contextmanager
def a_site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            page = site.pages.get(self.path, Page(status=404))
            known = page.etag and self.headers.get("If-None-Match") == page.etag
            self.send_response(304 if known else page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            if page.etag:
                self.send_header("ETag", page.etag)
            self.end_headers()
            if not known:
                self.wfile.write(page.body)
            if page.then:
                page.then()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Site(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def packed(body: bytes) -> Page:
    return Page(gzip.compress(body), headers={"Content-Encoding": "gzip"})
