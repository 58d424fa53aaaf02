"""Sealing with this community's key ring, wherever the settings say it lies."""

from pathlib import Path

from django.conf import settings

from porch.kit.crypto import ring_at


def seal(text: str, *, about: str) -> bytes:
    return ring_at(Path(settings.KEY_RING)).seal(text, about=about)


def unseal(box: bytes | memoryview, *, about: str) -> str:
    return ring_at(Path(settings.KEY_RING)).unseal(bytes(box), about=about)


def marks(text: str, *, about: str) -> list[str]:
    return ring_at(Path(settings.KEY_RING)).marks(text, about=about)
