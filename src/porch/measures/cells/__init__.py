"""Tables of people in which nobody can be found: small numbers hidden, with what would give them away, and audited."""

from porch.measures.cells.bounds import Bound, Contradiction, bounds
from porch.measures.cells.hiding import Suppressed, is_enough, suppressed
from porch.measures.cells.tables import LEAST, At, Inconsistent, Table, Totals

__all__ = [
    "LEAST",
    "At",
    "Bound",
    "Contradiction",
    "Inconsistent",
    "Suppressed",
    "Table",
    "Totals",
    "bounds",
    "is_enough",
    "suppressed",
]
