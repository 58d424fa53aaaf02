"""Words for what a window shows: to whoever gives it, and to whoever reads it."""

from django.utils.translation import gettext_lazy as _

from porch.family.rules.windows import CARDS, DAYS, LINE, OPEN, OVER, PAUSED, WAITS, WEEK

WHAT = {
    LINE: _("A line you write for this one person. It stays for a week."),
    WEEK: _("That you checked in this week. Never what you said."),
    CARDS: _("Your cards: what helps you, and what hurts."),
}
"""What the giver reads beside a box; a number of days has words of its own."""

PRESET_WORDS = {
    "line": _("Only a line from me"),
    "line-week": _("A line, and that I checked in"),
    "line-cards": _("A line, and my cards"),
}
"""What somebody may begin a window from."""

TITLES = {
    LINE: _("In their own words"),
    WEEK: _("This week"),
    DAYS: _("Days"),
    CARDS: _("What helps them, and what hurts"),
}
"""What stands above it for whoever reads it."""

STANDINGS = {
    WAITS: _("It waits for your yes"),
    OPEN: _("Open"),
    PAUSED: _("Paused"),
    OVER: _("Over"),
}

LENGTHS = {
    "week": _("A week"),
    "month": _("A month"),
    "season": _("Three months"),
    "year": _("Until I take it back, a year at most"),
}

KINDS = {"helps": _("What helps me"), "hurts": _("What hurts")}
"""The two kinds of cards, in the words of whoever writes them."""
