"""Sentences about what comes after a stay that are chosen by a code."""

from django.utils.translation import gettext_lazy as _

BEYOND = {
    "end": _("Until the last day that was planned"),
    "season": _("And three months on"),
    "half-year": _("And half a year on"),
    "year": _("And a year on"),
}
HOW = {
    "very-hard": _("Very hard"),
    "hard": _("Hard"),
    "so-so": _("So-so"),
    "alright": _("Alright"),
    "good": _("Good"),
}
TREATMENT = {"yes": _("Yes"), "no": _("No")}
UNSAID = _("I would rather not say")
