"""How long people stay: curves, tests between groups, endings that compete, and exposure counted from a landmark.

Times are numbers of one unit, days as a rule, counted from each person's own first day. ``docs/develop/staying.md``
defines every figure.
"""

from porch.measures.staying.cases import CannotTell
from porch.measures.staying.concordance import concordance
from porch.measures.staying.cox import Cox, NotFitted, Ties, cox
from porch.measures.staying.curves import Curve, Point, Restricted, curve
from porch.measures.staying.incidence import Incidence, Reached, incidence
from porch.measures.staying.landmarks import Landmark, landmark
from porch.measures.staying.ranks import LogRank, Weighing, log_rank
from porch.measures.staying.retained import Left, left_on, retained_at

__all__ = [
    "CannotTell",
    "Cox",
    "Curve",
    "Incidence",
    "Landmark",
    "Left",
    "LogRank",
    "NotFitted",
    "Point",
    "Reached",
    "Restricted",
    "Ties",
    "Weighing",
    "concordance",
    "cox",
    "curve",
    "incidence",
    "landmark",
    "left_on",
    "log_rank",
    "retained_at",
]
