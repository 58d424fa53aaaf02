"""The stories of one day as the journal lists them: in one stroke, and not piece by piece by a template.

Twenty of them make up most of a page, and a template would take longer over them than the database. What people wrote
goes through ``escape``; an excerpt is safe already (``rules/excerpts.py``).
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape
from urllib.parse import quote

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from porch.journal.queries import Line

register = template.Library()
PLACE = "a-place"

ENTRY = """<article class="card entry"><h3><a href="{there}">{title}</a></h3>
<p>{beginning}</p>
<p class="small muted">{posted} | <a href="{there}#comments">{said}</a>{more}<br>{length}</p></article>
"""
MORE = """ | <a href="{there}#id_text">{add}<span class="vh">: {title}</span></a>"""
NOTE = """<span class="chip warm">{mentions}</span>"""
NAME = """<a href="{there}">{name}</a>"""


@register.simple_tag
def entries(lines: Iterable[Line]) -> SafeString:
    """Each with its title, how it begins or what its note says, and
    "Posted by Wren at 09:41 | No comments yet | Add a comment" with how long it is."""
    drawn, zone = _Words(), timezone.get_current_timezone()
    return SafeString("".join(drawn.entry(line, f"{line.at.astimezone(zone):%H:%M}") for line in lines))


@register.filter
def in_words(day: date) -> str:
    """The heading of a day."""
    return _day_in_words(day, get_language() or "")


@lru_cache(maxsize=400)
def _day_in_words(day: date, language: str) -> str:
    return date_format(day, "l j F Y")


@lru_cache(maxsize=2)
def _pattern(name: str) -> str:
    """An address worked out once, for its last part to be put in."""
    return reverse(name, args=[PLACE])


class _Words:
    """What stands under every story, looked up once for all of them."""

    def __init__(self) -> None:
        self.story, self.author = _pattern("stories:story"), _pattern("journal:author")
        self.mentions, self.add = gettext("Mentions: {note}"), gettext("Add a comment")
        self.posted = gettext("Posted by {name} at {time}")
        self.none, self.one, self.some = (
            gettext("No comments yet"),
            gettext("1 comment"),
            gettext("{n} comments"),
        )
        self.length = gettext("{words} words, total size {kb} kB, {minutes} min to read")
        self.short = gettext("1 word, total size {kb} kB, {minutes} min to read")

    def entry(self, line: Line, time: str) -> str:
        there, title = self.story.replace(PLACE, line.slug), escape(line.title)
        add = MORE.format(there=there, add=self.add, title=title) if line.replies else ""
        note = NOTE.format(mentions=self.mentions.format(note=escape(line.note))) if line.note else ""
        by = self.author.replace(PLACE, quote(line.byline, safe=""))
        name = NAME.format(there=by, name=escape(line.byline))
        said = self.none if not line.said else self.one if line.said == 1 else self.some.format(n=line.said)
        length = self.short if line.words == 1 else self.length
        return ENTRY.format(
            there=there,
            title=title,
            beginning=note or line.excerpt,
            posted=self.posted.format(name=name, time=time),
            said=said,
            more=add,
            length=length.format(words=f"{line.words:,}", kb=line.kilobytes, minutes=line.minutes),
        )
