"""What the pages of rooms send."""

from porch.rooms.forms.coming import ComingIn, Sitting
from porch.rooms.forms.floor import Hand, Leading, Reaction, Share
from porch.rooms.forms.opening import Opening
from porch.rooms.forms.serving import Choosing, Line, NotOk, Serving, Stepping, WithPeople, Writing

__all__ = [
    "Choosing",
    "ComingIn",
    "Hand",
    "Leading",
    "Line",
    "NotOk",
    "Opening",
    "Reaction",
    "Serving",
    "Share",
    "Sitting",
    "Stepping",
    "WithPeople",
    "Writing",
]
