"""The certificate itself: 120 bytes signed by the site, written as 192 letters and digits that a phone can scan.

    number 10 | version 1 | key 5 | day 2 | minutes 2 | salt 16 | bond 20 | signature 64

It says a day and a length, and nothing that leads to a person, a group or a place. ``bond`` ties it to the name that
stands on the sheet, and does not tell it: HMAC-SHA256 of the name under ``salt``, its first 20 bytes. Its first
sixteen signs are its number, so two copies of one sheet are seen to be one. See docs/decisions/0052.
"""

import base64
import hashlib
import hmac
import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

CONTEXT = b"porch attendance certificate 1\n"
VERSION = 1
FIRST_DAY = date(2020, 1, 1)
NUMBER, KEY, SALT, BOND, SIGNATURE = 10, 5, 16, 20, 64
BODY = NUMBER + 1 + KEY + 2 + 2 + SALT + BOND
LENGTH = (BODY + SIGNATURE) * 8 // 5
"""Signs of a token: a multiple of five bytes, so that every sign carries meaning and none can be changed unseen."""

NUMBER_SIGNS = NUMBER * 8 // 5


@dataclass(frozen=True)
class Said:
    """What a certificate says: its number, a day, a length in minutes."""

    number: str
    on: date
    minutes: int


def new_number() -> str:
    return as_signs(os.urandom(NUMBER))


def new_salt() -> str:
    return os.urandom(SALT).hex()


def is_a_salt(text: str) -> bool:
    return re.fullmatch(rf"[0-9a-f]{{{SALT * 2}}}", text) is not None


def as_signs(content: bytes) -> str:
    """Capital letters and 2 to 7 (RFC 4648, base 32): none of them is taken for another."""
    return base64.b32encode(content).decode()


def key_id(public: bytes) -> str:
    return hashlib.sha256(public).digest()[:KEY].hex()


def plain_name(name: str) -> str:
    """A name as it is compared: capitals, accents written two ways, and how many spaces do not matter."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def bond(name: str, salt: str) -> str:
    """What ties a certificate to a name. Without the salt nobody can try names against it."""
    told = hmac.new(bytes.fromhex(salt), plain_name(name).encode(), hashlib.sha256).digest()
    return told[:BOND].hex()


def sign(said: Said, salt: str, bound: str, private: Ed25519PrivateKey) -> str:
    """The token. ``salt`` and ``bound`` as from ``new_salt`` and ``bond``."""
    public = private.public_key().public_bytes_raw()
    body = (
        base64.b32decode(said.number)
        + bytes([VERSION])
        + bytes.fromhex(key_id(public))
        + (said.on - FIRST_DAY).days.to_bytes(2, "big")
        + said.minutes.to_bytes(2, "big")
        + bytes.fromhex(salt)
        + bytes.fromhex(bound)
    )
    return as_signs(body + private.sign(CONTEXT + body))


def is_one(typed: str) -> bool:
    """Whether it is as long as a certificate and made of its signs, whatever it says."""
    return re.fullmatch(rf"[A-Z2-7]{{{LENGTH}}}", as_written(typed)) is not None


def as_written(typed: str) -> str:
    """A token as it is read: spaces, line ends and hyphens between its signs, and small letters, do not matter."""
    return re.sub(r"[\s-]", "", typed).upper()


def read(typed: str, public_keys: Mapping[str, bytes]) -> tuple[Said, str, str] | None:
    """What a token says, its salt and its bond; None for anything that none of ``public_keys`` (by id) signed."""
    if not is_one(typed):
        return None
    content = base64.b32decode(as_written(typed))
    body, signature = content[:BODY], content[BODY:]
    key = body[NUMBER + 1 : NUMBER + 1 + KEY].hex()
    if body[NUMBER] != VERSION or key not in public_keys:
        return None
    try:
        Ed25519PublicKey.from_public_bytes(public_keys[key]).verify(signature, CONTEXT + body)
    except InvalidSignature:
        return None
    rest = body[NUMBER + 1 + KEY :]
    day, minutes = int.from_bytes(rest[:2], "big"), int.from_bytes(rest[2:4], "big")
    said = Said(as_signs(body[:NUMBER]), FIRST_DAY + timedelta(days=day), minutes)
    return said, rest[4 : 4 + SALT].hex(), rest[4 + SALT :].hex()


def verify(typed: str, name: str, public_keys: Mapping[str, bytes]) -> Said | None:
    """What a certificate says, if it is one of ours, unchanged, and of this name; else None, whichever it was."""
    found = read(typed, public_keys)
    if found is None:
        return None
    said, salt, bound = found
    return said if hmac.compare_digest(bond(name, salt), bound) else None


def in_groups(token: str) -> list[str]:
    """The token in eights, as it is printed."""
    return [token[at : at + 8] for at in range(0, len(token), 8)]
