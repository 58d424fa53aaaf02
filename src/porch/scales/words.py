"""What codes of this room say."""

from django.utils.translation import gettext_lazy as _

from porch.scales.rules.rhythm import FOUR_WEEKS, OFF, OWN, SEASON, TWO_WEEKS

RHYTHMS = {
    OFF: _("Do not ask me"),
    TWO_WEEKS: _("Every two weeks"),
    FOUR_WEEKS: _("Every four weeks"),
    SEASON: _("Every three months"),
    OWN: _("After as many days as I say"),
}
