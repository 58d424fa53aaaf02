"""What a house decides about itself, and who serves in it. What watches people is off until they vote it in."""

from porch.groups.rules.conscience import FOUR_FIFTHS, TWO_THIRDS, UNANIMITY
from porch.groups.rules.settings import Answer, Setting

OFFICES = ("president", "secretary", "treasurer", "comptroller", "coordinator")
"""The codes of positions that every house has from the day it opens."""

KEEPS_THE_BOOK = frozenset({"president", "secretary"})
"""Who says when the house meets and writes down what was said; where neither serves, anybody who lives there."""

OFF, ON = "off", "on"

SCREENS = Setting(
    "house-screens",
    "Tests",
    (
        Answer(OFF, "Nobody here is tested for what they drink or use."),
        Answer(ON, "Whoever lives here can be asked for a test, and reads at once what was written down."),
    ),
    usual=OFF,
    only_in_houses=True,
)
SIGN_OUT = Setting(
    "house-sign-out",
    "Signing out",
    (
        Answer(OFF, "Nobody says where they go or when they are back."),
        Answer(ON, "Whoever goes out says when they mean to be back."),
    ),
    usual=OFF,
    only_in_houses=True,
)
CURFEW = Setting(
    "house-curfew",
    "When people are home at night",
    (
        Answer(OFF, "Everybody comes home when they come home."),
        *(
            Answer(hour, f"People are home by {said}, or say beforehand that they are not.")
            for hour, said in (
                ("21:00", "nine in the evening"),
                ("22:00", "ten in the evening"),
                ("23:00", "eleven at night"),
                ("00:00", "midnight"),
            )
        ),
    ),
    usual=OFF,
    only_in_houses=True,
)
QUIET = Setting(
    "house-quiet",
    "Quiet hours",
    (
        Answer(OFF, "There are no hours for being quiet; people tell each other."),
        *(
            Answer(hour, f"From {said} until seven in the morning it is quiet.")
            for hour, said in (("21:00", "nine"), ("22:00", "ten"), ("23:00", "eleven"))
        ),
    ),
    usual=OFF,
    only_in_houses=True,
)
GUESTS = Setting(
    "house-guests",
    "Guests",
    (
        Answer("free", "Whoever lives here has guests as they like."),
        Answer("asked", "Whoever would like a guest asks beforehand, and hears yes or no."),
    ),
    usual="free",
    only_in_houses=True,
)
ADMISSION = Setting(
    "house-admission",
    "How many have to say yes to somebody new",
    (
        Answer(TWO_THIRDS.code, "At least two of every three who say yes or no to somebody have to say yes."),
        Answer(FOUR_FIFTHS.code, "Of those who say yes or no to somebody, four of five have to say yes."),
        Answer(
            UNANIMITY.code, "All who say yes or no to somebody have to say yes; of ten or more, nine in ten."
        ),
    ),
    usual=FOUR_FIFTHS.code,
    only_in_houses=True,
)

DECIDED_BY_A_HOUSE = (SCREENS, SIGN_OUT, CURFEW, QUIET, GUESTS, ADMISSION)
