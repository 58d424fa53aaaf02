"""What people fill in here."""

from porch.bonds.forms.asking import EndForm, MeetForm, NameForm, TwoForm
from porch.bonds.forms.settings import PairingSettingsForm

__all__ = ["EndForm", "MeetForm", "NameForm", "PairingSettingsForm", "TwoForm"]
