"""Searching the whole list: the one door for pages, feeds and commands."""

from collections.abc import Iterable
from dataclasses import replace

from porch.listings.found import Found, Hit
from porch.listings.index import Index
from porch.listings.wanted import BY_START, Near, Wanted
from porch.meetings.models import Meeting
from porch.meetings.queries.fresh import left_out
from porch.meetings.queries.indexing import index_of_the_list
from porch.meetings.queries.standing import Standing

whole_list: Standing[Index] = Standing(index_of_the_list)


def search(wanted: Wanted, *, most: int = 50, offset: int = 0) -> Found:
    """What is wanted of the list as it is; the ``key`` of a hit is a meeting's pk. Lists that are too old are left out.

    A place in words is looked up first; where nothing on the map is called that, the words are looked for like any
    others, the soonest first.
    Two queries, however long the list.
    """
    index = whole_list.get()
    return index.search(_placed(index, wanted), most=most, offset=offset, without=left_out(wanted.now))


def place_named(text: str) -> Near | None:
    """The middle of the meetings whose address says this; None where none does."""
    return whole_list.get().place_named(text)


def is_an_address(text: str) -> bool:
    """Whether the address of any meeting has these words, be it on the map or not."""
    return whole_list.get().is_an_address(text)


def meetings_of(hits: Iterable[Hit]) -> list[tuple[Meeting, Hit]]:
    """The meetings that were found, in the same order, in one query."""
    rows = list(hits)
    known = Meeting.objects.in_bulk([one.key for one in rows])
    return [(known[one.key], one) for one in rows if one.key in known]


def _placed(index: Index, wanted: Wanted) -> Wanted:
    if not wanted.place or wanted.near is not None:
        return wanted
    near = index.place_named(wanted.place)
    if near is not None:
        return replace(wanted, near=near)
    order = wanted.order or ("" if wanted.text else BY_START)
    return replace(wanted, text=f"{wanted.text} {wanted.place}".strip(), order=order)
