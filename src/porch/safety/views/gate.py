"""Who may stand at the safety desk."""

from porch.people.access import staff_required
from porch.safety import queries

at_the_desk = staff_required(*queries.DESK)
