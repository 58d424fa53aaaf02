"""What this room's pages ask."""

from porch.commitments.forms.asking import WitnessForm
from porch.commitments.forms.between import QuietForm
from porch.commitments.forms.planning import ChangeForm, PlanForm
from porch.commitments.forms.saying import DayForm

__all__ = ["ChangeForm", "DayForm", "PlanForm", "QuietForm", "WitnessForm"]
