"""Forms of this room."""

from porch.scales.forms.answering import ItemForm, RhythmForm
from porch.scales.forms.supplying import SupplyForm

__all__ = ["ItemForm", "RhythmForm", "SupplyForm"]
