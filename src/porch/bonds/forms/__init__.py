"""What people fill in here."""

from porch.bonds.forms.asking import AskForm, EndForm, MeetForm, NameForm, TwoForm
from porch.bonds.forms.settings import PairingSettingsForm

__all__ = ["AskForm", "EndForm", "MeetForm", "NameForm", "PairingSettingsForm", "TwoForm"]
