"""Letters that a browser seals for us alone: whoever holds the device afterwards cannot open them, and we can.

A box is ``point (65 bytes) | nonce (12) | ciphertext and tag``: a fresh P-256 key of the browser's, its agreement with
ours put through HKDF-SHA-256, AES-256-GCM. ``about`` binds it to what stands beside it in the clear. Every browser that
keeps a service worker can do this by itself (Web Cryptography), so nothing has to be brought along.
"""

import hashlib
import hmac

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from porch.kit import vault
from porch.kit.crypto import CannotOpen

POINT, NONCE, TAG = 65, 12, 16
INFO = b"posted 1"
OWNER = "posted|"
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""How many keys the curve has."""


def opening_key() -> ec.EllipticCurvePrivateKey:
    """Our key, worked out of one of the key store's, so that it is kept and brought back with those."""
    secret = hmac.new(vault.store().key_of(OWNER), INFO, hashlib.sha512).digest()
    return ec.derive_private_key(int.from_bytes(secret) % (ORDER - 1) + 1, ec.SECP256R1())


def point_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    """What a browser seals for: the public point."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def open_box(box: bytes, *, about: str) -> bytes:
    """What was sealed. CannotOpen when it was changed, belongs to something else, or was sealed for another key."""
    if len(box) < POINT + NONCE + TAG:
        raise CannotOpen("posted")
    key = opening_key()
    point, nonce, sealed = box[:POINT], box[POINT : POINT + NONCE], box[POINT + NONCE :]
    try:
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        with_them = _agreed(key.exchange(ec.ECDH(), theirs), point, point_of(key))
        return AESGCM(with_them).decrypt(nonce, sealed, about.encode())
    except (InvalidTag, ValueError) as changed:
        raise CannotOpen("posted") from changed


def seal_box(content: bytes, point: bytes, *, about: str, nonce: bytes) -> bytes:
    """What a browser does, for programs that stand in for one."""
    fresh = ec.generate_private_key(ec.SECP256R1())
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    mine = point_of(fresh)
    sealed = AESGCM(_agreed(fresh.exchange(ec.ECDH(), theirs), mine, point)).encrypt(
        nonce, content, about.encode()
    )
    return mine + nonce + sealed


def _agreed(shared: bytes, browser: bytes, ours: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=b"", info=INFO + browser + ours).derive(shared)
