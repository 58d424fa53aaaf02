"""What is asked: proposing something small, gatherings, one's own map, three questions."""

from porch.company.forms.gathering import GatheringForm
from porch.company.forms.own import MapForm, QuestionsForm, RhythmForm
from porch.company.forms.together import ChangeForm, ProposeForm

__all__ = ["ChangeForm", "GatheringForm", "MapForm", "ProposeForm", "QuestionsForm", "RhythmForm"]
