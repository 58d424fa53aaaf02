"""The words people read for a day, and for who may come."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.meetings.rules.around import Measure

DAYS = (
    _("Sunday"),
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
)

OPEN_TO = {
    "open": _("Anyone may come, friends and family too."),
    "closed": _("For people who drink or use, or did, and want company in changing that."),
}

KINDS = {
    "newcomers": _("Newcomers"),
    "women": _("Women"),
    "men": _("Men"),
    "lgbtq": _("LGBTQ+"),
    "young": _("Young people"),
    "families": _("Families and friends"),
    "open": _("Open to anyone"),
    "wheelchair": _("Step-free"),
    "childcare": _("Childcare"),
    "medicine-friendly": _("Medicine-friendly"),
    "secular": _("No religion"),
}
"""What people choose among; anything else of the vocabulary can be said in an address."""

CLOSED = _("For people who drink or use, or did")
CLOSED_OF_FAMILIES = _("For families and friends")
"""What closed means, in a fellowship of families too: the word alone reads as shut."""

LET_GO = {
    "distance": _("None there; these are the nearest"),
    "time": _("None at that time; these come next"),
    "way": _("None held that way; these are held another way"),
    "language": _("None in that language; these are in others"),
    "words": _("None with those words; these come next"),
    "kind": _("None of that kind; these are of others"),
    "fellowship": _("None of that fellowship; these are of others"),
    "all": _("None like that; these come next"),
}
"""What stands above a few in the stead of none, by what of the wish was let go."""

WINDS = {
    "north": _("north"),
    "north-east": _("north-east"),
    "east": _("east"),
    "south-east": _("south-east"),
    "south": _("south"),
    "south-west": _("south-west"),
    "west": _("west"),
    "north-west": _("north-west"),
}


def day_in_words(on: date, ahead: int) -> str:
    """Today, Tomorrow, or the day with its date."""
    if ahead == 0:
        return gettext("Today")
    if ahead == 1:
        return gettext("Tomorrow")
    return date_format(on, "l j F")


LONG_AGO = timedelta(days=365)


def checked_in_words(on: date, today: date, shape: str) -> str:
    """Checked 3 Nov 2026; of what is older than a year, that nobody has said since that it is right."""
    if today - on > LONG_AGO:
        return gettext("Nobody has said since %(year)s that this is right") % {"year": on.year}
    return gettext("Checked %(day)s") % {"day": date_format(on, shape)}


def distance_in_words(km: float, measure: Measure) -> str:
    """0.8 miles, 12 km: with a tenth where it is near."""
    far = measure.from_km(km)
    said = f"{far:.1f}".removesuffix(".0") if far < 10 else f"{far:.0f}"
    if measure.is_miles:
        return gettext("1 mile") if said == "1" else gettext("%(far)s miles") % {"far": said}
    return gettext("%(far)s km") % {"far": said}


def wind_in_words(wind: str) -> str:
    """North-east and the like; here, for what has no direction."""
    return str(WINDS[wind]) if wind else gettext("right here")


DOUBTS = {
    "gone": _("Nobody was there, or it is not held any more"),
    "time": _("The day or the time is another"),
    "place": _("It is somewhere else, or the door was locked"),
    "link": _("The link or the number does not work"),
    "other": _("Something else"),
}
