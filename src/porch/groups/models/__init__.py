"""Groups, who belongs to them, who serves in them, and what they say and do together."""

from porch.groups.models.ballots import Box, Hand, Voter
from porch.groups.models.belongs import Belonging
from porch.groups.models.calendar import CalendarAddress, CalledOff, Entry
from porch.groups.models.group import Group
from porch.groups.models.joining import Invitation, Joiner
from porch.groups.models.motions import Candidate, Line, Motion
from porch.groups.models.service import Position, Standing, Term
from porch.groups.models.talking import Announcement, Topic

__all__ = [
    "Announcement",
    "Belonging",
    "Box",
    "CalendarAddress",
    "CalledOff",
    "Candidate",
    "Entry",
    "Group",
    "Hand",
    "Invitation",
    "Joiner",
    "Line",
    "Motion",
    "Position",
    "Standing",
    "Term",
    "Topic",
    "Voter",
]
