"""What there is: for anyone, the meetings that are on; for a coordinator, all of them."""

from porch.meetings.queries.doubted import (
    Doubted,
    any_meeting,
    doubted,
    doubts_of,
    is_long_unconfirmed,
    kept_off,
)
from porch.meetings.queries.exporting import whole_list_as
from porch.meetings.queries.fresh import fresh, late_lists, left_out
from porch.meetings.queries.holidays import holidays_from, holidays_of, resting
from porch.meetings.queries.offered import Offered, offered
from porch.meetings.queries.placed import Placed, in_order
from porch.meetings.queries.searching import is_an_address, meetings_of, place_named, search
from porch.meetings.queries.soon import coming_of, next_few, next_soon
from porch.meetings.queries.standing import Standing, mark_of_the_list
from porch.meetings.queries.telling import Shown, shown
from porch.meetings.queries.week import (
    Coming,
    all_meetings,
    by_the_week,
    by_week,
    meeting_at,
    next_of,
    occasions,
    of_group,
    on_the_list,
)

__all__ = [
    "Coming",
    "Doubted",
    "Offered",
    "Placed",
    "Shown",
    "Standing",
    "all_meetings",
    "any_meeting",
    "by_the_week",
    "by_week",
    "coming_of",
    "doubted",
    "doubts_of",
    "fresh",
    "holidays_from",
    "holidays_of",
    "in_order",
    "is_an_address",
    "is_long_unconfirmed",
    "kept_off",
    "late_lists",
    "left_out",
    "mark_of_the_list",
    "meeting_at",
    "meetings_of",
    "next_few",
    "next_of",
    "next_soon",
    "occasions",
    "of_group",
    "offered",
    "on_the_list",
    "place_named",
    "resting",
    "search",
    "shown",
    "whole_list_as",
]
