"""Reading: what was marked, what could be, who may open what."""

from porch.milestones.queries.marks import Marked, group_choices, mark_of, marks_of, my_shown, people_choices
from porch.milestones.queries.offering import offered_to
from porch.milestones.queries.showing import Opened, mark_shown_to, marked_in, shown_to_me

__all__ = [
    "Marked",
    "Opened",
    "group_choices",
    "mark_of",
    "mark_shown_to",
    "marked_in",
    "marks_of",
    "my_shown",
    "offered_to",
    "people_choices",
    "shown_to_me",
]
