"""Time zones however a list writes them, as IANA names."""

from functools import cache, lru_cache
from zoneinfo import available_timezones

from porch.listings.vocabulary import heard

# what people write; an hour a country keeps in winter is taken for its zone, for meetings go by the clock on the wall
_CALLED = {
    "America/New_York": "Eastern ET EST EDT EST5EDT US/Eastern|Eastern Time|Eastern Standard Time|Eastern Daylight Time"
    "|Eastern Time (US & Canada)",
    "America/Chicago": "Central CT CST CDT CST6CDT US/Central|Central Time|Central Standard Time|Central Daylight Time"
    "|Central Time (US & Canada)",
    "America/Denver": "Mountain MT MST MDT MST7MDT US/Mountain|Mountain Time|Mountain Standard Time"
    "|Mountain Daylight Time|Mountain Time (US & Canada)",
    "America/Los_Angeles": "Pacific PT PST PDT PST8PDT US/Pacific|Pacific Time|Pacific Standard Time"
    "|Pacific Daylight Time|Pacific Time (US & Canada)",
    "America/Phoenix": "Arizona US/Arizona|US Mountain Standard Time",
    "America/Anchorage": "Alaska AKST AKDT AKT|Alaska Time|Alaskan Standard Time",
    "Pacific/Honolulu": "Hawaii HST HT|Hawaii Time|Hawaiian Standard Time",
    "America/Halifax": "Atlantic AST ADT|Atlantic Time|Atlantic Standard Time|Atlantic Time (Canada)",
    "America/St_Johns": "Newfoundland NST NDT|Newfoundland Standard Time",
    "America/Regina": "Saskatchewan",
    "Europe/London": "GMT BST UK|GMT Standard Time|British Time|British Summer Time|Greenwich Mean Time|United Kingdom",
    "Europe/Dublin": "IST/Ireland Ireland|Irish Time",
    "Europe/Paris": "France|Romance Standard Time",
    "Europe/Berlin": "CET CEST MEZ MESZ Germany|Central European Time|W. Europe Standard Time",
    "Europe/Athens": "EET EEST|Eastern European Time",
    "Europe/Lisbon": "WET WEST Portugal",
    "Asia/Kolkata": "India|India Standard Time|Asia/Calcutta",
    "Asia/Tokyo": "JST Japan|Tokyo Standard Time",
    "Australia/Sydney": "AEST AEDT AET|Australian Eastern Time|AUS Eastern Standard Time",
    "Australia/Brisbane": "Queensland",
    "Australia/Adelaide": "ACST ACDT",
    "Australia/Perth": "AWST|Western Australia",
    "Pacific/Auckland": "NZST NZDT NZT NZ|New Zealand|New Zealand Standard Time",
    "Africa/Johannesburg": "SAST|South Africa",
    "UTC": "UTC Z Etc/UTC Etc/GMT Etc/Zulu Etc/Universal|Universal|Coordinated Universal Time",
}


@lru_cache(maxsize=1024)
def zone_of(said: str) -> str:
    """The IANA name of what somebody calls a time zone; empty if it cannot be told.

    An exact name, one in another case, what people call it, or the city of one: ``Eastern`` and ``new york`` are
    America/New_York.
    """
    if said in available():
        return said
    return _by_ear().get(heard(said), "")


@cache
def available() -> frozenset[str]:
    """Names with a place in them, and UTC: an offset is no zone, for it knows no summer."""
    return frozenset(name for name in available_timezones() if _is_a_place(name))


def _is_a_place(name: str) -> bool:
    return (
        "/" in name and not name.startswith(("Etc/", "SystemV/", "US/", "posix/", "right/"))
    ) or name == "UTC"


@cache
def _by_ear() -> dict[str, str]:
    found = {heard(name): name for name in sorted(available(), reverse=True)}
    cities: dict[str, set[str]] = {}
    for name in available():
        cities.setdefault(heard(name.rsplit("/", 1)[-1]), set()).add(name)
    for city, names in cities.items():
        if len(names) == 1:
            found.setdefault(city, min(names))
    for name, called in _CALLED.items():
        first, *phrases = called.split("|")
        for one in (*first.split(), *phrases):
            found[heard(one)] = name
    return found
