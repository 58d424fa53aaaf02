"""Groups, who belongs to them, and who serves in them."""

from porch.groups.models.ballots import Box, Hand, Voter
from porch.groups.models.belongs import Belonging
from porch.groups.models.group import Group
from porch.groups.models.motions import Candidate, Line, Motion
from porch.groups.models.service import Position, Standing, Term

__all__ = [
    "Belonging",
    "Box",
    "Candidate",
    "Group",
    "Hand",
    "Line",
    "Motion",
    "Position",
    "Standing",
    "Term",
    "Voter",
]
