"""A WordPress export (WXR), read item by item; of those who commented only the name they gave and what they said.

Addresses, mails and sites of commenters stand in such a file. They are not even looked at.
"""

from collections import Counter
from datetime import UTC, datetime, tzinfo
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from porch.journal.rules.brought import (
    LONGEST_COMMENT,
    LONGEST_HTML,
    LONGEST_TITLE,
    MOST_COMMENTS,
    MOST_POSTS,
    NotReadable,
    Post,
    Refused,
    Row,
    Said,
    one_level,
)
from porch.journal.rules.dates import mail_date, moment
from porch.journal.rules.to_markdown import converted, plain
from porch.stories.rules.told import LONGEST_BODY

DRAFTS = {"draft", "pending", "private", "future"}
IN_THE_BIN = {"trash", "auto-draft", "inherit"}
COMMENT_KINDS = ("", "comment")


def read(file: IO[bytes], zone: tzinfo) -> list[Row]:
    """Every post of an export, or why it is not taken. ``zone`` is where dates without one are meant.

    Raises NotReadable for what is no such export, before or after any number of posts.
    """
    reading = _Reading(zone)
    try:
        for _, element in iterparse(file, events=("end",), forbid_dtd=True):
            reading.ended(element)
    except ParseError as broken:
        line, _ = getattr(broken, "position", (0, 0))
        raise NotReadable(f"line {line} is not well-formed XML, so it is no whole export") from broken
    except DefusedXmlException as forbidden:
        raise NotReadable("it declares entities or a document type, which no export needs") from forbidden
    except (LookupError, UnicodeError, ValueError) as strange:
        raise NotReadable("it is in an encoding that cannot be read") from strange
    if not reading.is_export:
        raise NotReadable("it is XML, but not an export of a journal (WXR)")
    return reading.rows


class _Reading:
    def __init__(self, zone: tzinfo) -> None:
        self.zone, self.rows, self.items = zone, list[Row](), 0
        self.is_export, self.names = False, dict[str, str]()

    def ended(self, element: Element) -> None:
        name = _name(element)
        if name == "wp:wxr_version":
            self.is_export = True
        elif name == "wp:author":
            login = _text(element, "wp:author_login")
            self.names[login] = _text(element, "wp:author_display_name") or login
        elif name == "item":
            self.items += 1
            if len(self.rows) >= MOST_POSTS:
                raise NotReadable(f"it holds more than {MOST_POSTS:,} posts; export it year by year")
            self.rows += self._row(element)
            element.clear()

    def _row(self, item: Element) -> list[Row]:
        kind, title = _text(item, "wp:post_type") or "post", " ".join(_text(item, "title").split())
        where = f"item {self.items}" + (f" ({title[:60]})" if title else "")
        status = _text(item, "wp:status") or "publish"
        if kind == "page":
            return [Refused(where, "it is a page, not a post")]
        if kind != "post":
            return []  # pictures, menus and the like: no writing of anybody's
        if status in IN_THE_BIN:
            return [Refused(where, "it lay in the bin")]
        return [self._post(item, where, title, status)]

    def _post(self, item: Element, where: str, title: str, status: str) -> Row:
        html = _text(item, "content:encoded", whole=True)
        if len(html) > LONGEST_HTML:
            return Refused(where, f"it is longer than {LONGEST_HTML:,} characters")
        body = converted(html)
        if not body.markdown.strip():
            return Refused(where, "nothing is written in it")
        if len(body.markdown) > LONGEST_BODY:
            return Refused(
                where, f"it is longer than {LONGEST_BODY:,} characters, the most a story has room for"
            )
        locked = bool(_text(item, "wp:post_password"))
        said, dropped = self._said(item)
        creator = _text(item, "dc:creator")
        return Post(
            ident="wxr:"
            + (_text(item, "guid") or _text(item, "link") or f"{_text(item, 'wp:post_id')} {title}"),
            where=where,
            title=title[:LONGEST_TITLE],
            body=body.markdown,
            at=self._date(item),
            author=self.names.get(creator, creator),
            tags=_tags(item),
            draft=locked or status in DRAFTS,
            pictures=body.pictures,
            said=said,
            dropped=body.dropped + dropped,
        )

    def _date(self, item: Element) -> datetime | None:
        return (
            moment(_text(item, "wp:post_date_gmt"), UTC)
            or moment(_text(item, "wp:post_date"), self.zone)
            or mail_date(_text(item, "pubDate"))
        )

    def _said(self, item: Element) -> tuple[tuple[Said, ...], tuple[str, ...]]:
        found, lost = list[Said](), Counter[str]()
        for element in item:
            if _name(element) != "wp:comment":
                continue
            one, why = self._comment(element), _why_not(element, len(found))
            if why or not one.words:
                lost[why or "an empty comment"] += 1
            else:
                found.append(one)
        return one_level(found), tuple(f"{count} × {what}" for what, count in sorted(lost.items()))

    def _comment(self, element: Element) -> Said:
        at = moment(_text(element, "wp:comment_date_gmt"), UTC) or moment(
            _text(element, "wp:comment_date"), self.zone
        )
        return Said(
            ident=_text(element, "wp:comment_id"),
            under="" if (above := _text(element, "wp:comment_parent")) == "0" else above,
            name=" ".join(_text(element, "wp:comment_author").split())[:80],
            at=at,
            words=plain(_text(element, "wp:comment_content", whole=True)[:LONGEST_COMMENT]),
            approved=_text(element, "wp:comment_approved") == "1",
        )


def _why_not(comment: Element, before: int) -> str:
    if _text(comment, "wp:comment_type") not in COMMENT_KINDS:
        return "a mention by another site"
    if _text(comment, "wp:comment_approved") in ("spam", "trash", "post-trashed"):
        return "a comment that was spam or in the bin"
    return f"a comment beyond {MOST_COMMENTS:,}" if before >= MOST_COMMENTS else ""


def _tags(item: Element) -> tuple[str, ...]:
    kinds = ("category", "post_tag")
    words = (
        " ".join((element.text or "").split())
        for element in item
        if _name(element) == "category" and element.get("domain") in kinds
    )
    return tuple(dict.fromkeys(word for word in words if word and word.lower() != "uncategorized"))


def _name(element: Element) -> str:
    """The name with the prefix everybody uses, whichever year's address stands behind it."""
    tag = element.tag if isinstance(element.tag, str) else ""
    space, brace, name = tag.rpartition("}")
    if not brace:
        return name
    if "wordpress.org/export/" in space:
        return f"excerpt:{name}" if space.endswith("/excerpt/") else f"wp:{name}"
    return {"{http://purl.org/rss/1.0/modules/content/": f"content:{name}"}.get(
        space, f"dc:{name}" if "purl.org/dc/" in space else name
    )


def _text(element: Element, name: str, *, whole: bool = False) -> str:
    found = next((child.text or "" for child in element if _name(child) == name), "")
    return found if whole else found.strip()
