"""How rare a chi-square or a normal deviation is by chance, in closed forms: no page loads 30 MB for two numbers."""

from math import erfc, exp, lgamma, log, sqrt


def of_chi_square(df: int, value: float) -> float:
    """How often chi-square with ``df`` degrees of freedom is ``value`` or more (Abramowitz and Stegun 26.4.4-5)."""
    half = value / 2
    if half <= 0:
        return 1.0
    first = 0.0 if df % 2 == 0 else 0.5
    tail = 0.0 if df % 2 == 0 else erfc(sqrt(half))
    terms = (
        exp((n + first) * log(half) - half - lgamma(n + first + 1))
        for n in range((df - 1) // 2 + (df % 2 == 0))
    )
    return min(1.0, tail + sum(terms))


def of_normal(value: float) -> float:
    """How often a normal deviation is ``value`` or further from 0, in either direction."""
    return erfc(abs(value) / sqrt(2))
