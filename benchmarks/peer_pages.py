"""The pages that listen to ``peer_room.py``: WebSockets, read here frame by frame, so that ours need no library."""

import asyncio
import base64
import contextlib
import json
import os
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
PEER = HERE.parent / ".venv-room/bin/python"
TEXT, PING, PONG = 0x81, 0x89, 0x8A  # each the last frame of its message


@contextlib.contextmanager
def peer_running(events: list[bytes], layer: str) -> Iterator[tuple[int, int]]:
    """The peer in a process of its own, ready to send ``events`` over one of its two layers: its port and process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="porch-bench-") as data:
        file = Path(data) / "events.json"
        file.write_text(json.dumps([event.decode() for event in events]))
        process = subprocess.Popen(
            [str(PEER), str(HERE / "peer_room.py"), str(port), str(file), layer],
            env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        )
        try:
            yield port, process.pid
        finally:
            process.kill()
            process.wait()


class PeerPage:
    """One page's WebSocket over a real socket."""

    def __init__(self, port: int) -> None:
        self.port, self.heard = port, 0

    async def open(self) -> None:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        key = base64.b64encode(os.urandom(16)).decode()
        self.writer.write(
            "GET /room/ HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        head = await self.reader.readuntil(b"\r\n\r\n")
        assert b" 101 " in head, head

    async def read(self, events: list[bytes]) -> None:
        for event in events:
            assert await self._message() == event, "an event is missing, twice, or out of order"
            self.heard += 1

    async def _message(self) -> bytes:
        while True:
            kind, size = await self.reader.readexactly(2)
            if size >= 126:
                size = int.from_bytes(await self.reader.readexactly(2 if size == 126 else 8))
            body = await self.reader.readexactly(size)
            if kind == TEXT:
                return body
            assert kind == PING, f"a frame that nobody expected: {kind:#x}"
            self.writer.write(bytes([PONG, 0x80 | size, 0, 0, 0, 0]) + body)
