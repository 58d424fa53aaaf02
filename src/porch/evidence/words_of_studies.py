"""Studies in the words people read: where they may go wrong, their numbers, what was changed of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.evidence.models import StudyChange
from porch.evidence.rules.results import Kind, NotSo, Result, Scale
from porch.evidence.rules.studies import (
    DIFFERENCE,
    NONE,
    UNCLEAR,
    Bias,
    Design,
    Domain,
    Facts,
    Study,
    outcomes,
)

DOMAINS: Mapping[Domain, Any] = {
    Domain.CHANCE: _("Who came into which group"),
    Domain.KEPT: _("Whether people were counted in the group they were put in"),
    Domain.LOST: _("How many could not be found again"),
    Domain.TOLD: _("Who says how it went"),
    Domain.CHOSEN: _("Whether figures were chosen after they were seen"),
}
BIAS: Mapping[str, Any] = {
    Bias.NOT_ASSESSED: _("not assessed"),
    Bias.LOW: _("not likely"),
    Bias.SOME: _("it may"),
    Bias.HIGH: _("likely"),
}
DESIGNS: Mapping[str, Any] = {
    Design.RANDOMISED: _("Chance put people into groups"),
    Design.COHORT: _("Groups that came about without chance"),
    Design.BEFORE_AFTER: _("The same people, before and after"),
    Design.REVIEW: _("A review of other studies"),
}
DIRECTIONS: Mapping[str, Any] = {
    DIFFERENCE: _("Found a difference"),
    NONE: _("Found no difference"),
    UNCLEAR: _("Could not tell"),
}
FIELDS: Mapping[str, Any] = {
    "title": _("Title"),
    "year": _("Year"),
    "design": _("How it was made"),
    "direction": _("What it says"),
    "did": _("What they did"),
    "on": _("With whom"),
    "people": _("How many people"),
    "found": _("What they found"),
    "not": _("What it does not show"),
    "reference": _("Where it stands"),
    "link": _("Address"),
    "doi": _("DOI"),
    "read": _("What was read of it"),
    "bias": _("How far it can be trusted"),
    "results": _("Numbers"),
}


@dataclass(frozen=True)
class Number:
    title: str
    words: str
    derived: str


@dataclass(frozen=True)
class Row:
    """One field of a study before and after a change."""

    name: str
    was: str
    became: str


@dataclass(frozen=True)
class Change:
    """``day`` it was made, why, and what became of what; nobody is named on a public page."""

    day: datetime
    because: str
    rows: tuple[Row, ...]


def judged(study: Study) -> list[tuple[Promise, Any]]:
    return [(DOMAINS[domain], one) for domain, one in study.bias.items()]


def numbers_of(study: Study) -> list[Number]:
    """Every result that holds, in words."""
    found = []
    for facts in study.results:
        try:
            found.append(_number(Result.of(facts)))
        except (NotSo, ValueError, KeyError):
            continue
    return found


def title_of(outcome: str) -> str:
    known = outcomes().get(outcome)
    return gettext(known.title) if known else outcome


def _number(one: Result) -> Number:
    said = {name: _plain(value) for name, value in one.numbers.items()}
    words = _WORDS[one.kind] % said if one.kind is not Kind.ESTIMATE else _of_estimate(one)
    after = gettext("After %(time)s.") % {"time": one.after} if one.after else ""
    against = gettext("Set against: %(what)s.") % {"what": one.against} if one.against else ""
    return Number(title_of(one.outcome), " ".join(filter(None, [words, after, against])), one.derived)


_WORDS: Mapping[Kind, Promise] = {
    Kind.COUNTS: _("%(a)s of %(n1)s with peers, %(c)s of %(n2)s without."),
    Kind.MEANS: _(
        "With peers on average %(m1)s (standard deviation %(sd1)s, %(n1)s people), without %(m2)s "
        "(%(sd2)s, %(n2)s people)."
    ),
}
_SCALES: Mapping[Scale, Promise] = {
    Scale.RR: _("The logarithm of the risk ratio is %(estimate)s, its standard error %(se)s."),
    Scale.OR: _("The logarithm of the odds ratio is %(estimate)s, its standard error %(se)s."),
    Scale.SMD: _("The standardised difference is %(estimate)s, its standard error %(se)s."),
    Scale.DIFFERENCE: _("The difference is %(estimate)s, its standard error %(se)s."),
}


def _of_estimate(one: Result) -> str:
    return str(_SCALES[one.scale]) % {name: _plain(value) for name, value in one.numbers.items()}


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"


def changes(rows: Iterable[StudyChange]) -> list[Change]:
    return [Change(one.at, one.because, tuple(_rows(one.was, one.became))) for one in rows]


def _rows(was: Facts, became: Facts) -> list[Row]:
    return [
        Row(str(name), _told(key, was), _told(key, became))
        for key, name in FIELDS.items()
        if was.get(key) != became.get(key)
    ]


def _told(key: str, facts: Facts) -> str:
    value = facts.get(key)
    if value in (None, "", [], {}):
        return ""
    study = Study.of("", facts)
    if key == "bias":
        return "; ".join(f"{name}: {BIAS[one.say]}. {one.why}" for name, one in judged(study) if one.why)
    if key == "results":
        return " ".join(f"{one.title}: {one.words}" for one in numbers_of(study))
    named = {"design": DESIGNS, "direction": DIRECTIONS}.get(key, {}).get(str(value))
    return str(named or value)
