"""Days, times and lengths however a list writes them."""

import re
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from porch.listings.vocabulary import heard

DAYS = {
    name: day
    for day, names in enumerate(
        (
            "sunday sun su domingo dom dimanche dim sonntag so søndag sondag söndag zondag zo domenica niedziela"
            " sunnuntai su sunnudagur nedeľa nedela neděle vasárnap воскресенье вс 日曜日 日 일요일 วันอาทิตย์ κυριακή",
            "monday mon mo lunes lun lundi montag måndag mandag maandag ma lunedì lunedi poniedziałek maanantai"
            " segunda segundafeira mánudagur pondelok pondělí hétfő понедельник пн 月曜日 月 월요일 วันจันทร์ δευτέρα",
            "tuesday tue tues tu martes mardi dienstag di tisdag tirsdag dinsdag martedì martedi wtorek tiistai"
            " terça terca terçafeira tercafeira þriðjudagur utorok úterý kedd вторник вт 火曜日 火 화요일"
            " วันอังคาร τρίτη",
            "wednesday wed weds we miércoles miercoles mié mie mercredi mittwoch mi onsdag woensdag mercoledì"
            " mercoledi środa keskiviikko quarta quartafeira miðvikudagur streda středa szerda среда ср 水曜日 水"
            " 수요일 วันพุธ τετάρτη",
            "thursday thu thur thurs th jueves jue jeudi donnerstag do torsdag donderdag giovedì giovedi czwartek"
            " torstai quinta quintafeira fimmtudagur štvrtok čtvrtek csütörtök четверг чт 木曜日 木 목요일"
            " วันพฤหัสบดี πέμπτη",
            "friday fri fr viernes vie vendredi freitag fredag vrijdag venerdì venerdi piątek perjantai sexta"
            " sextafeira föstudagur piatok pátek péntek пятница пт 金曜日 金 금요일 วันศุกร์ παρασκευή",
            "saturday sat sa sábado sabado sáb sab samedi samstag sonnabend lördag lørdag zaterdag sabato sobota"
            " lauantai laugardagur szombat суббота сб 土曜日 土 토요일 วันเสาร์ σάββατο",
        )
    )
    for name in (heard(one) for one in names.split())
}
EVERY_DAY = {
    heard(one)
    for one in ("daily", "every day", "everyday", "all days", "diario", "täglich", "tous les jours")
}
WEEKDAYS = {heard(one) for one in ("weekdays", "monday to friday")}
_BETWEEN_DAYS = re.compile(r"\s*(?:[,;/|&+\n]|\band\b|\by\b|\bund\b|\bet\b)\s*", re.IGNORECASE)
_RANGE = re.compile(r"^(\w+)\.?\s*(?:-|–|to|through|thru)\s*(\w+)\.?$", re.IGNORECASE)

_TIME = re.compile(
    r"^(\d{1,2})(?:\s*[:.h]\s*(\d{2})|\s*h)?(?::(\d{2})(?:\.\d+)?)?\s*(?:uhr|hrs?)?\s*(?:([ap])\.?\s*m?\.?)?$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"^(\d{3,4})\s*(?:([ap])\.?\s*m?\.?|hrs?)?$", re.IGNORECASE)
_STAMPED = re.compile(r"^\d{4}-\d\d-\d\d[T ](\d\d:\d\d)")
_SPAN = re.compile(
    r"^(.*?\d.*?|noon|midnight)\s*(?:-|–|—|\bto\b|\buntil\b)\s*(.*\d.*|noon|midnight)$", re.IGNORECASE
)
_WORDS = {
    **dict.fromkeys(("noon", "12noon", "midday", "mediodia", "mittag", "midi", "1200noon", "12n"), time(12)),
    **dict.fromkeys(
        ("midnight", "12midnight", "medianoche", "mitternacht", "minuit", "1200midnight"), time(0)
    ),
}
_LONGEST = 120
"""Letters in which a day or a time can be said; of more nothing is made."""


class NotATime(ValueError):
    """What was said is no day or no time; ``str`` of it says what it was."""


def days(said: Any) -> tuple[int, ...]:
    """Days of the week, 0 for Sunday, each once and in order. Empty for nothing; ``NotATime`` for what is no day."""
    if isinstance(said, list | tuple | set):
        if any(isinstance(one, list | tuple | set) for one in said):
            raise NotATime("a list in a list")
        return tuple(sorted({day for one in said for day in days(one)}))
    if said is None or (isinstance(said, str) and not said.strip()):
        return ()
    if isinstance(said, bool) or not isinstance(said, int | float | str):
        raise NotATime(str(said))
    if isinstance(said, str):
        return _days_in(_short(said))
    if said != said or said not in range(8):
        raise NotATime(str(said))
    return (int(said) % 7,)


@lru_cache(maxsize=1024)
def _days_in(said: str) -> tuple[int, ...]:
    if said.isascii() and said.isdigit() and len(said) < 3:
        return days(int(said))
    name = heard(said)
    if name in EVERY_DAY:
        return tuple(range(7))
    if name in WEEKDAYS:
        return (1, 2, 3, 4, 5)
    if (day := _day_named(name)) is not None:
        return (day,)
    if span := _RANGE.match(said):
        first, last = _day_named(heard(span[1])), _day_named(heard(span[2]))
        if first is not None and last is not None:
            return tuple(sorted({(first + n) % 7 for n in range((last - first) % 7 + 1)}))
    parts = [part for part in _BETWEEN_DAYS.split(said) if part]
    if len(parts) < 2:
        raise NotATime(said)
    return tuple(sorted({day for part in parts for day in _days_in(part)}))


def _day_named(name: str) -> int | None:
    if name in DAYS:
        return DAYS[name]
    singular = name.removesuffix("s")  # Mondays
    return DAYS.get(singular) if len(singular) > 4 else None


def _short(said: str) -> str:
    if len(said) > _LONGEST:
        raise NotATime(said[:_LONGEST])
    return said.strip()


def clock(said: Any) -> time | None:
    """A time of day, None for nothing. ``24:00`` is midnight. Numbers are hours and minutes: 1900, 730, 19."""
    if said is None or isinstance(said, bool):
        return None
    if isinstance(said, float) and 0 < said < 1:  # a spreadsheet's part of a day
        return _after_midnight(round(said * 1440))
    if isinstance(said, int | float):
        if said != said or said in (float("inf"), float("-inf")) or said != int(said) or said < 0:
            raise NotATime(str(said))
        said = str(int(said)) if said < 10_000 else "?"
        said = said if len(said) < 3 else said.zfill(4)
    if not isinstance(said, str):
        raise NotATime(str(said))
    return _clock_in(_short(said))


@lru_cache(maxsize=4096)
def _clock_in(said: str) -> time | None:
    if not said:
        return None
    if len(said) == 5 and said[2] == ":" and said[:2].isdecimal() and said[3:].isdecimal() and said < "24":
        return _hour(int(said[:2]), int(said[3:]), "", said)
    if (word := _WORDS.get(heard(said))) is not None:
        return word
    if stamped := _STAMPED.match(said):
        return _clock_in(stamped[1])
    if found := _TIME.match(said):
        return _hour(int(found[1]), int(found[2] or 0), (found[4] or "").lower(), said)
    if found := _DIGITS.match(said):
        return _hour(int(found[1][:-2]), int(found[1][-2:]), (found[2] or "").lower(), said)
    raise NotATime(said)


def _hour(hour: int, minute: int, half: str, said: str) -> time:
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        raise NotATime(said)
    return time(hour % 24, minute)


def span(said: Any) -> tuple[time | None, time | None]:
    """A beginning and, where one text gives both, an end: ``7:00 - 8:30 PM``."""
    both = _SPAN.match(_short(said)) if isinstance(said, str) else None
    if not both:
        return clock(said), None
    first, last = both[1], both[2]
    half = re.search(r"[ap]\.?\s*m?\.?$", last, re.IGNORECASE)
    begins = clock(first)
    if half and not re.search(r"[apnm]", first, re.IGNORECASE):
        with_half = clock(first + half[0])
        begins = with_half if with_half is not None and with_half < (clock(last) or time.max) else begins
    return begins, clock(last)


def _after_midnight(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def minutes_between(begins: time, ends: time) -> int:
    """Minutes from one to the other, over midnight where it ends before it begins; 0 if both are one."""
    return ((ends.hour - begins.hour) * 60 + ends.minute - begins.minute) % 1440


def length(said: Any) -> int:
    """Minutes of ``1:30:00``, ``01:30`` or a number of minutes. 0 for nothing or no length at all."""
    if isinstance(said, bool) or said is None or said == "":
        return 0
    text = str(said).strip()
    if re.fullmatch(r"\d{1,4}(\.0*)?", text):
        return min(int(float(text)), 1440)
    found = re.fullmatch(r"(\d{1,2}):(\d{2})(?::\d{2})?", text)
    if not found or int(found[2]) > 59:
        raise NotATime(text)
    return min(int(found[1]) * 60 + int(found[2]), 1440)


_ISO = re.compile(
    r"^(\d{4})-(\d\d?)-(\d\d?)[T ]?(?:(\d\d?):(\d\d)(?::(\d\d))?(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$"
)
_SLASHED = re.compile(
    r"^(\d\d?)[/.](\d\d?)[/.](\d{4}|\d\d)(?:,?\s+(\d\d?):(\d\d)(?::(\d\d))?\s*([ap]m)?)?\b", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def moment(said: str, day_first: bool = False) -> tuple[datetime, bool]:
    """A moment in UTC, and whether it stood as the Meeting Guide wants it. ``NotATime`` for what is none."""
    text = said.strip()
    if found := _ISO.match(text):
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
        at = _at(said, year, month, day, hour, minute, second) - _offset(found[7])
        return at, len(text) == 19 and text[10] == " "
    if found := _SLASHED.match(text):
        first, second_, year = int(found[1]), int(found[2]), int(found[3])
        month, day = (second_, first) if (day_first or first > 12) and second_ <= 12 else (first, second_)
        hour = int(found[4] or 0)
        if found[7] and 1 <= hour <= 12:
            hour = hour % 12 + (12 if found[7].lower() == "pm" else 0)
        return _at(said, year + 2000 if year < 100 else year, month, day, hour, int(found[5] or 0), 0), False
    raise NotATime(said)


def _at(said: str, *parts: int) -> datetime:
    if not 1900 <= parts[0] <= 9000:
        raise NotATime(said)
    try:
        return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]
    except ValueError:
        raise NotATime(said) from None


def _offset(said: str | None) -> timedelta:
    if not said or said == "Z":
        return timedelta()
    hours, minutes = int(said[1:3]), int(said[-2:])
    ahead = timedelta(hours=min(hours, 14), minutes=min(minutes, 59))
    return ahead if said[0] == "+" else -ahead
