"""Sentences of this room that are chosen by a code."""

from django.utils.translation import gettext_lazy as _

STEP_FREE = {
    "yes": _("No steps anywhere one needs to go."),
    "partly": _("A step or two; somebody can help."),
    "no": _("There are stairs."),
    "unknown": _("We do not know yet. Ask a coordinator."),
}
CHILDREN = {
    "welcome": _("Children are welcome."),
    "grown-ups": _("For grown-ups only this time."),
}
ALCOHOL = {
    "none": _("There is no alcohol there."),
    "sold": _("The place sells alcohol. We drink none of it."),
}
RINGS = {
    1: _("At any hour, also at three in the morning"),
    2: _("When it is hard, by day"),
    3: _("Good to have around"),
}
WHY_KEEP = {
    "did": _("You did something together."),
    "met": _("You met three times or more."),
    "wrote": _("You wrote to each other over some weeks."),
}
RHYTHMS = {
    "": _("Not at all"),
    "monthly": _("About once a month"),
    "season": _("About every three months"),
    "when-i-like": _("When I come to this page myself"),
}
GOOD = {"yes": _("Yes"), "so-so": _("So-so"), "no": _("Not really")}
