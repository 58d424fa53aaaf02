"""What someone asked for, in the words of the lists they chose from. For the desk."""

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from porch.bonds.rules.need import Need, part_of_day
from porch.people.models import LivedExperience
from porch.people.rules.vocabulary import label_of

WHEN = {
    "night": "at night",
    "morning": "in the morning",
    "afternoon": "in the afternoon",
    "evening": "in the evening",
}


def asked_in_words(lived: LivedExperience) -> list[str]:
    """Must-haves first, then languages, hours, distance. What was not asked is not said."""
    words = [gettext(label_of("genders", code)) for code in lived.accepts_genders or ()]
    words += [
        gettext("Age %(band)s") % {"band": label_of("age_bands", code)} for code in lived.accepts_ages or ()
    ]
    words += [gettext(label_of("pathways", code)) for code in lived.accepts_pathways or ()]
    if lived.min_recovery_days:
        days = number_format(lived.min_recovery_days)
        words.append(gettext("At least %(days)s days in recovery") % {"days": days})
    words += [gettext(label_of("languages", code)) for code in lived.languages]
    when = part_of_day(lived.hours)
    if when:
        words.append(gettext(WHEN[when]))
    if not lived.remote:
        words.append(gettext("In person, within %(km)s km") % {"km": number_format(lived.km)})
    return words


def need_in_words(need: Need, mode: str) -> str:
    """Such as "2 more women who mentor, in the evening, Polish": whom to look for."""
    who = " / ".join(gettext(label_of("genders", code)).lower() for code in need.genders) or gettext("people")
    if mode == "mentors":
        text = ngettext("%(n)s more mentor (%(who)s)", "%(n)s more mentors (%(who)s)", need.more)
    else:
        text = ngettext("%(n)s more peer (%(who)s)", "%(n)s more peers (%(who)s)", need.more)
    parts = [text % {"n": number_format(need.more), "who": who}]
    if need.ages:
        bands = ", ".join(label_of("age_bands", code) for code in need.ages)
        parts.append(gettext("aged %(bands)s") % {"bands": bands})
    if need.when:
        parts.append(gettext(WHEN[need.when]))
    if need.languages:
        parts.append(", ".join(gettext(label_of("languages", code)) for code in need.languages))
    return ", ".join(parts)
