"""Files of another journal: found, bounded, and read by the rules for their kind."""

import re
from collections.abc import Iterator
from datetime import tzinfo
from pathlib import Path
from urllib.parse import unquote, urlsplit

from porch.journal.rules import front_matter, wxr
from porch.journal.rules.brought import MOST_POSTS, NotReadable, Refused, Row
from porch.stories.rules.pictures import MOST_BYTES

WXR, MARKDOWN = "wxr", "markdown"
LARGEST_EXPORT, LARGEST_FILE = 256 * 1024 * 1024, 1024 * 1024
ENDINGS = (".md", ".markdown")
_RESIZED = re.compile(r"-\d{2,5}x\d{2,5}(?=\.\w+$)")


def kind_of(path: Path) -> str:
    """What a file or folder is taken for where nobody says."""
    return MARKDOWN if path.is_dir() or path.suffix.lower() in ENDINGS else WXR


def posts_in(path: Path, kind: str, zone: tzinfo) -> list[Row]:
    """Every post, or why it is not taken. NotReadable where the whole cannot be read."""
    try:
        if kind == MARKDOWN:
            return list(_from_markdown(path, zone))
        if path.is_dir():
            raise NotReadable("it is a folder, and a WordPress export is one file")
        if path.stat().st_size > LARGEST_EXPORT:
            raise NotReadable("it is larger than 256 MB; export it year by year")
        with path.open("rb") as file:
            return wxr.read(file, zone)
    except OSError as missing:
        raise NotReadable(f"it cannot be read ({missing.strerror})") from missing


def _from_markdown(path: Path, zone: tzinfo) -> Iterator[Row]:
    if not path.is_dir():
        yield _file(path.name, path, zone)
        return
    found = sorted(file for file in path.rglob("*") if file.suffix.lower() in ENDINGS and file.is_file())
    names = [(str(file.relative_to(path)), file) for file in found]
    ours = [
        (name, file) for name, file in names if not any(part.startswith(".") for part in Path(name).parts)
    ]
    if not ours:
        raise NotReadable("no Markdown file (.md) is in it")
    if len(ours) > MOST_POSTS:
        raise NotReadable(f"it holds more than {MOST_POSTS:,} posts; bring it year by year")
    for name, file in ours:
        yield _file(name, file, zone)


def _file(name: str, file: Path, zone: tzinfo) -> Row:
    try:
        if file.stat().st_size > LARGEST_FILE:
            return Refused(name, "it is larger than 1 MB")
        return front_matter.read(name, file.read_bytes(), zone)
    except OSError as missing:
        return Refused(name, f"it cannot be read ({missing.strerror})")


class Pictures:
    """Where the pictures of a journal lie on this machine. Nothing is fetched, and nothing outside the folder read."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder.resolve() if folder else None

    def find(self, ref: str, where: str) -> bytes | None:
        """The file that a post at ``where`` means; None where it is not there, or is too large to be one."""
        for path in self._places(ref, where):
            try:
                if path.is_file() and path.stat().st_size <= MOST_BYTES:
                    return path.read_bytes()
            except OSError:
                continue
        return None

    def _places(self, ref: str, where: str) -> Iterator[Path]:
        """Beside the post, at the top, or as a site keeps uploads; then the same in the size it was uploaded in."""
        if self._folder is None:
            return
        try:
            there = unquote(urlsplit(ref).path).replace("\0", "")
        except ValueError:
            return
        uploaded = there.rpartition("/uploads/")[2]
        beside = [str(Path(where).parent / there)] if not there.startswith("/") else []
        for name in dict.fromkeys([*beside, there.lstrip("/"), uploaded.lstrip("/")]):
            for one in dict.fromkeys([name, _RESIZED.sub("", name)]):
                path = (self._folder / one).resolve()
                if path.is_relative_to(self._folder):
                    yield path
