"""Styles, scripts and pictures, compressed and named after their content, so that a browser keeps them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class NamedByContent(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise ships no types
    """A file that was not collected keeps its plain name: the pages that must always stand do not fail for it."""

    def stored_name(self, name: str) -> str:
        try:
            return str(super().stored_name(name))
        except ValueError:
            return name
