"""The words people read for codes that stand in the tables of what is fair in a house."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

type Words = str | Promise

FIRST: Mapping[str, Words] = {
    "alright": _("They are awake, can talk and breathe as usual. If not: the emergency number, now."),
    "not-alone": _("Somebody stays with them, or looks in through the night."),
    "naloxone": _("Naloxone is near, and somebody knows how to use it."),
    "tolerance": _("It was said: the usual amount may now be too much, and nobody should use alone."),
    "number": _("The emergency number is known to whoever is with them."),
}

TONIGHT: Mapping[str, Words] = {
    "here": _("Here, in their own bed"),
    "elsewhere": _("Somewhere else: with somebody, or in another house"),
    "treatment": _("In treatment, a clinic or a hospital"),
}

OUTCOMES: Mapping[str, Words] = {
    "stays": _("They stay, with a plan"),
    "hold": _("They sleep elsewhere for a while, and their bed is held for them"),
    "leaves": _("They leave the house"),
}

REFUND: Mapping[str, Words] = {
    "not-lived": _("Days that were paid for and are not lived here"),
    "deposit": _("The deposit"),
    "owed": _("What was still open"),
    "ahead": _("What was paid ahead"),
    "put-right": _("Put right after somebody looked again"),
    "stays-owed": _("What stays open after all that"),
}

OBJECTED: Mapping[str, Words] = {
    "looking-for": _("Waits for somebody who is not named in it"),
    "with": _("Somebody looks at it"),
    "answered": _("It is answered"),
    "outside": _("It is outside the house"),
    "closed": _("It is closed"),
}

FOUND: Mapping[str, Words] = {
    "upheld": _("You were right to object"),
    "partly": _("Partly right"),
    "not": _("It stays as it was"),
}

FOUND_BY: Mapping[str, Words] = {
    "upheld": _("It was right to object"),
    "partly": _("It was partly right to object"),
    "not": _("It stays as it was"),
}

WALKED: Mapping[str, Words] = {"yes": _("Yes"), "no": _("No"), "not-here": _("Not in this house")}

CHECKED: Mapping[str, Words] = {
    "met": _("It is so"),
    "partly": _("Partly"),
    "not-yet": _("Not yet"),
    "not-ours": _("Not asked of this house"),
}

STATES: Mapping[str, Words] = {
    "safety": _("Safety first"),
    "tonight": _("Somewhere to go tonight"),
    "deciding": _("Deciding what comes next"),
    "stays": _("It was decided that they stay"),
    "hold": _("Their bed is held"),
    "left": _("It was decided that they leave"),
    "back": _("They are back in their bed"),
    "withdrawn": _("It was taken back: it was not so"),
}
