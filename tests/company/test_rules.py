"""What this room decides, on plain values."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.company.rules import loneliness
from porch.company.rules.balance import CAME, GAVE, Line, how_often, sentences
from porch.company.rules.keeping import DID, MET, WROTE, Met, reason_to_keep, reasons_to_keep
from porch.company.rules.kinds import kind_of, kinds
from porch.company.rules.rings import MOST, RINGS, WIDTHS, dialled, picture
from porch.company.rules.together import LEFT_TO_GO, SOMEBODY_ELSE, has_room, is_a_time, settle_by
from porch.ui.templatetags.ui import icon

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SAM, WREN = UUID(int=1), UUID(int=2)


def times(how: str, *days_ago: int) -> list[Met]:
    return [Met(SAM, how, TODAY - timedelta(days=days)) for days in days_ago]


@pytest.mark.parametrize(
    ("had", "why"),
    [
        (times(MET, 1, 8), None),
        (times(MET, 1, 8, 15), MET),
        (times(MET, 1, 1, 1), None),  # three times on one day is one day
        (times(WROTE, 1, 8), None),
        (times(WROTE, 1, 8, 15), WROTE),
        (times(WROTE, 1, 2, 3), None),  # Thursday, Wednesday and Tuesday of one week
        (times(DID, 30), DID),
        (times(DID, 400), None),
        (times(DID, -3), None),
        ([*times(MET, 1, 8), *times(WROTE, 1, 8)], None),  # two of each are three of neither
        ([*times(MET, 1, 8, 15), *times(DID, 3)], DID),
    ],
)
def test_three_meetings_some_weeks_of_letters_or_one_thing_done_are_a_reason(
    had: list[Met], why: str | None
) -> None:
    assert reason_to_keep(had, TODAY) == why


def test_what_one_did_is_no_reason_to_keep_another() -> None:
    had = [*times(MET, 1, 8), Met(WREN, MET, TODAY), Met(WREN, DID, TODAY)]
    assert reasons_to_keep(had, TODAY) == {WREN: DID}


@given(st.lists(st.tuples(st.sampled_from((MET, WROTE, DID)), st.integers(0, 170)), max_size=12))
@settings(max_examples=60)
def test_more_time_together_never_takes_a_reason_away(pairs: list[tuple[str, int]]) -> None:
    had = [Met(SAM, how, TODAY - timedelta(days=days)) for how, days in pairs]
    found = [reason_to_keep(had[:n], TODAY) is not None for n in range(len(had) + 1)]
    assert found == sorted(found)


@given(st.integers(1, 2880), st.integers(0, 2880))
@settings(max_examples=60)
def test_what_nobody_looks_after_is_settled_within_a_day_and_before_people_set_out(
    ahead: int, left_ago: int
) -> None:
    at, left = NOW + timedelta(minutes=ahead), NOW - timedelta(minutes=left_ago)
    by = settle_by(at, left)
    assert left <= by <= left + SOMEBODY_ELSE
    assert by <= max(left, at - LEFT_TO_GO)


def test_a_time_is_soon_enough_to_know_and_late_enough_to_read_of() -> None:
    assert not is_a_time(NOW + timedelta(minutes=20), NOW)
    assert is_a_time(NOW + timedelta(minutes=40), NOW)
    assert not is_a_time(NOW + timedelta(days=130), NOW)
    assert has_room(4, 5)
    assert not has_room(5, 5)


def test_every_kind_has_words_and_an_icon_that_is_there() -> None:
    assert len(kinds()) > 5
    for kind in kinds().values():
        assert kind.title
        assert icon(kind.icon)
    assert kind_of("gone from the file").title


def test_how_often_is_said_roughly() -> None:
    assert [how_often(n) for n in (1, 2, 3, 5, 6, 99)] == [
        *("once", "twice", "a few times"),
        *("a few times", "many times", "many times"),
    ]
    lines = [
        Line(GAVE, 0, "no", "no"),
        Line(GAVE, 1, "You wrote.", "x"),
        Line(CAME, 4, "x", "They came %(often)s."),
    ]
    assert sentences(lines, GAVE) == ["You wrote."]
    assert sentences(lines, CAME) == ["They came a few times."]


@given(st.lists(st.sampled_from(RINGS), min_size=1, max_size=MOST), st.sampled_from(WIDTHS))
@settings(max_examples=60)
def test_everybody_on_the_map_is_drawn_once_in_their_ring_and_inside_the_picture(
    rings: list[int], width: int
) -> None:
    drawn = picture(rings, width)
    assert [dot.number for dot in drawn.dots] == list(range(1, len(rings) + 1))
    for dot, ring in zip(drawn.dots, rings, strict=True):
        away = ((dot.x - drawn.middle) ** 2 + (dot.y - drawn.middle) ** 2) ** 0.5
        assert abs(away - drawn.radii[ring - 1]) < 2
        assert drawn.disc <= dot.x <= width - drawn.disc
        assert drawn.disc <= dot.y <= width - drawn.disc


def test_what_is_a_number_can_be_rung_and_what_is_more_is_read() -> None:
    assert dialled("01632 960 112") == "01632960112"
    assert dialled("+44 (0)1632-960112") == "+4401632960112"
    assert dialled("knock twice") == ""
    assert dialled("12") == ""
    assert dialled("01632 960112 javascript:x") == ""


def test_a_sum_needs_all_three_answers_and_heavy_is_six_or_any_often() -> None:
    def said(*answers: int | None) -> dict[str, int | None]:
        return dict(zip(loneliness.QUESTIONS, answers, strict=True))

    assert loneliness.total(said(1, 2, 3)) == 6
    assert loneliness.total(said(1, None, 3)) is None
    assert loneliness.is_heavy(said(2, 2, 2))
    assert loneliness.is_heavy(said(None, 3, None))
    assert not loneliness.is_heavy(said(1, 2, 2))
    assert not loneliness.is_heavy(said(None, None, None))


def test_below_five_points_there_is_no_picture() -> None:
    sums = [(TODAY + timedelta(days=30 * n), 3 + n) for n in range(5)]
    assert loneliness.picture(sums[:4], 340) is None
    drawn = loneliness.picture(sums, 340)
    assert drawn is not None
    assert [point.sum for point in drawn.points] == [3, 4, 5, 6, 7]
    assert drawn.points[0].y > drawn.points[-1].y  # higher up is lonelier
    assert all(0 <= point.x <= 340 for point in drawn.points)


def test_the_questions_come_again_as_asked_or_not_at_all() -> None:
    assert loneliness.next_on("monthly", TODAY) == TODAY + timedelta(days=30)
    assert loneliness.next_on("when-i-like", TODAY) is None
    assert not loneliness.is_due(None, TODAY)
    assert loneliness.is_due(TODAY, TODAY)
