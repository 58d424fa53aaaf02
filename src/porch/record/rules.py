"""How a row is bound to the one before it."""

import json
from collections.abc import Mapping
from hashlib import sha256


def digest_of(previous: str, row: Mapping[str, object]) -> str:
    """SHA-256 over the previous digest and the row in canonical JSON (sorted keys, no spaces)."""
    canonical = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return sha256(f"{previous}|{canonical}".encode()).hexdigest()


def digest_of_item(subject: object, scope: str, item: str) -> str:
    """What the ledger keeps of a single thing's name: the same thing gives the same word, and the word says nothing."""
    return sha256(f"{subject}|{scope}|{item}".encode()).hexdigest()[:16] if item else ""
