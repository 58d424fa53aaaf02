"""Words and numbers as trackers write them: moods, yes and no, amounts."""

import re

from porch.measures.told import Mood

YES = frozenset(
    {"yes", "y", "true", "x", "ja", "si", "sí", "oui", "used", "drank", "relapse", "slip", "lapse"}
)
NO = frozenset({"no", "n", "false", "nein", "non", "none", "sober", "dry", "-"})

MOODS: dict[str, Mood] = {
    **dict.fromkeys(
        ("rad", "great", "amazing", "excellent", "very good", "happy", "good", "easy"), Mood.GOOD
    ),
    **dict.fromkeys(("ok", "okay", "fine", "average", "neutral", "meh", "fair", "not bad"), Mood.OK),
    **dict.fromkeys(("up and down", "mixed", "so-so", "questionable"), Mood.UP_AND_DOWN),
    **dict.fromkeys(("bad", "hard", "sad", "low", "poor", "difficult"), Mood.HARD),
    **dict.fromkeys(
        ("awful", "terrible", "horrible", "very hard", "very bad", "very low", "impossible"), Mood.VERY_HARD
    ),
}
"""Usual words for how a day was. What a person's own word means they say themselves."""

BANDS = tuple(Mood)


def plain(text: str) -> str:
    """A word or heading as it is compared: small letters, single spaces, without what stands in brackets."""
    return " ".join(re.sub(r"[_\W]+", " ", re.sub(r"\(.*?\)|\[.*?\]", " ", text.lower())).split())


def yes_or_no(text: str) -> bool | None:
    """True, False, or None when it is neither. A number is yes when it is above zero."""
    word = text.strip().lower()
    if word in YES or word in NO:
        return word in YES
    number = number_in(word)
    return None if number is None else number > 0


def number_in(text: str) -> float | None:
    """A number that is not below zero, with a point or a comma before its decimals; None for anything else."""
    found = re.fullmatch(r"(\d{1,6})(?:[.,](\d{1,6}))?", text.strip())
    return float(f"{found[1]}.{found[2] or 0}") if found else None


def hours_in(text: str) -> float | None:
    """Hours slept: 7.5, 7,5, 7:30, 7h 30m."""
    number = number_in(re.sub(r"\s*h(ours?|rs?)?$", "", text.strip().lower()))
    if number is not None:
        return number
    found = re.fullmatch(
        r"(\d{1,2})\s*(?::|h(?:rs?|ours?)?)\s*(\d{1,2})\s*(?:m(?:ins?|inutes?)?)?", text.strip().lower()
    )
    return int(found[1]) + int(found[2]) / 60 if found and int(found[2]) < 60 else None


def mood_of(text: str, lowest: float, highest: float) -> Mood | None:
    """The mood that a word usually means, or a number on the scale a whole column shows, where more is better."""
    word = text.strip().lower()
    if word in MOODS:
        return MOODS[word]
    number = number_in(word)
    if number is None or highest <= lowest:
        return None
    place = min(4, int((number - lowest) / (highest - lowest) * 5))
    return BANDS[4 - place]
