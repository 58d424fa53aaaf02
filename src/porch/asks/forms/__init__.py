"""What people fill in here."""

from porch.asks.forms.asking import AfterForm, NowForm, RideForm
from porch.asks.forms.desk import LetterForm, TimesForm, YesForm
from porch.asks.forms.helping import DayForm, DaysOffForm, KindsForm, ShiftForm
from porch.asks.forms.pairing import AskForm

__all__ = [
    "AfterForm",
    "AskForm",
    "DayForm",
    "DaysOffForm",
    "KindsForm",
    "LetterForm",
    "NowForm",
    "RideForm",
    "ShiftForm",
    "TimesForm",
    "YesForm",
]
