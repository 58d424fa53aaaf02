"""What the form offers to look for, with what was asked for already chosen."""

from dataclasses import dataclass, field

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.listings.vocabulary import TYPES, fellowship_name
from porch.listings.wanted import TODAY, TOMORROW, Wanted
from porch.meetings.queries import Offered
from porch.meetings.rules.around import Measure
from porch.meetings.words import DAYS, KINDS

MONDAY_FIRST = (1, 2, 3, 4, 5, 6, 0)
AROUND = {
    2: (_("2 km"), _("About 1 mile")),
    5: (_("5 km"), _("About 3 miles")),
    10: (_("10 km"), _("About 6 miles")),
}
AROUND |= {25: (_("25 km"), _("About 15 miles")), 50: (_("50 km"), _("About 30 miles"))}
FARTHER: dict[float, int] = {2: 5, 5: 10, 10: 25, 25: 50}


@dataclass(frozen=True)
class Choice:
    """One line of a choice: what the address says, what people read, whether it is chosen."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Form:
    """``chosen`` are the words of what is chosen under More choices, which stands closed."""

    days: list[Choice]
    hows: list[Choice]
    distances: list[Choice]
    kinds: list[Choice]
    fellowships: list[Choice]
    languages: list[Choice]
    chosen: list[str] = field(default_factory=list)


def form_for(wanted: Wanted, offered: Offered, measure: Measure) -> Form:
    kinds = [Choice(one, str(words), one in wanted.types) for one, words in KINDS.items()]
    kinds += [
        Choice(one, TYPES[one].name, True) for one in sorted(wanted.types - KINDS.keys()) if one in TYPES
    ]
    fellowships = [
        Choice(
            one,
            fellowship_name(one),
            one in wanted.fellowships,
        )
        for one in sorted(offered.fellowships | wanted.fellowships, key=fellowship_name)
    ]
    languages = [
        Choice(one, TYPES[f"lang-{one}"].name, one in wanted.languages)
        for one in sorted(offered.languages | wanted.languages)
        if f"lang-{one}" in TYPES
    ]
    chosen = [one.words for one in (*kinds, *fellowships, *languages) if one.chosen]
    return Form(
        _days(wanted),
        _hows(wanted),
        _distances(wanted, measure),
        kinds,
        fellowships,
        languages if len(languages) > 1 else [],
        chosen=[*_words_and_hours(wanted), *chosen],
    )


def _words_and_hours(wanted: Wanted) -> list[str]:
    said = [gettext("“%(words)s”") % {"words": wanted.text}] if wanted.text else []
    if wanted.since:
        said.append(gettext("from %(time)s") % {"time": f"{wanted.since:%H:%M}"})
    if wanted.until:
        said.append(gettext("until %(time)s") % {"time": f"{wanted.until:%H:%M}"})
    return said


def _days(wanted: Wanted) -> list[Choice]:
    ahead = [
        Choice(TODAY, str(_("Today")), 0 in wanted.ahead),
        Choice(TOMORROW, str(_("Tomorrow")), 1 in wanted.ahead),
        Choice("any", str(_("Any day")), not (wanted.ahead or wanted.days)),
    ]
    return ahead + [Choice(str(day), str(DAYS[day]), day in wanted.days) for day in MONDAY_FIRST]


def _hows(wanted: Wanted) -> list[Choice]:
    only = wanted.venue if len(wanted.venue) == 1 else frozenset[str]()
    return [
        Choice("", str(_("Either way")), not only),
        Choice("in-person", str(_("In person")), "in-person" in only),
        Choice("online", str(_("Online or phone")), "online" in only),
    ]


def _distances(wanted: Wanted, measure: Measure) -> list[Choice]:
    chosen = wanted.near.km if wanted.near and wanted.near.km else 10
    nearest = min(AROUND, key=lambda km: abs(km - chosen))
    return [Choice(str(km), str(words[measure.is_miles]), km == nearest) for km, words in AROUND.items()]


def said_of(wanted: Wanted) -> str:
    """What a list leaves out all else for, in words for its heading: days, times, ways, kinds, whose."""
    days = [str(DAYS[day]) for day in MONDAY_FIRST if day in wanted.days]
    hows = [one.words for one in _hows(wanted) if one.value and one.chosen]
    times = []
    if wanted.since:
        times.append(gettext("from %(time)s") % {"time": f"{wanted.since:%H:%M}"})
    if wanted.until:
        times.append(gettext("until %(time)s") % {"time": f"{wanted.until:%H:%M}"})
    kinds = [str(KINDS.get(one, TYPES[one].name)) for one in TYPES if one in wanted.types]
    whose = [fellowship_name(one) for one in sorted(wanted.fellowships)]
    spoken = [TYPES[f"lang-{one}"].name for one in sorted(wanted.languages) if f"lang-{one}" in TYPES]
    words = [gettext("“%(words)s”") % {"words": wanted.text}] if wanted.text else []
    return ", ".join([*days, *times, *hows, *kinds, *whose, *spoken, *words])
