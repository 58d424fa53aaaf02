"""One story as a Markdown file that this program, and most others, can read again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

_PICTURE = re.compile(r"^\[picture (\d{1,2})\]$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Kept:
    """What goes into the file. ``pictures``: by number, where the file lies and what it shows."""

    ident: str
    title: str
    author: str
    at: datetime
    tags: tuple[str, ...]
    note: str
    body: str
    pictures: Mapping[int, tuple[str, str]]


def name_of(slug: str, at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d}-{slug}.md"


def file_of(story: Kept) -> str:
    """What stands above the text, then the text, with its pictures where they stand."""
    told = {
        "id": story.ident,
        "title": story.title,
        "date": story.at.astimezone(UTC).isoformat(timespec="seconds"),
        "author": story.author,
        **({"note": story.note} if story.note else {}),
    }
    above = [f"{key}: {_quoted(value)}" for key, value in told.items()]
    if story.tags:
        above += ["tags:", *(f"  - {_quoted(tag)}" for tag in story.tags)]
    body = _PICTURE.sub(lambda found: _picture(found, story.pictures), story.body)
    return "\n".join(["---", *above, "---", "", body.strip(), ""])


def _quoted(value: str) -> str:
    return "'" + " ".join(value.split()).replace("'", "''") + "'"


def _picture(found: re.Match[str], pictures: Mapping[int, tuple[str, str]]) -> str:
    there = pictures.get(int(found[1]))
    if there is None:
        return found[0]
    shows = re.sub(r"([\\\[\]*_`<>&])", r"\\\1", there[1])
    return f"![{shows}]({there[0]})"
