"""The picture of what is nearby: where dots stand, what shares one, how heavy it is."""

from hypothesis import given
from hypothesis import strategies as st

from porch.kit.geo import Place, km_between
from porch.meetings.pictures.nearby import MOST, Spot, picture
from porch.meetings.rules.around import ROUND, WINDS, Measure, gathered, offset, reach
from porch.meetings.words import distance_in_words

CENTRE = (53.34, -6.26)
near = st.tuples(st.floats(-0.4, 0.4), st.floats(-0.6, 0.6))


def spots(points: list[tuple[float, float]]) -> list[Spot]:
    return [Spot(at, f"M{at}", CENTRE[0] + y, CENTRE[1] + x) for at, (y, x) in enumerate(points, 1)]


@given(st.lists(near, min_size=1, max_size=30), st.booleans())
def test_every_mark_stands_in_the_picture_and_no_words_lie_on_others(
    points: list[tuple[float, float]], miles: bool
) -> None:
    drawn = picture("Riverside", CENTRE, spots(points), Measure(miles))
    for sheet in (drawn.narrow, drawn.wide):
        assert sheet is not None
        assert sheet.outside() == []
        assert sheet.colliding() == []
    assert len(drawn.rows) == min(len(points), MOST)


def test_twenty_dots_weigh_less_than_three_kilobytes_in_each_window() -> None:
    ring = [((at // 5 - 2) * 0.05, (at % 5 - 2) * 0.09) for at in range(20)]
    drawn = picture("Riverside", CENTRE, spots(ring), Measure(True))
    assert len(drawn.narrow_svg.encode()) <= 3 * 1024
    assert len(drawn.wide_svg.encode()) <= 3 * 1024


def test_north_is_up_and_a_shared_dot_says_for_whom_it_stands() -> None:
    drawn = picture("Riverside", CENTRE, spots([(0.05, 0.0), (-0.05, 0.0), (0.05, 0.0001)]), Measure())
    assert [row[3].words for row in drawn.rows] == ["north", "south", "north"]
    assert drawn.key == ("1+ stands for 1, 3.",)
    assert ">1+</text>" in drawn.narrow_svg
    assert ">3</text>" not in drawn.narrow_svg


def test_of_none_nothing_is_drawn() -> None:
    assert not picture("Riverside", CENTRE, [], Measure()).drawn


@given(near)
def test_a_flat_sheet_is_right_to_a_hundredth_within_a_days_travel(point: tuple[float, float]) -> None:
    there = (CENTRE[0] + point[0], CENTRE[1] + point[1])
    true = km_between(Place(*CENTRE), Place(*there))
    assert abs(offset(CENTRE, there).km - true) <= 0.01 * true + 0.01


def test_winds_and_the_line_of_the_date() -> None:
    turns = [(1, 0), (1, 1.7), (0, 1), (-1, 1.7), (-1, 0), (-1, -1.7), (0, -1), (1, -1.7)]
    assert [offset((54.0, 0.0), (54 + y / 10, x / 10)).wind for y, x in turns] == list(WINDS)
    assert offset((0, 179.9), (0, -179.9)).east > 0
    assert offset(CENTRE, CENTRE).wind == ""


@given(st.floats(0, 900))
def test_the_outer_ring_holds_everything_it_can(farthest: float) -> None:
    assert reach(farthest) in ROUND
    assert reach(farthest) >= min(farthest, ROUND[-1])


@given(st.lists(st.tuples(st.floats(-100, 100), st.floats(-100, 100)), max_size=25))
def test_every_place_is_in_one_heap(places: list[tuple[float, float]]) -> None:
    heaps = gathered(places, 20)
    assert sorted(at for heap in heaps for at in heap) == list(range(len(places)))


def test_distances_as_people_say_them() -> None:
    said = [distance_in_words(km, Measure()) for km in (0.04, 0.84, 1, 9.96, 12.4)]
    assert said == ["0 km", "0.8 km", "1 km", "10 km", "12 km"]
    assert [distance_in_words(km, Measure.of("gb")) for km in (1.609344, 1.3)] == ["1 mile", "0.8 miles"]
