"""Sentences of the desk that are chosen by a code."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from porch.bonds.actions import TooFew
from porch.bonds.rules.parts import MENTORS

LIMITS = {
    "hours": _("They share too few hours of the week."),
    "recovery": _("One asked for someone longer in recovery."),
    "language": _("They share no language."),
    "distance": _("They cannot meet: too far apart, and one of them does not meet by call."),
    "asked": _("One of them asked for something that rules this out."),
    "known": _("They already have each other."),
    "offered": _("One of them has an open offer."),
    "full": _("One of them has no free place."),
    "not-yet": _("The mentor of the two is not put forward just now."),
    "power": _("One of them has a say over the other. Neither is to be the other's mentor."),
    "away": _("One of them is not to be paired now: away, on staff, or not a mentor."),
}


def too_few(few: TooFew) -> str:
    """How many wait and how many are free, and what can be done instead."""
    waits = ngettext("%(n)s person waits", "%(n)s people wait", few.waiting) % {"n": few.waiting}
    instead = gettext("You can pair by hand, or look for a circle.")
    if few.mode != MENTORS:
        said = gettext("Too few for a round: %(waits)s for a peer.") % {"waits": waits}
        return f"{said} {instead}"
    places = ngettext("%(n)s mentor place is free", "%(n)s mentor places are free", few.places) % {
        "n": few.places
    }
    said = gettext("Too few for a round: %(waits)s for a mentor and %(places)s.") % {
        "waits": waits,
        "places": places,
    }
    return f"{said} {instead}"
