"""The words of a story out of its page: all of them, or the beginning, cut where a word ends."""

import re
from html import unescape

START, LONGEST = 500, 280
_TAG = re.compile(r"<[^<>]*>")
_WITHIN_WORDS = re.compile(r"</?(?:em|strong|a|code|span)\b[^<>]*>")
_CUT_TAG = re.compile(r"<[^<>]*\Z")
_CUT_SIGN = re.compile(r"&#?\w*\Z")
_LEADS = re.compile(r'<span class="leads">[^<]*</span>')


def text_of(html: str) -> str:
    """What a reader sees of cleaned HTML, as plain text."""
    return unescape(_bare(html))


def _bare(html: str) -> str:
    return " ".join(_TAG.sub(" ", _WITHIN_WORDS.sub("", _LEADS.sub("", html))).split())


def excerpt_of(html: str) -> str:
    """From the first ``START`` characters of cleaned HTML, HTML without a tag; a sign cut in two is left out."""
    text = _bare(_CUT_TAG.sub("", html))
    if len(html) < START and len(text) <= LONGEST:
        return text
    cut = text[:LONGEST]
    kept = cut.rpartition(" ")[0] if len(text) > LONGEST or " " in cut else cut
    return f"{_CUT_SIGN.sub('', kept or cut).rstrip()} …"
