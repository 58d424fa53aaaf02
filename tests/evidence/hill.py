"""Another site, made up: its key, and what it would send."""

from datetime import date
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from porch.evidence.rules.sums import Sums, key_words, signed

HILL = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
HILL_KEY = key_words(HILL.public_key().public_bytes_raw())
CUT = date(2026, 11, 1)
PEERS = ((60, 20), (40, 40))


def hill(cut: date = CUT, peers: Any = PEERS, **more: Any) -> bytes:
    return signed(Sums("Hill house", HILL_KEY, cut, "1", {"peers": peers, **more}), HILL)
