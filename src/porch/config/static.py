"""Styles, scripts and pictures, compressed and named after their content, so that a browser keeps them."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage


class NamedByContent(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise ships no types
    """A file that was not collected keeps its plain name: the pages that must always stand do not fail for it.

    Every page names eight of them, so an address is worked out once, until files are collected anew.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._addresses: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        if settings.DEBUG or force:
            return str(super().url(name, force=force))
        known = self._addresses.get(name)
        if known is None:
            known = self._addresses[name] = str(super().url(name))
        return known

    def post_process(self, *args: Any, **kwargs: Any) -> Iterator[Any]:
        self._addresses.clear()
        yield from super().post_process(*args, **kwargs)

    def stored_name(self, name: str) -> str:
        try:
            return str(super().stored_name(name))
        except ValueError:
            return name
