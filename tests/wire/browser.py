"""A browser's side of web push, and a push service on this machine: real sockets, real sealing, no company between."""

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from porch.kit.webpush import to_text


class Browser:
    """Holds the private half of a subscription and opens what is sealed for it, by RFC 8188 and 8291."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.auth = os.urandom(16)
        shape = serialization.PublicFormat.UncompressedPoint
        self.raw = self.key.public_key().public_bytes(serialization.Encoding.X962, shape)
        self.point, self.secret = to_text(self.raw), to_text(self.auth)

    def opened(self, body: bytes) -> bytes:
        salt, size, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
        theirs, record = body[21 : 21 + length], body[21 + length :]
        assert len(record) <= size, "one record"
        shared = self.key.exchange(
            ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), theirs)
        )
        seed = _hkdf(shared, self.auth, b"WebPush: info\x00" + self.raw + theirs, 32)
        key = _hkdf(seed, salt, b"Content-Encoding: aes128gcm\x00", 16)
        nonce = _hkdf(seed, salt, b"Content-Encoding: nonce\x00", 12)
        padded = AESGCM(key).decrypt(nonce, record, None).rstrip(b"\x00")
        assert padded.endswith(b"\x02"), "the last record"
        return padded[:-1]


def _hkdf(material: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(material)


@dataclass
class Post:
    """One message a push service was given."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class PushService:
    """Answers every message with the next of ``says`` (201 when there is none), and keeps what it was given."""

    origin: str
    posts: list[Post] = field(default_factory=list)
    says: list[tuple[int, dict[str, str]]] = field(default_factory=list)

    def words(self, browser: Browser) -> list[Any]:
        return [json.loads(browser.opened(post.body)) for post in self.posts]


@contextmanager
def push_service() -> Iterator[PushService]:
    given = PushService("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            given.posts.append(Post(self.path, dict(self.headers), body))
            status, headers = given.says.pop(0) if given.says else (201, {})
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    given.origin = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield given
    finally:
        server.shutdown()
        server.server_close()
