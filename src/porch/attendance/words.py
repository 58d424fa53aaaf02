"""Sentences people read here."""

from django.utils.translation import gettext_lazy as _

DOES_NOT_COUNT = _(
    "This is not the code of this moment. Codes change every few minutes; type it while it is read out."
)
COUNTED = {
    False: _("It counts. Thank you."),
    True: _("You gave this one back before. It counts once."),
}
