"""The proof of how good an answer is.

For any prices p >= 0, no arrangement of *all eligible pairs* is worth more than the sum over mentors of
places x p plus the sum over newcomers of the most any eligible mentor gains them, worth - p, or 0. That sum
is the upper bound. It is computed from the pricing scan over the whole population, not from the candidate
graph alone, so it stays above the true optimum whatever the graph left out.

The bound is for the objective that was optimised: pairs' worth after the concave option, waiting points,
chances of a yes and points for keeping an open proposal; over the places left after frozen pairs and the
reserve. It says nothing about who will get on.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Certificate:
    """``upper_bound`` >= the best possible >= ``objective``, in points of worth (whole numbers)."""

    objective: int
    upper_bound: int

    @property
    def gap(self) -> float:
        """The share of the bound that the answer falls short of; 0 is proven best."""
        if self.upper_bound <= 0:
            return 0.0
        return (self.upper_bound - self.objective) / self.upper_bound

    def as_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {"objective": self.objective, "upper_bound": self.upper_bound, "gap": self.gap}
