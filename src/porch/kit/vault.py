"""Sealing words under the keys of those they belong to, wherever the settings say the keys lie.

A box is ``0x02 | how many keys (1 byte) | their ids (8 bytes each) | nonce (12) | ciphertext and tag``: AES-256-GCM
under one key drawn from all of them (HKDF), so that destroying any one of them shuts the box for good. ``about``
binds it to its row and column. Boxes that begin with 0x01 are of before there was a key store: the ring opens them.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from django.conf import settings

from porch.kit.crypto import CannotOpen, KeyGone, KeyRing, ring_at
from porch.kit.keystore import ID_LENGTH, KeyStore

COMMUNITY = "community|"  # the owner of what is nobody's own
MARKS = "marks|"  # what keyed digests are made with
_VERSION, _NONCE = 2, 12
_stores: dict[Path, KeyStore] = {}
_left_to_the_parent: list[KeyStore] = []


def seal(text: str, *, about: str, of: str | tuple[str, ...] = COMMUNITY) -> bytes:
    """Seal ``text``. ``of`` says whose it is, as in the key store: with several, each of them can shut it for good."""
    owners = (of,) if isinstance(of, str) else of
    ids = tuple(store().id_for(owner) for owner in owners)
    head = bytes([_VERSION, len(ids)]) + b"".join(ids)
    nonce = os.urandom(_NONCE)
    return head + nonce + store().cipher(ids).encrypt(nonce, text.encode(), head + about.encode())


def unseal(box: bytes | memoryview, *, about: str, gone: str | None = None) -> str:
    """What was sealed. ``gone`` is answered when its key was destroyed; without one that is a KeyGone.

    CannotOpen when the box was changed, or belongs to another row.
    """
    box = bytes(box)
    if not is_under_keys(box):
        return ring().unseal(box, about=about)
    ids = ids_in(box)
    head = 2 + len(ids) * ID_LENGTH
    try:
        opened = (
            store()
            .cipher(ids)
            .decrypt(box[head : head + _NONCE], box[head + _NONCE :], box[:head] + about.encode())
        )
    except KeyGone:
        if gone is None:
            raise
        return gone
    except (InvalidTag, ValueError) as changed:
        raise CannotOpen(about) from changed
    return opened.decode()


def seal_values(values: Mapping[str, Any], *, about: str, of: str | tuple[str, ...] = COMMUNITY) -> bytes:
    """Seal plain JSON values by their names, as ``seal`` does a text."""
    return seal(json.dumps(values, ensure_ascii=False), about=about, of=of)


def unseal_values(box: bytes | memoryview, *, about: str) -> dict[str, Any]:
    """What ``seal_values`` sealed; nothing of an empty box, and once a key of it was destroyed."""
    opened = unseal(box, about=about, gone="") if box else ""
    return json.loads(opened) if opened else {}


def is_under_keys(box: bytes) -> bool:
    """Whether a box is sealed under keys of the key store, and not by the ring itself as they once were."""
    return box[:1] == bytes([_VERSION])


def ids_in(box: bytes) -> tuple[bytes, ...]:
    """The ids of the keys a box was sealed under; none for a box of the ring. CannotOpen when it is cut."""
    if not is_under_keys(box):
        return ()
    count = box[1] if len(box) > 1 else 0
    ids = box[2 : 2 + count * ID_LENGTH]
    if not count or len(ids) < count * ID_LENGTH:
        raise CannotOpen("a box that is cut")
    return tuple(ids[at : at + ID_LENGTH] for at in range(0, len(ids), ID_LENGTH))


def destroy(*owners: str) -> int:
    """Destroy these owners' keys: nothing of theirs opens again, in no copy. How many had one.

    Never inside a transaction that may still be undone: give it to ``transaction.on_commit``.
    """
    return store().destroy(owners)


def marks(text: str, *, about: str) -> list[str]:
    """Keyed digests of ``text``, to find it again without keeping it: the first is how it is marked today."""
    told = f"{about}|{text}".encode()
    today = hmac.new(store().key_of(MARKS), told, hashlib.sha256).hexdigest()
    return [today, *ring().marks(text, about=about)]


def ring() -> KeyRing:
    return ring_at(Path(settings.KEY_RING))


def store() -> KeyStore:
    """The key store of this process."""
    path = Path(settings.KEY_STORE)
    found = _stores.get(path)
    if found is None:
        found = _stores.setdefault(path, KeyStore(path, ring))
    return found


def _begin_anew() -> None:
    """A forked process has connections of its own; its parent's are left open and never touched."""
    _left_to_the_parent.extend(_stores.values())
    _stores.clear()


os.register_at_fork(after_in_child=_begin_anew)
