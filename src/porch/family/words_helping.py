"""What people read for the codes of their own days, and when something could not be kept."""

from django.utils.translation import gettext_lazy as _

HOWS = {
    "good": _("Good"),
    "ok": _("OK"),
    "up-and-down": _("Up and down"),
    "hard": _("Hard"),
    "very-hard": _("Very hard"),
}
RESTED = {"yes": _("Yes"), "some": _("A little"), "no": _("No")}
SAYS = {
    "day": _("A day can be told for a week, and not before it is there."),
    "word": _("Pick one of the words, or leave them all out."),
    "long": _("That is longer than fits. Please write it shorter."),
    "empty": _("Pick a word, or write a line. One is enough."),
    "many": _("There is room for five at a time. Put one away first."),
    "number": _("Pick a number from 0 to 10."),
}
SAFE = {
    "yes": _("Yes, it is safe"),
    "not-sure": _("I am not sure"),
    "no": _("No"),
    "unsaid": _("Rather not say"),
}
CALLS_SAY = {
    "already": _("You have asked already."),
    "over": _("That is over."),
    "when": _("Pick a time from a quarter of an hour on, within the next thirty days."),
    "not agreed": _("The two of you have not agreed on a time yet."),
    "not yet": _("That time has not come yet."),
    "long": _("It fits with 500 characters at most."),
    "room": _("Pick one from the list."),
}
