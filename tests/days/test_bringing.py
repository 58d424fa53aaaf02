"""One's days from another place: rows as they were written, once however often they are brought."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from porch.days import actions, queries
from porch.days.belongings import export
from porch.days.models import Row, Thread
from porch.kit.clock import now as this_moment
from porch.people.actions import bring
from porch.people.models import Member
from porch.people.parcel import parcel_of
from tests.days.test_any_order import opened

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)


@pytest.fixture
def parcel(alice: Member) -> bytes:
    """Alice's file: 324 days, a return to use told of three weeks later, and a list that was begun again."""
    then = this_moment() - 400 * DAY
    wrong = actions.open_thread(alice, "nicotine", since=date(1990, 1, 1), now=then)
    actions.begin_again(wrong, since=TODAY - 400 * DAY, by=alice, now=then + timedelta(minutes=1))
    then += timedelta(minutes=2)
    thread = actions.open_thread(
        alice, "alcohol", word="the drink", goal="stop", since=TODAY - 400 * DAY, now=then
    )
    actions.say_used(thread, TODAY - 76 * DAY, by=alice, now=this_moment() - 55 * DAY)
    actions.go_on(thread, "this-run", by=alice, now=this_moment() - 50 * DAY)
    return parcel_of(alice, now=this_moment())


def figures(member: Member) -> list[dict[str, Any]]:
    """What stands, without what a list is called in one place or the other."""
    kept = ("what", "word", "opened", "laid_aside", "rows", "stands")
    return [{name: thread[name] for name in kept} for thread in export(member)]


def test_the_same_days_stand_in_the_other_place(alice: Member, erin: Member, parcel: bytes) -> None:
    bring(erin, parcel, by=erin.pk, now=this_moment())
    assert figures(erin) == figures(alice)
    wrong, fresh = Thread.objects.filter(member=erin).order_by("opened_at")[:2]
    assert (wrong.instead_of_id, fresh.instead_of_id) == (None, wrong.pk)


def test_brought_twice_is_once(alice: Member, erin: Member, parcel: bytes) -> None:
    bring(erin, parcel, by=erin.pk, now=this_moment())
    rows = Row.objects.count()
    bring(erin, parcel, by=erin.pk, now=this_moment())
    assert Row.objects.count() == rows


def test_what_was_added_there_since_is_added_here(alice: Member, erin: Member, parcel: bytes) -> None:
    bring(erin, parcel, by=erin.pk, now=this_moment())
    thread = Thread.objects.filter(member=alice, laid_aside_at=None).last()
    assert thread is not None
    actions.say_without(thread, date(2020, 1, 1), date(2020, 1, 9), by=alice, now=this_moment())
    bring(erin, parcel_of(alice, now=this_moment()), by=erin.pk, now=this_moment())
    assert figures(erin) == figures(alice)


def test_a_list_that_was_gone_on_with_here_is_left_as_it_is(
    alice: Member, erin: Member, parcel: bytes
) -> None:
    bring(erin, parcel, by=erin.pk, now=this_moment())
    for of, who in ((alice, alice), (erin, erin)):
        thread = next(t for t in queries.threads_of(of) if t.about["what"] == "alcohol")
        actions.say_without(thread, date(2020, 1, 1), date(2020, 1, 9), by=who, now=this_moment())
    before = Row.objects.filter(thread__member=erin).count()
    bring(erin, parcel_of(alice, now=this_moment()), by=erin.pk, now=this_moment())
    assert Row.objects.filter(thread__member=erin).count() == before


def test_ones_own_file_come_home_adds_nothing(alice: Member, parcel: bytes) -> None:
    rows = Row.objects.count()
    bring(alice, parcel, by=alice.pk, now=this_moment())
    assert Row.objects.count() == rows


def test_the_file_says_what_the_rows_come_to_and_by_which_rule(alice: Member, parcel: bytes) -> None:
    share = next(one for one in opened(parcel)["days"] if one["what"] == "alcohol")
    stands = share["stands"]
    assert stands["rule"] == "porch-days/1"
    assert stands["this_run"] == {"from": "2026-09-06", "to": "2026-11-19", "days": 75, "then": "open"}
    assert stands["longest_run_days"] == 324
    assert stands["all_days"] == 400, (
        "use was told of three weeks later: those days had been counted, and stay so"
    )
    assert [row["says"] for row in share["rows"]] == ["place", "goal", "since", "used", "count", "since"]


def test_a_row_typed_by_mistake_is_one_at_the_other_place_too(alice: Member, erin: Member) -> None:
    thread = next(iter(queries.threads_of(alice)), None) or actions.open_thread(
        alice, "cannabis", since=date(2026, 10, 1), now=this_moment()
    )
    actions.say_used(thread, date(2026, 11, 5), by=alice, now=this_moment())
    mistake = Row.objects.filter(thread=thread).latest("seq").seq
    actions.not_so(thread, mistake, by=alice, now=this_moment())
    taken = parcel_of(alice, now=this_moment())
    numbers = [one["seq"] for one in opened(taken)["days"][0]["rows"]]
    assert numbers == list(range(1, mistake + 2)), "every row keeps its own number in the file"
    bring(erin, taken, by=erin.pk, now=this_moment())
    assert figures(erin) == figures(alice)


def test_a_return_to_use_of_yesterday_is_one_at_the_other_place_too(alice: Member, erin: Member) -> None:
    thread = actions.open_thread(alice, "alcohol", since=TODAY - 9 * DAY, now=this_moment() - 9 * DAY)
    actions.say_used(thread, TODAY - DAY, by=alice, now=this_moment() - DAY)
    bring(erin, parcel_of(alice, now=this_moment()), by=erin.pk, now=this_moment())
    assert figures(erin) == figures(alice)
    assert queries.is_hard(erin, this_moment())


def test_what_waited_on_a_phone_while_something_else_was_told_comes_along(
    alice: Member, erin: Member
) -> None:
    """The letter of three days ago is written after a row of today: both say the same day and moment."""
    thread = actions.open_thread(alice, "alcohol", now=this_moment() - 9 * DAY)
    actions.say_goal(thread, "stop", by=alice, now=this_moment())
    actions.told_without(alice, None, TODAY - 3 * DAY, now=this_moment() - 3 * DAY)
    taken = parcel_of(alice, now=this_moment())
    assert opened(taken)["days"][0]["rows"][-1]["on"] == str(TODAY)
    bring(erin, taken, by=erin.pk, now=this_moment())
    assert figures(erin) == figures(alice)


def row(**changed: Any) -> dict[str, Any]:
    at = {
        "seq": 1,
        "at": "2026-11-01T10:00:00+00:00",
        "on": "2026-11-01",
        "says": "used",
        "day": "2026-11-01",
    }
    return {**at, **changed}


def thread(**changed: Any) -> dict[str, Any]:
    rows = changed.pop("rows", [row(says="since", day="2026-10-01")])
    whole = {
        "id": "0b7c6e0e-0000-4000-8000-000000000001",
        "what": "alcohol",
        "word": "",
        "opened": "2026-11-01T10:00:00+00:00",
        "laid_aside": None,
        "instead_of": None,
        "rows": rows,
    }
    return {**whole, **changed}


@pytest.mark.parametrize(
    "share",
    [
        None,
        "days",
        {},
        [None, 7, "x", [], {}],
        [thread(id="no")],
        [thread(opened="someday")],
        [thread(opened="2099-01-01T00:00:00+00:00")],
        [thread(id=None), thread(what=None, opened=None)],
    ],
)
def test_what_is_no_list_of_days_is_left_out(erin: Member, share: Any) -> None:
    actions.bring(erin, {"days": share}, this_moment())
    assert not Row.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        {},
        {"seq": 1},
        row(seq=0),
        row(seq=10**12),
        row(at="2099-11-01T10:00:00+00:00", on="2099-11-01"),
        row(on="2029-11-01"),
        row(day="2026-12-24"),
        row(says="since", day="0001-01-01"),
        row(says="place", code="Mars/Base"),
        row(says="goal", code="win"),
        row(says="dance"),
        row(at="yesterday"),
    ],
)
def test_a_row_that_is_none_is_left_out_and_the_others_come(erin: Member, wrong: Any) -> None:
    good = row(seq=2, at="2026-11-02T10:00:00+00:00", on="2026-11-02", says="since", more="y" * 99)
    actions.bring(erin, {"days": [thread(rows=[wrong, good])]}, this_moment())
    (only,) = Row.objects.all()
    assert only.body == {"says": "since", "on": "2026-11-02", "day": "2026-11-01"}
    assert only.at == datetime.fromisoformat("2026-11-02T10:00:00+00:00")


def test_a_thing_this_place_does_not_know_keeps_its_name(erin: Member) -> None:
    actions.bring(erin, {"days": [thread(what="biting-nails")]}, this_moment())
    (brought,) = queries.threads_of(erin)
    assert queries.words_for(brought) == "biting-nails"
    assert brought.about["what"] == "something-else"
