"""Under which word the key store knows the site's signing keys."""

from uuid import UUID

WORD = "signing"


def of_signing(key: UUID) -> str:
    """The owner of a signing key: it goes when the next one takes its place."""
    return f"{WORD}|{key}"
