"""Every country by its two letters, as the time zone database lists them (``iso3166.tab``)."""

from functools import cache
from importlib.resources import files


@cache
def countries() -> dict[str, str]:
    """Code -> name, by name."""
    rows = files("tzdata.zoneinfo").joinpath("iso3166.tab").read_text(encoding="utf-8").split("\n")
    named = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return {row[0]: row[1] for row in sorted(named, key=lambda row: row[1])}


def name_of(code: str) -> str:
    return countries().get(code, code)
