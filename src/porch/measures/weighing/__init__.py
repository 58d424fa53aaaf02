"""Two sets of people made alike in what is known of them, by weights; how alike they are; and how they then differ.

``docs/develop/staying.md`` defines every figure. What nobody wrote down cannot be made alike.
"""

from porch.measures.weighing.balance import APART, Row, balance, independent, indicators
from porch.measures.weighing.differences import Estimate, weighted_difference
from porch.measures.weighing.propensities import Separated, TooFew, logistic
from porch.measures.weighing.weights import Cut, Weights, effective_number, stabilised

__all__ = [
    "APART",
    "Cut",
    "Estimate",
    "Row",
    "Separated",
    "TooFew",
    "Weights",
    "balance",
    "effective_number",
    "independent",
    "indicators",
    "logistic",
    "stabilised",
    "weighted_difference",
]
