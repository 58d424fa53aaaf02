"""Which of our languages a browser asks for first."""

from porch.people.rules.vocabulary import words_of


def first_language(accept: str, otherwise: str = "en") -> str:
    """The best known language of an ``Accept-Language`` header, such as "pl-PL,pl;q=0.9,en;q=0.8"."""
    known = {word.code for word in words_of("languages")}
    asked = sorted((_weighed(part) for part in accept.split(",")), key=lambda pair: -pair[1])
    return next((code for code, _ in asked if code in known), otherwise)


def _weighed(part: str) -> tuple[str, float]:
    tag, _, weight = part.strip().partition(";q=")
    try:
        return tag.split("-")[0].lower(), float(weight or 1)
    except ValueError:
        return "", 0.0
