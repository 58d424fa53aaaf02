"""One's own report in plain sentences, with the days as signs. It says what was told and is a grade of nobody."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porch.diary.pictures.words import points
from porch.evidence.pictures.people import hundreds
from porch.evidence.pictures.reading import said
from porch.evidence.rules.own import LEAST, Middle, Own, Part, Sum, When
from porch.evidence.rules.sheets import title_of
from porch.kit.charts import Picture


@dataclass(frozen=True)
class OwnPage:
    """``about``: days without use, missing days said. ``then_now``: titles with lines, such as cravings and sleep."""

    picture: Picture | None
    about: tuple[str, ...]
    three: tuple[str, ...]
    then_now: tuple[tuple[str, tuple[str, ...]], ...]


def page_of_own(own: Own) -> OwnPage:
    parts = [part for part in own.parts if part.share]
    return OwnPage(
        _picture(own, parts),
        tuple(_days(part) for part in own.parts),
        tuple(line for part in parts if (line := _three(part))),
        tuple((title, lines) for title, lines in _beside(own) if lines),
    )


def when_words(part: Part) -> str:
    n = len(part.days.used)
    if part.when is When.BEFORE:
        return _("The hundred days before")
    if part.when is When.LAST:
        return _("The last %(n)s days") % {"n": n}
    return ngettext("The first day since", "The first %(n)s days since", n) % {"n": n}


def _day(day: date) -> str:
    return str(date_format(day, "j F Y"))


def _picture(own: Own, parts: list[Part]) -> Picture | None:
    """Each sign is a day. None where too little was told of any stretch."""
    if not parts:
        return None
    told = {part.when: part.counted[0] for part in parts}
    sentence = _("Each sign is a day. Before %(day)s and since, each kind of day together.") % {
        "day": _day(own.since)
    }
    if When.BEFORE in told and len(parts) > 1:
        now = parts[-1]
        sentence = _(
            "Before %(day)s, %(before)s days were told as days without use. %(when)s: %(now)s of %(all)s."
        ) % {
            "before": told[When.BEFORE],
            "day": _day(own.since),
            "when": when_words(now),
            "now": now.counted[0],
            "all": len(now.days.used),
        }
    rows = [(when_words(part), part.counted) for part in parts]
    return hundreds("own-days", _("My days as signs"), sentence, rows)


def _days(part: Part) -> str:
    without, use, missing = part.counted
    observed = without + use
    named = {
        "when": when_words(part),
        "first": _day(part.first),
        "last": _day(part.last),
        "all": len(part.days.used),
        "told": observed,
        "without": without,
        "missing": missing,
    }
    if observed < LEAST:
        return _("%(when)s (%(first)s to %(last)s): too few days were told to say anything.") % named
    line = _(
        "%(when)s (%(first)s to %(last)s): you told of %(told)s days, and %(without)s of them were without use."
    )
    if missing:
        line += " " + ngettext("%(n)s day is not told.", "%(n)s days are not told.", missing) % {"n": missing}
    return line % named


def _three(part: Part) -> str:
    """The three figures together; nothing where no day is missing, for then they are one."""
    share = part.share
    if share is None or not part.counted[2] or share.observed is None:
        return ""
    return _(
        "%(when)s: %(told)s in 100 of the days you told. If there was use on every day you did not tell of, "
        "%(worst)s in 100; if on none, %(best)s. What is so lies between the last two."
    ) % {
        "when": when_words(part),
        "told": round(share.observed),
        "worst": round(share.missing_is_use or 0),
        "best": round(share.best or 0),
    }


def _beside(own: Own) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (_("Cravings"), _middles(own, "cravings")),
        (_("Sleep"), _middles(own, "sleep")),
        (_("Days of drinking"), _drinks(own)),
        (_("Questionnaires"), tuple(_sum(one) for one in own.sums)),
    ]


def _middles(own: Own, what: str) -> tuple[str, ...]:
    words = {
        "cravings": _("%(when)s: usually %(low)s to %(high)s, from 0 (none) to 10; told %(n)s times."),
        "sleep": _("%(when)s: usually %(low)s to %(high)s hours; told %(n)s times."),
    }[what]
    lines = []
    for part in own.parts:
        middle: Middle | None = getattr(part, what)
        if middle:
            lines.append(
                words
                % {
                    "when": when_words(part),
                    "low": points(middle.low),
                    "high": points(middle.high),
                    "n": middle.n,
                }
            )
    return tuple(lines)


def _drinks(own: Own) -> tuple[str, ...]:
    return tuple(
        _("%(when)s: about %(n)s standard drinks on a day of drinking, where you said how much.")
        % {"when": when_words(part), "n": points(part.drinks)}
        for part in own.parts
        if part.drinks is not None
    )


def _sum(one: Sum) -> str:
    return _("%(what)s: %(then)s on %(then_on)s, %(now)s on %(now_on)s.") % {
        "what": said(title_of(one.sheet, one.code).as_json()),
        "then": one.then,
        "then_on": _day(one.then_on),
        "now": one.now,
        "now_on": _day(one.now_on),
    }
