"""What people read for the codes of an entry."""

from django.utils.translation import gettext_lazy as _

MOODS = {
    "good": _("Good"),
    "ok": _("OK"),
    "up-and-down": _("Up and down"),
    "hard": _("Hard"),
    "very-hard": _("Very hard"),
}
USED = {"no": _("No"), "yes": _("Yes"), "unsaid": _("Rather not say")}
HALT = {"hungry": _("Hungry"), "angry": _("Angry"), "lonely": _("Lonely"), "tired": _("Tired")}
STATES = {
    "without": _("without use"),
    "used": _("there was use"),
    "unsaid": _("rather not said"),
    "told": _("told, but not of use"),
    "nothing": _("nothing told"),
}
WEEKDAYS = (
    (_("Mon"), _("Monday")),
    (_("Tue"), _("Tuesday")),
    (_("Wed"), _("Wednesday")),
    (_("Thu"), _("Thursday")),
    (_("Fri"), _("Friday")),
    (_("Sat"), _("Saturday")),
    (_("Sun"), _("Sunday")),
)
COUNTRIES = {
    "AU": _("Australia"),
    "AT": _("Austria"),
    "CA": _("Canada"),
    "DK": _("Denmark"),
    "FI": _("Finland"),
    "FR": _("France"),
    "DE": _("Germany"),
    "HU": _("Hungary"),
    "IS": _("Iceland"),
    "IN": _("India"),
    "IE": _("Ireland"),
    "IT": _("Italy"),
    "JP": _("Japan"),
    "NL": _("Netherlands"),
    "NZ": _("New Zealand"),
    "NO": _("Norway"),
    "PL": _("Poland"),
    "PT": _("Portugal"),
    "SG": _("Singapore"),
    "ZA": _("South Africa"),
    "ES": _("Spain"),
    "SE": _("Sweden"),
    "GB": _("United Kingdom"),
    "US": _("United States"),
}
