"""What counts how much, in the four words a coordinator chooses from."""

from collections.abc import Mapping
from fractions import Fraction

from porch.matching.policy import WEIGHTS

USUAL = "usual"
TIMES = {"more": Fraction(2), USUAL: Fraction(1), "less": Fraction(1, 2), "not": Fraction(0)}
"""What each word makes of a weight."""


def weights_of(matters: Mapping[str, str]) -> dict[str, int]:
    """The engine's weights; a component nobody spoke of, or a word nobody knows, keeps the usual one."""
    return {
        name: int(usual * TIMES.get(matters.get(name, USUAL), TIMES[USUAL]))
        for name, usual in WEIGHTS.items()
    }
