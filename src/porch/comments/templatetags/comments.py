"""What was said, drawn in one stroke: a page may hold two hundred, and a template takes ten times as long over each.

Names and words go through ``escape`` here, as a template would have done.
"""

from collections.abc import Iterable
from datetime import date, tzinfo
from functools import lru_cache
from html import escape

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from porch.comments.queries import Said
from porch.stories.models import Story

register = template.Library()

SAID = """<p class="said-by"><strong>{name}</strong>{who} <span class="muted">· {at}</span></p>
<div class="read said-words">{words}</div>
"""
WHO = """ <span class="muted">{who}</span>"""
ANSWER = """<p class="small"><a href="{there}?to={pk}">{answer}<span class="vh"> {name}</span></a></p>
"""
GONE = """<p class="muted">{gone}</p>
"""
ONE = """<li id="c-{pk}" tabindex="-1">{said}{answers}</li>"""
ANSWERS = """<ol class="plain said-answers">{answers}</ol>"""


@register.simple_tag
def said(one: Said) -> SafeString:
    """By whom, when, and the words."""
    return SafeString(_Drawn(None).said(one))


@register.simple_tag
def said_to_a_visitor(thread: Iterable[Said], story: Story) -> SafeString:
    """Each with the way to answer it, which is all that somebody who is not signed in finds beside what was said."""
    drawn = _Drawn(reverse("comments:say", args=[story.slug]) if story.replies else None)
    return SafeString("".join(map(drawn.thread, thread)))


class _Drawn:
    """What is the same for all of them, looked up once."""

    def __init__(self, say_at: str | None) -> None:
        self.say_at, self.zone, self.language = say_at, timezone.get_current_timezone(), get_language() or ""
        self.visiting, self.author = gettext("visiting"), gettext("wrote this story")
        self.you, self.gone, self.answer = (
            gettext("you"),
            gettext("What was said here is gone."),
            gettext("Answer"),
        )

    def thread(self, one: Said) -> str:
        inside = "".join(ONE.format(pk=two.pk, said=self.said(two), answers="") for two in one.answers)
        answers = ANSWERS.format(answers=inside) if inside else ""
        return ONE.format(pk=one.pk, said=self.said(one) + self._way_to_answer(one), answers=answers)

    def said(self, one: Said) -> str:
        if not one.name:
            return GONE.format(gone=self.gone)
        who = (
            self.visiting
            if one.is_stranger
            else self.author
            if one.is_authors
            else self.you
            if one.is_mine
            else ""
        )
        return SAID.format(
            name=escape(one.name),
            who=WHO.format(who=who) if who else "",
            at=_moment(one, self.zone, self.language),
            words=_paragraphs(one.text),
        )

    def _way_to_answer(self, one: Said) -> str:
        if self.say_at is None or not one.name:
            return ""
        return ANSWER.format(there=self.say_at, pk=one.pk, answer=self.answer, name=escape(one.name))


def _paragraphs(text: str) -> str:
    """As ``linebreaks`` has it, for words that are cleaned already (``rules/text.py``): one kind of line end."""
    lines = (part.replace("\n", "<br>") for part in escape(text).split("\n\n"))
    return "\n\n".join(f"<p>{part}</p>" for part in lines)


def _moment(one: Said, zone: tzinfo, language: str) -> str:
    at = one.at.astimezone(zone)
    return f"{_day(at.date(), language)}, {at:%H:%M}"


@lru_cache(maxsize=400)
def _day(day: date, language: str) -> str:
    return date_format(day, "j F Y")
