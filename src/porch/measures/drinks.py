"""Alcohol in grams, and in the standard drinks of a country.

Grams are what is kept: a standard drink is 8 g in one country and 20 g in another. Sources: A. Kalinowski and
K. Humphreys, "Governmental standard drink definitions and low-risk alcohol consumption guidelines in 37 countries",
Addiction 111 (2016) 1293-1298, and the countries' own guidance; Japan's "unit" is about 20 g.
"""

from collections.abc import Mapping
from types import MappingProxyType

DENSITY = 0.789
"""Grams in a millilitre of ethanol at 20 °C."""

GRAMS: Mapping[str, float] = MappingProxyType(
    {
        **dict.fromkeys(("GB", "IS"), 8.0),
        **dict.fromkeys(("AU", "NZ", "FR", "IE", "ES", "NL", "PL", "PT", "IN", "SG"), 10.0),
        **dict.fromkeys(("DK", "SE", "FI", "IT", "DE", "NO", "ZA"), 12.0),
        "CA": 13.45,
        "US": 14.0,
        "HU": 17.0,
        **dict.fromkeys(("AT", "JP"), 20.0),
    }
)
"""Grams of pure alcohol in one standard drink, by country (ISO 3166)."""

MOST_GRAMS = 5000.0
"""More than anybody drinks in a day: above it something was typed in the wrong field."""


def a_drink_in(country: str) -> float | None:
    """Grams in a standard drink there; None for a country whose figure is not known: then volume is asked."""
    return GRAMS.get(country.upper())


def grams_of(volume_ml: float, percent: float, how_many: float = 1.0) -> float:
    """Grams of pure alcohol in ``how_many`` glasses of ``volume_ml`` at ``percent`` by volume.

    ValueError for what cannot be: less than nothing, more than 100 %, or more than a person can drink.
    """
    grams = how_many * volume_ml * percent / 100 * DENSITY
    if min(volume_ml, percent, how_many) < 0 or percent > 100 or not grams <= MOST_GRAMS:
        raise ValueError("no such drink")
    return grams


def grams_of_drinks(how_many: float, country: str) -> float:
    """Grams in standard drinks of a country; ValueError where its figure is not known, or what cannot be."""
    one = a_drink_in(country)
    if one is None or not 0 <= how_many * one <= MOST_GRAMS:
        raise ValueError("no such drinks")
    return how_many * one


def drinks_in(grams: float, country: str) -> float | None:
    """How many standard drinks of a country that is; None where its figure is not known."""
    one = a_drink_in(country)
    return None if one is None else grams / one
