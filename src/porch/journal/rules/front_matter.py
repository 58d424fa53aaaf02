"""One Markdown file of a folder: what stands above it between two lines, and the text below.

Three dashes hold lines of ``key: value``, three plus signs hold TOML. Of the first only what journals use is read:
words, quoted words, true and false, lists in brackets or as lines with a dash.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from markdown_it import MarkdownIt

from porch.journal.rules.brought import LONGEST_TITLE, Picture, Post, Refused, Row
from porch.journal.rules.dates import moment
from porch.journal.rules.markup import UNSEEN
from porch.journal.rules.to_markdown import converted
from porch.stories.rules.told import LONGEST_BODY

DATED = re.compile(r"^(\d{4}-\d{2}-\d{2})-(.+)$")
_KEY = re.compile(r"^([A-Za-z][\w -]{0,40}?)\s*:(?:\s+(.*))?$")
_HEADING = re.compile(r"\A\s*# +(.+?)[ #]*\n")
_YES, _NO = {"true", "yes", "on"}, {"false", "no", "off"}
_reader = MarkdownIt("commonmark")


class _Wrong(Exception):
    """What stands above the text cannot be read; ``str()`` says why."""


def read(name: str, raw: bytes, zone: tzinfo) -> Row:
    """The post of one file. ``name`` is its place in the folder; ``zone`` is where dates without one are meant."""
    try:
        said = UNSEEN.sub("", raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"))
        above, text = _split(said)
    except UnicodeDecodeError:
        return Refused(name, "it is not text in UTF-8")
    except _Wrong as why:
        return Refused(name, str(why))
    told = {key.lower(): value for key, value in above.items()}
    if "date" in told and _date(told["date"], zone) is None:
        return Refused(name, "its date cannot be read")
    if len(text) > LONGEST_BODY:
        return Refused(name, f"it is longer than {LONGEST_BODY:,} characters")
    title, text = _title(told, text, name)
    body, pictures, dropped = _body(text)
    if not body.strip():
        return Refused(name, "nothing is written in it")
    dated = DATED.match(_stem(name))
    return Post(
        ident=f"markdown:{_word(told.get('id')) or name}",
        where=name,
        title=title[:LONGEST_TITLE],
        body=body,
        at=_date(told.get("date") or (dated.group(1) if dated else None), zone),
        author=_word(told.get("author")),
        tags=_words(told.get("tags")) + _words(told.get("categories")),
        note=_word(told.get("note")),
        draft=_is(told.get("draft"), yes=True) or _is(told.get("published"), yes=False),
        pictures=pictures,
        dropped=dropped,
    )


# ---- above the text ----


def _split(text: str) -> tuple[Mapping[str, Any], str]:
    for fence, parse in (("---", _lines), ("+++", _toml)):
        if text.startswith(f"{fence}\n"):
            above, end, below = text[len(fence) + 1 :].partition(f"\n{fence}\n")
            if not end and above.rstrip().endswith(f"\n{fence}"):
                above, end, below = above.rstrip()[: -len(fence)], fence, ""
            if not end:
                return {}, text  # a rule above a text, and nothing that was meant for us
            return parse(above), below
    return {}, text


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise _Wrong("what stands between its plus signs is not TOML") from wrong


def _lines(text: str) -> dict[str, Any]:
    told: dict[str, Any] = {}
    key = ""
    for number, line in enumerate(text.split("\n"), start=2):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        found = _KEY.match(line)
        if found:
            key, value = found.group(1), (found.group(2) or "").strip()
            told[key] = _value(value) if value else []
        elif bare.startswith("- ") and key and isinstance(told[key], list):
            told[key].append(_unquoted(bare[2:].strip()))
        elif line[0] not in " \t" or not key:
            raise _Wrong(f"line {number} is not of the form “key: value”")
    return told


def _value(text: str) -> Any:
    if text.startswith("[") and text.endswith("]"):
        parts = re.findall(r'\s*("[^"]*"|\'[^\']*\'|[^,]+)', text[1:-1])
        return [word for part in parts if (word := _unquoted(part.strip()))]
    return _unquoted(text)


def _unquoted(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1].replace('\\"', '"') if text[0] == '"' else text[1:-1].replace("''", "'")
    return re.sub(r"\s+#.*$", "", text)


# ---- what it says ----


def _word(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name", "")
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _words(value: Any) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else str(value).split(",") if isinstance(value, str) else []
    return tuple(dict.fromkeys(word for part in parts if (word := _word(part))))


def _is(value: Any, *, yes: bool) -> bool:
    return str(value).strip().lower() in (_YES if yes else _NO)


def _date(value: Any, zone: tzinfo) -> datetime | None:
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(UTC)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, 12, tzinfo=zone).astimezone(UTC)
    said = _word(value)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", said):
        return moment(
            f"{said} 12:00", zone
        )  # a day alone is noon, so that it is that day wherever it is read
    return moment(re.sub(r"\s+([+-]\d\d:?\d\d|Z)$", r"\1", said), zone)


def _title(told: Mapping[str, Any], text: str, name: str) -> tuple[str, str]:
    """The title that is told, or the first heading, which then is not said twice, or the words of the file's name."""
    found = _HEADING.match(text)
    title = _word(told.get("title"))
    if found and (not title or found.group(1).strip() == title):
        return title or found.group(1).strip(), text[found.end() :]
    stem = _stem(name)
    dated = DATED.match(stem)
    words = re.sub(r"[-_]+", " ", dated.group(2) if dated else stem).strip()
    return title or (words[:1].upper() + words[1:]), text


def _stem(name: str) -> str:
    return name.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _body(text: str) -> tuple[str, tuple[Picture, ...], tuple[str, ...]]:
    """The text as it was written; anew from what it shows only where it holds HTML or a picture."""
    tokens = [inner for token in _reader.parse(text) for inner in (token, *(token.children or ()))]
    if not any(token.type in ("html_block", "html_inline", "image") for token in tokens):
        return text.strip() + "\n", (), ()
    made = converted(f"<p></p>{_reader.render(text)}")
    return made.markdown, made.pictures, made.dropped
