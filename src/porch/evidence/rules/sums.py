"""What one site tells another: a few tables of counts, small ones hidden, signed. Nothing in it leads to a person.

A file is one line of canonical JSON (sorted names, no spaces): the sums and their signature (Ed25519). Whatever is not
written exactly so was changed on its way, and is refused. See docs/decisions/0093.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

CONTEXT = b"porch sums between sites 1\n"
FORMAT = "porch-sums/1"
LEAST = 11
LARGEST = 64 * 1024
"""Bytes of a file."""

MOST = 10_000_000
NAME = 80
TABLES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # the first seven days decide the group, and the ninetieth (or the last that is meant to be) where it stands
    "peers": (("with", "without"), ("not-left", "left")),
    "retained": (("30", "90", "180"), ("still", "finished", "left", "elsewhere", "unknown")),
}
"""What may be told: the names of rows and columns, table by table. No other table, no other column."""

type Counts = tuple[tuple[int | None, ...], ...]


class NotSums(ValueError):
    """A file that is not taken in. ``why`` is the code of the reason."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Sums:
    """``site`` is what it calls itself, ``key`` its public key (base64). Hidden counts are None."""

    site: str
    key: str
    cut: date
    definitions: str
    tables: Mapping[str, Counts]

    @classmethod
    def of(cls, told: Any) -> Self:
        """From the JSON of a file. NotSums where anything is there that may not be, or is not there that must."""
        if not isinstance(told, dict) or told.get("format") != FORMAT:
            raise NotSums("another-format")
        if set(told) != {"format", "site", "key", "cut", "definitions", "randomised", "tables"}:
            raise NotSums("not-sums")
        words = [told[name] for name in ("site", "key", "cut", "definitions")]
        if not all(isinstance(one, str) and 0 < len(one) <= NAME and one.isprintable() for one in words):
            raise NotSums("not-sums")
        if told["randomised"] is not False or not isinstance(told["tables"], dict):
            raise NotSums("not-sums")
        return cls(told["site"], told["key"], _day(told["cut"]), told["definitions"], _tables(told["tables"]))

    def as_json(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "site": self.site,
            "key": self.key,
            "cut": self.cut.isoformat(),
            "definitions": self.definitions,
            "randomised": False,
            "tables": {code: [list(row) for row in counts] for code, counts in self.tables.items()},
        }


def _day(told: str) -> date:
    try:
        day = date.fromisoformat(told)
    except ValueError:
        raise NotSums("not-sums") from None
    if day.isoformat() != told:
        raise NotSums("not-sums")
    return day


def _tables(told: Mapping[str, Any]) -> dict[str, Counts]:
    if not told or not set(told) <= set(TABLES):
        raise NotSums("not-sums")
    return {code: _counts(code, rows) for code, rows in told.items()}


def _counts(code: str, rows: Any) -> Counts:
    names, columns = TABLES[code]
    if not isinstance(rows, list) or len(rows) != len(names):
        raise NotSums("not-sums")
    if not all(isinstance(row, list) and len(row) == len(columns) for row in rows):
        raise NotSums("not-sums")
    for row in rows:
        for count in row:
            if count is not None and (type(count) is not int or not 0 <= count <= MOST):
                raise NotSums("not-sums")
            if count is not None and 0 < count < LEAST:
                raise NotSums("too-small")
    return tuple(tuple(row) for row in rows)


def canonical(told: Any) -> bytes:
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def key_words(public: bytes) -> str:
    return base64.b64encode(public).decode()


def public_key(words: str) -> bytes:
    """The 32 bytes of a key as it is written. NotSums for anything else."""
    try:
        public = base64.b64decode(words.strip(), validate=True)
    except (binascii.Error, ValueError):
        raise NotSums("not-a-key") from None
    if len(public) != 32 or key_words(public) != words.strip():
        raise NotSums("not-a-key")
    return public


def digits(public: bytes) -> str:
    """Thirty digits that two people read to one another: six groups of five."""
    number = int.from_bytes(hashlib.sha256(CONTEXT + public).digest()) % 10**30
    told = f"{number:030d}"
    return " ".join(told[at : at + 5] for at in range(0, 30, 5))


def signed(sums: Sums, private: Ed25519PrivateKey) -> bytes:
    """The file. ``sums.key`` is the public half of ``private``."""
    told = sums.as_json()
    signature = base64.b64encode(private.sign(CONTEXT + canonical(told))).decode()
    return canonical({"signature": signature, "sums": told}) + b"\n"


def read(file: bytes) -> tuple[Sums, str]:
    """The sums of a file and its signature, if its own key signed it and nothing was changed. NotSums.

    Whether that key is anybody's one knows is not asked here.
    """
    if len(file) > LARGEST:
        raise NotSums("too-long")
    plain = file.strip(b"\r\n")
    try:
        told = json.loads(plain.decode())
    except (ValueError, RecursionError):
        raise NotSums("not-sums") from None
    if not isinstance(told, dict) or set(told) != {"signature", "sums"}:
        raise NotSums("not-sums")
    signature = told["signature"]
    if not isinstance(signature, str) or not signature.isascii():
        raise NotSums("changed")
    sums = Sums.of(told["sums"])
    if canonical(told) != plain or told["sums"] != sums.as_json():
        raise NotSums("changed")
    _verify(sums, signature)
    return sums, signature


def _verify(sums: Sums, signature: str) -> None:
    try:
        raw = base64.b64decode(signature, validate=True)
        if base64.b64encode(raw).decode() != signature:
            raise NotSums("changed")
        Ed25519PublicKey.from_public_bytes(public_key(sums.key)).verify(
            raw, CONTEXT + canonical(sums.as_json())
        )
    except (InvalidSignature, binascii.Error, ValueError) as wrong:
        raise NotSums(wrong.why if isinstance(wrong, NotSums) else "changed") from None


def of_report(result: Mapping[str, Any]) -> dict[str, Counts]:
    """The tables of a report as it is kept (small numbers hidden) that may be told to other sites."""
    there = result.get("counts", {})
    codes = {"peers": "peers-stood", "retained": "retained"}
    return {
        code: tuple(tuple(row) for row in there[kept]["counts"])
        for code, kept in codes.items()
        if kept in there
    }


def compared(sums: Sums) -> tuple[int, int, int, int] | None:
    """Of those with a peer by day 7 who had not left, of how many; then of those without. None where one is hidden."""
    rows = sums.tables.get("peers")
    if rows is None:
        return None
    (with_, with_left), (without, without_left) = rows
    if with_ is None or with_left is None or without is None or without_left is None:
        return None
    return with_, with_ + with_left, without, without + without_left
