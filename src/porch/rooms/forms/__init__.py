"""What the pages of rooms send."""

from porch.rooms.forms.coming import ComingIn, Sitting
from porch.rooms.forms.floor import Hand, Leading, Reaction, Share
from porch.rooms.forms.opening import Opening

__all__ = ["ComingIn", "Hand", "Leading", "Opening", "Reaction", "Share", "Sitting"]
