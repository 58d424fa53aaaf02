"""Web push by its standards: sealing a few bytes for one browser, and signing for the service that wakes it.

RFC 8291 and 8188 say how the bytes are sealed (``aes128gcm``, one record), RFC 8292 who signs and how. Nothing here
speaks to the network.
"""

import base64
import binascii
import json
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

RECORD = 4096
SIGNED_FOR = timedelta(hours=12)  # a push service believes a signature for a day at most


class NotABrowsersKeys(Exception):
    """What was given are not the keys of a subscription."""


@dataclass(frozen=True)
class Keys:
    """What a browser gave out with its address: its public point (65 bytes) and a shared secret (16 bytes)."""

    point: bytes
    secret: bytes


def keys_of(point: str, secret: str) -> Keys:
    """The two as a browser writes them; NotABrowsersKeys when they are no point on the curve or of another length."""
    try:
        keys = Keys(from_text(point), from_text(secret))
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), keys.point)
    except (ValueError, binascii.Error) as wrong:
        raise NotABrowsersKeys from wrong
    if len(keys.point) != 65 or len(keys.secret) != 16:
        raise NotABrowsersKeys
    return keys


def sealed(
    words: bytes, keys: Keys, *, own: ec.EllipticCurvePrivateKey | None = None, salt: bytes = b""
) -> bytes:
    """``words`` as the body of a push message that this browser alone can open.

    ``own`` and ``salt`` are drawn anew for every message; they are arguments for the standard's worked example.
    """
    own = own or ec.generate_private_key(ec.SECP256R1())
    salt = salt or os.urandom(16)
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), keys.point)
    mine = _point(own.public_key())
    shared = _derived(
        own.exchange(ec.ECDH(), theirs), keys.secret, b"WebPush: info\x00" + keys.point + mine, 32
    )
    key = _derived(shared, salt, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _derived(shared, salt, b"Content-Encoding: nonce\x00", 12)
    head = salt + RECORD.to_bytes(4, "big") + bytes([len(mine)]) + mine
    return head + AESGCM(key).encrypt(nonce, words + b"\x02", None)


def _derived(material: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(material)


def signature(key: ec.EllipticCurvePrivateKey, *, audience: str, contact: str, now: datetime) -> str:
    """The Authorization header for one push service: ``audience`` is its origin, ``contact`` who answers for us."""
    claims = {"aud": audience, "exp": int((now + SIGNED_FOR).timestamp()), "sub": contact}
    said = f"{_part({'typ': 'JWT', 'alg': 'ES256'})}.{_part(claims)}"
    r, s = decode_dss_signature(key.sign(said.encode(), ec.ECDSA(hashes.SHA256())))
    signed = to_text(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
    return f"vapid t={said}.{signed}, k={public_text(key)}"


def _part(said: dict[str, object]) -> str:
    return to_text(json.dumps(said, separators=(",", ":")).encode())


def public_text(key: ec.EllipticCurvePrivateKey) -> str:
    """The public point as a browser wants it when it subscribes."""
    return to_text(_point(key.public_key()))


def _point(key: ec.EllipticCurvePublicKey) -> bytes:
    shape = serialization.PublicFormat.UncompressedPoint
    return key.public_bytes(serialization.Encoding.X962, shape)


def to_text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def from_text(text: str) -> bytes:
    return base64.b64decode(
        text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), altchars=b"-_", validate=True
    )


def read_or_make(path: Path) -> ec.EllipticCurvePrivateKey:
    """The signing key in ``path``, made there (mode 0600) when there is none yet; two makers end with one key."""
    if not path.exists():
        _write_new(path)
    found = serialization.load_pem_private_key(path.read_bytes(), None)
    if not isinstance(found, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{path} holds no key that push messages are signed with")
    return found


def _write_new(path: Path) -> None:
    fresh = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    partial = path.with_name(f"{path.name}.{uuid4().hex}")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(fresh)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(partial, path)
    except FileExistsError:
        pass
    finally:
        partial.unlink()
