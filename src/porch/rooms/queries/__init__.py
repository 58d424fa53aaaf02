"""Reading rooms, each as one viewer may see it."""

from porch.rooms.queries.board import Board, board_of, draws
from porch.rooms.queries.leading import people_in, served, who_leads_here
from porch.rooms.queries.listening import heads, hears_from, may_listen
from porch.rooms.queries.seen import (
    live_and_next,
    may_open_everybodys,
    opens_for,
    room_for,
    rooms_for,
    seat_of,
    still_to_read,
    wishes_of,
)
from porch.rooms.queries.shares import Line, lines_for

__all__ = [
    "Board",
    "Line",
    "board_of",
    "draws",
    "heads",
    "hears_from",
    "lines_for",
    "live_and_next",
    "may_listen",
    "may_open_everybodys",
    "opens_for",
    "people_in",
    "room_for",
    "rooms_for",
    "seat_of",
    "served",
    "still_to_read",
    "who_leads_here",
    "wishes_of",
]
