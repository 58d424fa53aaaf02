"""Tables of the asks room."""

from porch.asks.models.alerts import Alert
from porch.asks.models.asks import Ask
from porch.asks.models.figures import AskTimes, Figures
from porch.asks.models.shifts import Helper, Shift, ShiftCover

__all__ = ["Alert", "Ask", "AskTimes", "Figures", "Helper", "Shift", "ShiftCover"]
