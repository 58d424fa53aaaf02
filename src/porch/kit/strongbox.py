"""A file sealed under the key ring, whatever its size: written and read in one pass, chunk by chunk.

The file is ``MAGIC | key id (1 byte) | salt (16) | key check (8)`` and then chunks of 1 MiB, each AES-256-GCM under
a key made for this file alone (HKDF of the ring's key and the salt). The nonce of a chunk is its number and
whether it is the last, so a chunk that was changed, moved, left out or added does not open.
"""

import hmac
import io
import os
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from porch.kit.crypto import KeyRing

MAGIC = b"PORCH-SEALED-1\n"
CHUNK = 2**20
_SALT, _CHECK, _TAG = 16, 8, 16
_HEAD = len(MAGIC) + 1 + _SALT + _CHECK


class NotOurs(Exception):
    """The file does not begin as a sealed file does."""


class WrongKeys(Exception):
    """No key of this ring sealed the file."""


class Damaged(Exception):
    """The file was changed or cut after it was sealed; the words say where."""


class Sealing(io.RawIOBase):
    """Seals what is written to it into ``file``; only ``finish`` makes it whole."""

    def __init__(self, file: IO[bytes], ring: KeyRing) -> None:
        salt = os.urandom(_SALT)
        key, check = _keys(ring.keys[ring.current], salt)
        self._head = MAGIC + bytes([ring.current]) + salt + check
        self._file, self._cipher = file, AESGCM(key)
        self._waiting, self._number = bytearray(), 0
        file.write(self._head)

    def writable(self) -> bool:
        return True

    def write(self, data: bytes, /) -> int:  # type: ignore[override]  # any buffer will do
        self._waiting += data
        while len(self._waiting) > CHUNK:  # one chunk always waits: it may be the last
            self._seal(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]
        return len(data)

    def finish(self) -> None:
        """Seal what is left as the last chunk; a file without one is seen to be cut."""
        self._seal(bytes(self._waiting), last=True)

    def _seal(self, chunk: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, last), chunk, self._head))
        self._number += 1


class Unsealing(io.RawIOBase):
    """Reads what was sealed. What it hands out is true; that it is all, only reading to the end tells."""

    def __init__(self, file: IO[bytes], ring: KeyRing) -> None:
        self._head = file.read(_HEAD)
        if len(self._head) < _HEAD or not self._head.startswith(MAGIC):
            raise NotOurs
        number, salt = self._head[len(MAGIC)], self._head[len(MAGIC) + 1 : len(MAGIC) + 1 + _SALT]
        if number not in ring.keys:
            raise WrongKeys
        key, check = _keys(ring.keys[number], salt)
        if not hmac.compare_digest(check, self._head[-_CHECK:]):
            raise WrongKeys
        self._file, self._cipher = file, AESGCM(key)
        self._ready, self._number, self._ended = b"", 0, False
        self._next = file.read(CHUNK + _TAG)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        parts, missing = [], size
        while missing != 0:
            if not self._ready and not self._open_next():
                break
            part = self._ready if missing < 0 else self._ready[:missing]
            self._ready = self._ready[len(part) :]
            parts.append(part)
            missing = missing if missing < 0 else missing - len(part)
        return b"".join(parts)

    def _open_next(self) -> bool:
        """Open the next chunk; False after the last."""
        if self._ended:
            return False
        sealed, self._next = self._next, self._file.read(CHUNK + _TAG)
        self._ended = not self._next
        try:
            self._ready = self._cipher.decrypt(_nonce(self._number, self._ended), sealed, self._head)
        except InvalidTag as changed:
            raise Damaged(self._what_happened(sealed)) from changed
        self._number += 1
        return bool(self._ready) or not self._ended

    def _what_happened(self, sealed: bytes) -> str:
        at = _HEAD + self._number * (CHUNK + _TAG)
        for last, says in (
            (False, f"it ends too early, after {at + len(sealed)} bytes"),
            (True, "more was added"),
        ):
            try:
                self._cipher.decrypt(_nonce(self._number, last), sealed, self._head)
            except InvalidTag:
                continue
            return says
        return f"part {self._number + 1} (from byte {at}) was changed, moved or cut"


def _keys(key: bytes, salt: bytes) -> tuple[bytes, bytes]:
    """This file's own key, and a few bytes that tell the right ring from a wrong one."""
    made = HKDF(SHA256(), 32 + _CHECK, salt, b"porch sealed file 1").derive(key)
    return made[:32], made[32:]


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
