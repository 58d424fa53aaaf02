"""Has somebody said that a copy of the key ring lies apart? Only a person can know, so a person says it.

The digest of the ring they copied is kept: a ring with a new key in it has to be copied again.
"""

import hashlib
import json
from pathlib import Path

from django.conf import settings

FILE = "keys-copied.json"


def digest_of_ring() -> str:
    """Empty when there is no ring to copy."""
    try:
        return hashlib.sha256(Path(settings.KEY_RING).read_bytes()).hexdigest()
    except OSError:
        return ""


def keys_lie_apart() -> bool:
    try:
        said = json.loads((Path(settings.PORCH_DATA) / FILE).read_text())
        return bool(said["ring"]) and said["ring"] == digest_of_ring()
    except (OSError, ValueError, KeyError, TypeError):
        return False
