"""Studies and sites pooled: one answer with its range, and how far they differ.

numpy and a few functions of scipy; checked against R's metafor and against statsmodels in the tests.
``docs/decisions/0080`` says why it is our own, and what it refuses.
"""

from porch.measures.pooling.effects import (
    Dropped,
    Effects,
    Measure,
    Why,
    effects_given,
    effects_of_means,
    effects_of_tables,
    of_cells,
)
from porch.measures.pooling.many import Many, pool_many
from porch.measures.pooling.more import (
    Egger,
    Filled,
    Step,
    cumulative,
    egger,
    leave_one_out,
    trim_and_fill,
)
from porch.measures.pooling.pooled import Coefficient, Method, Moderated, Pooled, pool
from porch.measures.pooling.refusals import CannotPool, TooFew

__all__ = [
    "CannotPool",
    "Coefficient",
    "Dropped",
    "Effects",
    "Egger",
    "Filled",
    "Many",
    "Measure",
    "Method",
    "Moderated",
    "Pooled",
    "Step",
    "TooFew",
    "Why",
    "cumulative",
    "effects_given",
    "effects_of_means",
    "effects_of_tables",
    "egger",
    "leave_one_out",
    "of_cells",
    "pool",
    "pool_many",
    "trim_and_fill",
]
