"""The key ring, kept in a file outside every database: it wraps the keys of the key store and seals backups.

A box of the ring is ``0x01 | key id (1 byte) | nonce (12 bytes) | ciphertext and tag``, AES-256-GCM. ``about`` binds
a box to its row and column, so that a box moved to another row does not open.
"""

import base64
import hashlib
import hmac
import json
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_VERSION = 1
_NONCE = 12


class CannotOpen(Exception):
    """The box was changed, belongs to another row, or its key is gone."""


class KeyGone(CannotOpen):
    """The key this was sealed under has been destroyed, as when its owner was erased: nothing opens it again."""


@dataclass(frozen=True)
class KeyRing:
    """Keys by id; new boxes use ``current``, old ones open under the key they name."""

    current: int
    keys: dict[int, bytes]

    def seal(self, text: str, *, about: str) -> bytes:
        return self.seal_bytes(text.encode(), about=about)

    def unseal(self, box: bytes, *, about: str) -> str:
        return self.unseal_bytes(box, about=about).decode()

    def seal_bytes(self, content: bytes, *, about: str) -> bytes:
        nonce = os.urandom(_NONCE)
        box = AESGCM(self.keys[self.current]).encrypt(nonce, content, about.encode())
        return bytes([_VERSION, self.current]) + nonce + box

    def unseal_bytes(self, box: bytes, *, about: str) -> bytes:
        box = bytes(box)
        key = self.keys.get(box[1]) if len(box) > 2 + _NONCE and box[0] == _VERSION else None
        if key is None:
            raise CannotOpen(about)
        nonce, sealed = box[2 : 2 + _NONCE], box[2 + _NONCE :]
        try:
            return AESGCM(key).decrypt(nonce, sealed, about.encode())
        except InvalidTag as changed:
            raise CannotOpen(about) from changed

    def marks(self, text: str, *, about: str) -> list[str]:
        """A digest of ``text`` under each key, the current one's first: to find a text again without keeping it."""
        ids = sorted(self.keys, key=lambda key: (key != self.current, key))
        told = f"{about}|{text}".encode()
        return [hmac.new(self.keys[key], told, hashlib.sha256).hexdigest() for key in ids]


def read_or_make(path: Path) -> KeyRing:
    """The key ring in ``path``, made there (mode 0600) when there is none yet."""
    if not path.exists():
        _write_new(path)
    return read(path)


def read(path: Path) -> KeyRing:
    """The key ring in ``path``; OSError, ValueError or KeyError when there is none that can be used."""
    found = json.loads(path.read_text())
    return KeyRing(found["current"], {int(k): base64.b64decode(v) for k, v in found["keys"].items()})


def _write_new(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = {"current": 1, "keys": {"1": base64.b64encode(AESGCM.generate_key(256)).decode()}}
    partial = path.with_name(f"{path.name}.{uuid4().hex}")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(json.dumps(fresh))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(partial, path)  # fails when another process was first: then its ring stands
    except FileExistsError:
        pass
    finally:
        partial.unlink()


def ring_at(path: Path) -> KeyRing:
    """The key ring as it is in the file now: read again when the file was changed, made when there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        read_or_make(path)
        found = path.stat()
    return _ring_as_of(path, found.st_ino, found.st_mtime_ns)


@lru_cache(maxsize=8)
def _ring_as_of(path: Path, inode: int, changed: int) -> KeyRing:
    return read(path)
