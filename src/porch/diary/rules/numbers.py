"""Numbers as people write them."""

import re
from math import isfinite

HALVES = {"½": ".5", "¼": ".25", "¾": ".75"}


def as_number(text: str) -> float | None:
    """2, 2.5, 2,5, 2½, 330 ml, 5 %: the number in it. None where there is none, or more than one."""
    plain = text.strip().lower()
    for half, decimal in HALVES.items():
        plain = plain.replace(half, decimal)
    found = re.fullmatch(r"(?:about |ca\.? |~)?(\d{0,6}(?:[.,]\d{1,4})?)\s*(?:ml|%|g|x|×)?", plain)
    if found is None or not found[1]:
        return None
    number = float(found[1].replace(",", "."))
    return number if isfinite(number) else None
