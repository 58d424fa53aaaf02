"""The whole list in the order of its days and of its towns."""

from operator import itemgetter
from typing import NamedTuple
from uuid import UUID

from porch.meetings.queries.standing import Standing
from porch.meetings.queries.week import on_the_list
from porch.meetings.rules.towns import town_in


class Placed(NamedTuple):
    """A meeting, its town (empty for none), its day (None by appointment), and whose list it is from."""

    pk: UUID
    town: str
    day: int | None
    source: UUID | None


class Orders(NamedTuple):
    """The same meetings twice. In the order of towns what has none comes last, among days what is by appointment."""

    by_town: list[Placed]
    by_day: list[Placed]


def _orders() -> Orders:
    columns = ("pk", "source", "day", "time", "name", "location", "approximate", "more")
    rows = []
    for pk, source, day, time, name, location, approximate, more in on_the_list().values_list(*columns):
        has_a_door = (
            bool(location or more.get("address") or more.get("formatted_address")) and not approximate
        )
        town = town_in(more) if has_a_door else ""
        waits = day is None or time is None
        when = (7, "", name) if waits else ((day - 1) % 7, time.isoformat(), name)
        rows.append((when, Placed(pk, town, None if waits else day, source)))
    rows.sort(key=itemgetter(0))
    by_day = [placed for _, placed in rows]
    return Orders(sorted(by_day, key=lambda one: (not one.town, one.town.casefold())), by_day)


_standing: Standing[Orders] = Standing(_orders)


def in_order() -> Orders:
    """The whole list from Monday on, and by the names of towns. Made once for each state of the list."""
    return _standing.get()
