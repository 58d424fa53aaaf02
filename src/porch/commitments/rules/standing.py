"""What a witness reads is called at the gate, and what a group decides of this room."""

from porch.groups.rules.settings import Answer, Setting

SCOPE = "commitments"
PURPOSE = "witness"
TO_GROUP = "group-i-told"
"""The part to which something is given that a group may read."""

STANDING_BY = Setting(
    "standing-by",
    "What somebody means to do",
    (
        Answer("no", "We do not ask each other what we mean to do."),
        Answer("yes", "Whoever likes may tell the group what they mean to do, and how it went."),
    ),
    usual="no",
)
SHARED_EFFORT = Setting(
    "shared-effort",
    "Something we add up together",
    (
        Answer("no", "We add up nothing together."),
        Answer("yes", "Whoever likes adds calls, check-ins and people met at the door to one sum a week."),
    ),
    usual="no",
)
