"""Meetings as a list shows them: in one stroke, and not piece by piece by a template.

Fifty of them make up most of a page, and a template would take several times longer over them than the search. What
a list or a person wrote goes through ``escape``.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from html import escape

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from porch.kit.clock import now
from porch.meetings.cards import Card
from porch.meetings.models import Meeting
from porch.meetings.telling import how_often
from porch.meetings.words import checked_in_words

register = template.Library()

CARD = (
    '<li><h3>{number}{when}<a href="{address}"{out}>{name}</a></h3>{button}<p class="small">{where}{elsewhere}'
    '<br><span class="muted">{words}{times}</span>{doubted}</p></li>\n'
)
NUMBER = '<span class="nr">{number}</span> '
NOW = '<span class="now">{on_now}</span> · '
BUTTON = '<a class="btn small{go}" href="{href}"{out}{primary}>{act}<span class="vh">: {name}</span></a>'
BLANK, LEAVES = ' target="_blank" rel="noopener"', ' rel="noreferrer noopener"'


@register.simple_tag
def meeting_cards(
    cards: Sequence[Card],
    *,
    primary: int = 0,
    numbers: object = None,
    days: object = None,
    blank: bool = False,
) -> SafeString:
    """``primary``: the number of the card whose button is the page's one filled one. ``numbers``: those that stand in
    a picture carry theirs. ``days``: each says its day. ``blank``: everything opens outside of this frame."""
    drawn = _Words(bool(numbers), bool(days), blank)
    lines = "".join(drawn.card(card, card.number == primary) for card in cards)
    return SafeString(f'<ul class="plain list meetings">\n{lines}</ul>')


@register.filter
def rhythm(meeting: Meeting) -> str:
    """How often it is and at what time, as its public page says it; that it is by appointment, where it is."""
    if meeting.is_by_appointment:
        return gettext("By appointment")
    return f"{how_often(meeting.weekly)}, {meeting.time:%H:%M}"


@register.filter
def checked(on: date) -> str:
    """When somebody last said that a listing is right."""
    return checked_in_words(on, now().date(), "j F Y")


@lru_cache(maxsize=800)
def _day_in_words(on: date, shape: str, language: str) -> str:
    return date_format(on, shape)


@lru_cache(maxsize=800)
def _checked_in_words(on: date, today: date, language: str) -> str:
    return checked_in_words(on, today, "j M Y")


class _Words:
    """What stands on every card, looked up once for all of them."""

    def __init__(self, numbers: bool, days: bool, blank: bool) -> None:
        self.numbers, self.days, self.blank = numbers, days, blank
        self.language = get_language() or ""
        self.on_now, self.ends, self.span = (
            gettext("On now"),
            gettext("Ends {end}"),
            gettext("{start} to {end}"),
        )
        self.made_up, self.today = gettext("Made up, for this demo."), now().date()
        self.doubted = gettext("Somebody told us this may be wrong: please check first.")

    def card(self, card: Card, is_primary: bool) -> str:
        meeting, name = card.meeting, escape(card.meeting.name)
        return CARD.format(
            number=NUMBER.format(number=card.number) if self.numbers and card.point else "",
            when=NOW.format(on_now=self.on_now) if card.is_on else f"{card.time} · " if card.time else "",
            address=card.address,
            out=BLANK if self.blank else "",
            name=name,
            button=self._button(card, name, is_primary) if card.href else "",
            where=escape(card.where),
            elsewhere=f' <span class="muted">({escape(card.elsewhere)})</span>' if card.elsewhere else "",
            words=f"{escape(card.words)}<br>" if card.words else "",
            times=self._times(card) + (f". {self.made_up}" if meeting.is_demo else ""),
            doubted=f'<br><strong class="doubted">{self.doubted}</strong>' if meeting.doubted_at else "",
        )

    def _button(self, card: Card, name: str, is_primary: bool) -> str:
        away = LEAVES if card.leaves else ""
        out = f' target="_blank"{away or " rel=noopener"}' if self.blank else away
        return BUTTON.format(
            go=" go" if is_primary else "",
            primary=" data-primary" if is_primary else "",
            href=escape(card.href),
            out=out,
            act=escape(card.act),
            name=name,
        )

    def _times(self, card: Card) -> str:
        parts = []
        if self.days and card.on:
            parts.append(_day_in_words(card.on, "l j F", self.language))
        if card.is_on:
            parts.append(self.span.format(start=card.time, end=card.ends))
        elif card.ends:
            parts.append(self.ends.format(end=card.ends))
        parts.append(_checked_in_words(card.checked, self.today, self.language))
        return " · ".join(parts)
