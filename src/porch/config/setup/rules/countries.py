"""Every country by its two letters, as the time zone database lists them (``iso3166.tab``)."""

from functools import cache
from importlib.resources import files


@cache
def countries() -> dict[str, str]:
    """Code -> name, by name."""
    rows = files("tzdata.zoneinfo").joinpath("iso3166.tab").read_text(encoding="utf-8").split("\n")
    named = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return {code: name for code, name in sorted(named, key=lambda cells: cells[1])}


def name_of(code: str) -> str:
    return countries().get(code, code)
