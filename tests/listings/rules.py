"""Rules of meetings as hypothesis makes them up."""

from datetime import date, time, timedelta

from hypothesis import strategies as st

from porch.listings.recurrence import Moved, Recurrence

FIRST = date(2021, 1, 3)
days = st.integers(0, 9 * 365).map(lambda n: FIRST + timedelta(days=n))
clock_times = st.times(timezones=st.none()).map(lambda at: time(at.hour, at.minute))
moves = st.builds(Moved, on=days, to=days, time=clock_times)


@st.composite
def recurrences(draw: st.DrawFn) -> Recurrence:
    """Any rule there is, with days off, moves, a beginning and an end."""
    kind = draw(st.sampled_from(("week", "weeks", "month")))
    since = draw(days) if kind == "weeks" else draw(st.none() | days)
    until = draw(st.none() | days)
    return Recurrence(
        every=draw(st.integers(2, 6)) if kind == "weeks" else 1,
        since=since,
        nth=tuple(draw(st.sets(st.sampled_from((1, 2, 3, 4, 5, -1)), min_size=1))) if kind == "month" else (),
        skips=draw(st.frozensets(days, max_size=4)),
        moved=tuple(draw(st.lists(moves, max_size=3, unique_by=lambda one: one.on))),
        rests_on_holidays=draw(st.booleans()),
        until=max(until, since) if until and since else until,
    )
