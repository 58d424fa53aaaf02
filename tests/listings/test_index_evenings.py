"""What people ask in an evening, and what they are told."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from porch.listings.found import Found
from porch.listings.index import Index
from porch.listings.recurrence import Recurrence
from porch.listings.text import Lexicon
from porch.listings.wanted import Near, Wanted
from tests.listings.by_hand import told

LONDON = "Europe/London"
FRIDAY = datetime(2026, 11, 20, 18, 10, tzinfo=UTC)


def an_index(*meetings: dict[str, Any], holidays: tuple[date, ...] = ()) -> Index:
    lexicon = Lexicon()
    made = []
    for number, one in enumerate(meetings):
        usual: dict[str, Any] = {
            "key": number,
            "slug": f"m{number}",
            "name": f"Meeting {number}",
            "zone": LONDON,
        }
        words = one.pop("words", ("", "", ""))
        made.append(
            told(lexicon, words, **(usual | {"day": 5, "at": time(19), "is_in_person": True} | one)).entry
        )
    return Index(made, lexicon, holidays=holidays)


def asked(index: Index, now: datetime = FRIDAY, **wanted: Any) -> Found:
    return index.search(Wanted(now=now, zone=LONDON, **wanted))


def keys(index: Index, now: datetime = FRIDAY, **wanted: Any) -> list[Any]:
    return [one.key for one in asked(index, now, **wanted).rows]


def test_from_now_on_also_means_what_began_a_while_ago_and_goes_on() -> None:
    index = an_index({"at": time(17, 30)}, {"at": time(16)}, {"at": time(20)})
    assert keys(index, ahead=frozenset({0}), since=time(18, 10)) == [0, 2]


def test_tonight_lasts_beyond_midnight() -> None:
    index = an_index({"at": time(23)}, {"day": 6, "at": time(1)}, {"day": 6, "at": time(23)})
    tonight: dict[str, Any] = {"ahead": frozenset({0}), "since": time(22), "until": time(2)}
    assert keys(index, **tonight) == [0, 1]
    past_midnight = datetime(2026, 11, 21, 0, 30, tzinfo=UTC)
    assert keys(index, past_midnight, **tonight) == [1]
    assert keys(index, datetime(2026, 11, 21, 12, tzinfo=UTC), **tonight) == [2]


def test_a_meeting_that_goes_on_is_found_for_next_week_where_that_is_asked() -> None:
    index = an_index({"at": time(18), "minutes": 24 * 60})
    saturday = datetime(2026, 11, 21, 9, tzinfo=UTC)
    assert asked(index, saturday).rows[0].is_on
    [next_week] = asked(index, saturday, days=frozenset({5})).rows
    assert (next_week.starts, next_week.is_on) == (datetime(2026, 11, 27, 18, tzinfo=UTC), False)


def test_a_rule_other_than_every_week_is_kept_to() -> None:
    second = Recurrence(nth=(2,))
    over = Recurrence(until=datetime(2026, 11, 1, tzinfo=UTC).date())
    index = an_index({"recurrence": second}, {"recurrence": over}, {})
    assert [(one.key, one.starts and one.starts.day) for one in asked(index).rows] == [(2, 20), (0, 11)]
    assert keys(index, ahead=frozenset({0})) == [2]
    in_december = datetime(2026, 12, 11, 12, tzinfo=UTC)
    assert keys(index, in_december, ahead=frozenset({0})) == [0, 2]


def test_by_appointment_comes_last_and_never_at_a_time() -> None:
    index = an_index({"day": None, "name": "Ask first"}, {"day": 4})
    assert [(one.key, one.starts is None) for one in asked(index).rows] == [(1, False), (0, True)]
    assert keys(index, since=time(0)) == [1]


def test_where_none_is_near_the_nearest_three_are_told_and_what_was_let_go() -> None:
    far = [{"lat": 52.0 + step, "lon": 0.0} for step in range(5)]
    found = asked(an_index(*far), near=Near(51.0, 0.0, 5))
    assert (found.rows, found.total, found.let_go) == ([], 0, "distance")
    assert [one.key for one in found.nearest] == [0, 1, 2]
    assert found.nearest[0].km is not None
    assert 111 < found.nearest[0].km < 112


def test_where_none_is_at_that_hour_others_are_told() -> None:
    found = asked(
        an_index({}, {"is_in_person": False, "is_online": True}), on_now=True, venue=frozenset({"online"})
    )
    assert (found.total, found.let_go, [one.key for one in found.nearest]) == (0, "time", [1])
    found = asked(an_index({}), text="nothing called so")
    assert (found.let_go, [one.key for one in found.nearest]) == ("words", [0])


def test_beside_what_is_near_stands_what_one_can_join_from_home_within_the_hour() -> None:
    index = an_index(
        {"lat": 51.0, "lon": 0.0},
        {"is_in_person": False, "is_online": True, "at": time(18)},
        {"is_in_person": False, "is_online": True, "at": time(19, 30)},
    )
    found = asked(index, near=Near(51.0, 0.0, 5))
    assert [one.key for one in found.rows] == [0]
    assert [one.key for one in found.online_now] == [1]
    assert asked(index).online_now == []


def test_a_list_that_is_left_out_is_nowhere_in_the_answer() -> None:
    index = an_index({"source": "old"}, {"source": "new"}, {})
    wanted = Wanted(now=FRIDAY, zone=LONDON)
    assert [one.key for one in index.search(wanted, without={"old"}).rows] == [1, 2]
    assert index.search(wanted, without={"old", "new", None}).nearest == []


def test_a_name_says_more_than_a_note_unless_the_soonest_is_wanted() -> None:
    index = an_index(
        {"at": time(21), "words": ("Quiet hour", "", "")}, {"words": ("Tea", "", "a quiet room")}
    )
    assert keys(index, text="quiet") == [0, 1]
    assert keys(index, text="quiet", order="start") == [1, 0]


def test_a_place_is_the_middle_of_what_stands_there() -> None:
    index = an_index(
        {"words": ("", "Mill Lane Otley", ""), "lat": 53.9, "lon": -1.7},
        {"words": ("", "High Street Otley", ""), "lat": 53.92, "lon": -1.68},
        {"words": ("Otley group", "", ""), "lat": 10.0, "lon": 10.0},
    )
    assert index.place_named("otley") == Near(53.91, -1.69)
    assert index.place_named("OTLEY", 3) == Near(53.91, -1.69, 3)
    assert index.place_named("leeds") is None
    assert index.place_named(" ") is None


def test_an_empty_list_answers_too() -> None:
    found = asked(an_index(), near=Near(51.0, 0.0), text="tea", days=frozenset({1}))
    assert (found.rows, found.total, found.nearest, found.let_go, found.online_now) == ([], 0, [], "", [])


def test_hours_are_those_of_the_night_on_which_clocks_have_changed_for_one_and_not_the_other() -> None:
    """London put its clocks back that Sunday morning, New York does a week later."""
    index = an_index({}, {"day": 0, "at": time(19), "zone": "America/New_York"})
    saturday = datetime(2026, 10, 24, 12, tzinfo=UTC)
    evening: dict[str, Any] = {"days": frozenset({0}), "since": time(22, 45), "until": time(23, 15)}
    assert keys(index, saturday, **evening) == [1]
    assert keys(index, saturday, days=frozenset({0}), since=time(19), until=time(19), clock="theirs") == [1]


def test_what_rests_on_holidays_is_found_on_the_next_day_that_is_none() -> None:
    christmas = datetime(2026, 12, 24, 12, tzinfo=UTC)  # a Thursday
    index = an_index({"recurrence": Recurrence(rests_on_holidays=True)}, {}, holidays=(date(2026, 12, 25),))
    assert [(one.key, one.starts and one.starts.day) for one in asked(index, christmas).rows] == [
        (1, 25),
        (0, 1),
    ]


@pytest.mark.parametrize("typed", ["Al-Anon", "al anon", "alanon", "AL-ANON FAMILY GROUPS"])
def test_the_name_of_a_fellowship_is_that_fellowship_however_it_is_written(typed: str) -> None:
    aa = "Alcoholics Anonymous AA"
    index = an_index(
        {"fellowship": "aa", "words": ("Candles", "", aa)},
        {"fellowship": "al-anon", "words": ("Lanterns", "", "Al-Anon Family Groups Al-Anon")},
        {"words": ("Al-Anon at the mill", "", "")},
        {"words": ("Alan and anonymous friends", "", "")},
        {"fellowship": "al-anon", "words": ("Lanterns", "Otley", "")},
    )
    assert keys(index, text=typed) == [1, 4, 2]
    assert keys(index, text=f"otley {typed}") == [4]


def test_a_fellowship_that_is_not_on_the_list_is_a_word_like_others() -> None:
    index = an_index({"words": ("Late", "San Diego CA", "")}, {"fellowship": "aa", "words": ("Cane", "", "")})
    assert keys(index, text="CA") == [0, 1]
    assert keys(index, text="San Diego CA") == [0]


def test_a_whole_word_stands_above_one_that_only_begins_so() -> None:
    index = an_index({"words": ("Millers", "", "")}, {"words": ("Tea", "", "by the mill")})
    assert keys(index, text="mill") == [1, 0]


def test_in_the_stead_of_none_one_thing_is_let_go_and_the_others_still_hold() -> None:
    index = an_index(
        {"types": ("women",), "fellowship": "na"},
        {"types": ("women",), "fellowship": "aa", "day": 2},
        {"types": ("men",), "fellowship": "aa"},
    )

    def let_go(**wanted: Any) -> tuple[str, list[Any]]:
        found = asked(index, **wanted)
        return found.let_go, [one.key for one in found.nearest]

    women_of_aa: dict[str, Any] = {"types": frozenset({"women"}), "fellowships": frozenset({"aa"})}
    assert let_go(days=frozenset({5}), **women_of_aa) == ("time", [1])
    assert let_go(text="tea", **women_of_aa) == ("words", [1])
    young: dict[str, Any] = {"types": frozenset({"young"}), "fellowships": frozenset({"na"})}
    assert let_go(**young) == ("kind", [0])
    assert let_go(text="tea", **young) == ("all", [0])


def test_of_one_meeting_on_several_days_only_the_next_stands_among_the_few() -> None:
    daily: list[dict[str, Any]] = [
        {"name": "Dawn", "day": day, "words": ("Dawn", "Mill Lane", "")} for day in (1, 2, 3)
    ]
    index = an_index(*daily, {"name": "Dusk", "day": 4, "words": ("Dusk", "Mill Lane", "")})
    assert [one.key for one in asked(index, text="xyzzy").nearest] == [0, 3]


def test_an_address_is_known_without_a_point_on_the_map() -> None:
    index = an_index({"words": ("Tea", "Jasper Avenue, Edmonton", "")}, {"words": ("Calgary", "", "")})
    assert (index.is_an_address("edmonton"), index.is_an_address("calgary")) == (True, False)
