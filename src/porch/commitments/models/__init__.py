"""What somebody means to do and who stands by it; what a group adds up; two who wish to hear when it is quiet."""

from porch.commitments.models.between import Between
from porch.commitments.models.commitment import Commitment, Day
from porch.commitments.models.together import TakesPart, Tap, Week
from porch.commitments.models.witness import SentLine, Witness

__all__ = ["Between", "Commitment", "Day", "SentLine", "TakesPart", "Tap", "Week", "Witness"]
