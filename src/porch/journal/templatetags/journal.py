"""Pieces of a page that are drawn once for each story, and so without anything that takes long."""

from functools import lru_cache
from urllib.parse import quote

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from porch.journal.queries import Line

register = template.Library()
PLACE = "a-place"


@register.filter
def story_at(slug: str) -> str:
    """Where a story stands."""
    return _pattern("stories:story").replace(PLACE, slug)


@lru_cache(maxsize=2)
def _pattern(name: str) -> str:
    """An address worked out once, for its last part to be put in."""
    return reverse(name, args=[PLACE])


@register.simple_tag
def posted(line: Line) -> SafeString:
    """ "Posted by Wren at 09:41", the name leading to what else goes by it."""
    there = _pattern("journal:author").replace(PLACE, quote(line.byline, safe=""))
    name = format_html('<a href="{}">{}</a>', there, line.byline)
    at = timezone.localtime(line.at).strftime("%H:%M")
    return format_html(gettext("Posted by {name} at {time}"), name=name, time=at)


@register.filter
def comments_of(line: Line) -> str:
    """ "No comments yet", or how many stand there."""
    if not line.said:
        return gettext("No comments yet")
    return ngettext("%(n)s comment", "%(n)s comments", line.said) % {"n": number_format(line.said)}


@register.filter
def length_of(line: Line) -> str:
    """As it stands under the story itself."""
    words = ngettext("%(n)s word", "%(n)s words", line.words) % {"n": number_format(line.words)}
    return gettext("%(words)s, total size %(kb)s kB, %(minutes)s min to read") % {
        "words": words,
        "kb": line.kilobytes,
        "minutes": line.minutes,
    }
