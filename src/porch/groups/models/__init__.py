"""Groups, who belongs to them, and who serves in them."""

from porch.groups.models.belongs import Belonging
from porch.groups.models.group import Group
from porch.groups.models.service import Position, Standing, Term

__all__ = ["Belonging", "Group", "Position", "Standing", "Term"]
