"""Sentences of this room that are chosen by a code."""

from math import isinf

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.asks.rules.forecast import LIKELY, Gap, Hour

STATES = {
    "on-shift": _("Those who are on now have been asked."),
    "widened": _("More people have been asked."),
    "wider": _("More people have been asked."),
    "home-group": _("People of your home group have been asked."),
    "coordinators": _("A coordinator has been asked."),
    "letter": _("A person will write to you."),
    "everyone": _("Everyone who runs this place has been asked."),
    "with-someone": _("Somebody is here for you."),
    "done": _("This has ended."),
    "answered": _("There is an answer for you."),
    "withdrawn": _("You took this back."),
    "with-pairing": _("People are looking for someone who fits."),
    "overdue": _("Everyone who runs this place has been asked to look."),
    "paired": _("You have found each other."),
    "let-go": _("You are no longer waiting."),
}

THEN = {
    "on-shift": _("If nobody can by %(by)s, we ask more people."),
    "widened": _("If nobody can by %(by)s, we ask more people."),
    "wider": _("If nobody can by %(by)s, we ask more people."),
    "home-group": _("If nobody can by %(by)s, a coordinator is asked."),
    "coordinators": _("If nobody can come by %(by)s, a person writes to you."),
    "letter": _("You have an answer by %(by)s, or everyone who runs this place is asked."),
    "everyone": _("It stays on their lists until one of them has answered. They are asked again at %(by)s."),
    "with-pairing": _("If nobody fits by %(by)s, everyone who runs this place is asked to look."),
    "overdue": _("It stays on their lists. They are asked again on %(by)s."),
}
"""What happens next, and by when."""

KINDS = {
    "talk": _("Someone to talk to"),
    "sit": _("Someone to sit with"),
    "ride": _("A ride"),
}

FOR_HELPERS = {
    "talk": _("Someone would like to talk now."),
    "sit": _("Someone would like company for a while. There is no need to talk."),
    "ride": _("Someone is looking for a ride."),
}
"""All that a helper reads before they say yes."""

WISHES = {
    "pathways": _("The same way of recovery"),
    "substances": _("The same substance"),
    "age_band": _("About my age"),
    "gender": _("My gender"),
}

WEEKDAYS = (
    *(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday")),
    *(_("Friday"), _("Saturday"), _("Sunday")),
)


def thin_in_words(gap: Gap) -> str:
    """One hour of the week for which the rota is too thin, with how sure that is."""
    day, clock = divmod(gap.hour, 24)
    when = f"{WEEKDAYS[day]} {clock:02}:00"
    sure = _sure(gap.expected)
    if gap.wait is None:
        return gettext("%(when)s: nobody is on, and %(sure)s.") % {"when": when, "sure": sure}
    if isinf(gap.wait):
        return gettext("%(when)s: more asks than those on can take, and %(sure)s.") % {
            "when": when,
            "sure": sure,
        }
    told = {"when": when, "n": round(gap.wait), "sure": sure}
    return gettext("%(when)s: about %(n)s minutes to wait, and %(sure)s.") % told


def _sure(hour: Hour) -> str:
    """The chance of an ask in that hour, in words, and whether the past is enough to say so."""
    if hour.chance >= 0.75:
        likely = gettext("somebody will almost surely ask")
    elif hour.chance >= 0.5:
        likely = gettext("somebody will more likely ask than not")
    elif hour.chance >= LIKELY:
        likely = gettext("somebody may ask")
    else:
        likely = gettext("few ask then")
    return likely if hour.is_sure else gettext("%(likely)s, as far as little can tell") % {"likely": likely}
