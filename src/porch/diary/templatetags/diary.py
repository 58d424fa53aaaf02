"""An entry in words, for its teller."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from porch.diary.queries import Kept
from porch.diary.rules.lists import label_of_helped
from porch.diary.rules.told import Said, as_body, as_told
from porch.diary.words import COUNTRIES, HALT, MOODS, STATES
from porch.measures.told import Told, Used
from porch.people.rules.vocabulary import label_of

register = template.Library()
NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


@register.filter
def entry_when(one: Kept) -> str:
    """The hour it was told by the clock of where that was, with the day where it was told later."""
    local = one.told.at.astimezone(ZoneInfo(one.told.zone))
    if local.date() == one.told.day:
        return str(date_format(local, "H:i"))
    return str(date_format(local, "j F Y, H:i"))


@register.filter
def entry_line(one: Kept) -> str:
    """What was told, in one line, the hour first."""
    parts = _parts(one.told) or [gettext("taken back") if one.is_withdrawn else gettext("a note")]
    return f"{entry_when(one)}: {', '.join(parts)}"


@register.filter
def said_line(said: Said) -> str:
    """What would be kept of something brought, in one line."""
    told = as_told(as_body(said), said.day, NO_MOMENT)
    return ", ".join([*_parts(told), *([gettext("a note")] if said.note else [])])


def _parts(told: Told) -> list[str]:
    parts = [str(MOODS[told.mood])] if told.mood else []
    if told.craving is not None:
        parts.append(gettext("craving %(craving)s of 10") % {"craving": told.craving})
    parts += _use(told)
    if told.sleep is not None:
        parts.append(gettext("%(hours)s hours slept") % {"hours": f"{told.sleep:g}"})
    parts += [str(HALT[code]).lower() for code in HALT if code in told.halt]
    parts += [label_of_helped(code) for code in sorted(told.did)]
    return parts


def _use(told: Told) -> list[str]:
    if told.used is None:
        return []
    if told.used == Used.NO:
        return [gettext("no use")]
    if told.used == Used.UNSAID:
        return [gettext("use: rather not said")]
    named = [
        label_of("substances", one.what).lower() + (f" ({one.how_much})" if one.how_much else "")
        for one in told.amounts
    ]
    return [gettext("used") + (f": {', '.join(named)}" if named else "")]


MARKS = {
    "without": '<circle class="full" cx="9" cy="9" r="5.5"/>',
    "used": '<path class="warm" d="M9 2.5 15.5 9 9 15.5 2.5 9Z"/>',
    "unsaid": '<path class="line" d="M4 9h10"/>',
    "told": '<circle class="line" cx="9" cy="9" r="2"/>',
}


@register.simple_tag
def day_mark(state: str) -> SafeString:
    """The mark of a day: a full disc without use, a diamond with, a dash for rather not say, a small ring for a day
    told of without a word on use; nothing where nothing was told. Words stand beside it."""
    return mark_safe(  # noqa: S308  # our own drawings
        f'<svg class="mark" viewBox="0 0 18 18" width="18" height="18" aria-hidden="true" focusable="false">'
        f"{MARKS.get(state, '')}</svg>"
    )


@register.filter
def state_word(state: str) -> str:
    """How a day stands, in words."""
    return str(STATES.get(state, ""))


@register.filter
def country_name(code: str) -> str:
    """A country whose standard drinks we know, in words."""
    return str(COUNTRIES.get(code, code))
