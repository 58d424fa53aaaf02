"""What a search of the semantic API finds, in which order, and what is sent."""

from math import acos, cos, degrees, radians, sin

import pytest

from porch.listings.semantic.asked import NotAnswered
from porch.listings.semantic.circles import KM, MILES, RADII
from tests.listings.small_list import found, rows

EVERYTHING = [12, 11, 13, 14, 16, 15]
HERE = "lat_val=40&long_val=-74"


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", EVERYTHING),
        ("meeting_ids=11,13", [11, 13]),
        ("meeting_ids[]=11&meeting_ids[]=13", [11, 13]),
        ("meeting_ids=11", [11]),
        ("meeting_ids=-11", [12, 13, 14, 16, 15]),
        ("meeting_ids=99", []),
        ("meeting_ids=nonsense", EVERYTHING),
        ("weekdays=1", [12, 11]),
        ("weekdays=1,7", [12, 11, 16, 15]),
        ("weekdays[]=-1&weekdays[]=-7", [13, 14]),
        ("weekdays=1,-7", [12, 11]),
        ("venue_types=1", [12, 11, 13, 14]),
        ("venue_types[]=2&venue_types[]=3", [16, 15]),
        ("venue_types=-2", [12, 11, 13, 14, 16]),
        ("services=2", [12, 11]),
        ("services=1", []),
        ("services=1&recursive=1", [12, 11, 13, 14]),
        ("services=-1&recursive=1", [16, 15]),
        ("services=-2", [13, 14, 16, 15]),
        ("formats=17", [11, 13, 16]),
        ("formats=17,6", [11]),
        ("formats=17,6&formats_comparison_operator=AND", [11]),
        ("formats=4,6&formats_comparison_operator=OR", [12, 11]),
        ("formats[]=17&formats[]=-54", [11, 13]),
        ("formats=-17", [12, 14, 15]),
        ("formats=999", []),
        ("root_server_ids=5", EVERYTHING),
        ("advanced_published=1", EVERYTHING),
        ("advanced_published=0", EVERYTHING),
        ("advanced_published=-1", []),
    ],
)
def test_a_list_is_taken_in_every_form_and_a_negative_number_leaves_out(
    query: str, numbers: list[int]
) -> None:
    assert found(query) == numbers


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("StartsAfterH=9", [13, 14, 15]),
        ("StartsAfterH=8&StartsAfterM=59", [12, 11, 13, 14, 15]),
        ("StartsBeforeH=9", [16]),
        ("StartsBeforeH=9&StartsBeforeM=1", [12, 11, 16]),
        ("StartsAfterH=9&StartsBeforeH=20", [13, 15]),
        ("EndsBeforeH=10", [12, 11]),
        ("EndsBeforeH=23&EndsBeforeM=59", [12, 11, 13, 15]),
        ("MinDurationH=1&MinDurationM=30", [13, 16]),
        ("MaxDurationM=30", [12]),
        ("MaxDurationH=1&MaxDurationM=0", [12, 11, 14, 15]),
        ("StartsAfterH=99", [14]),
        ("StartsBeforeH=-5", []),
        ("StartsAfterH=soon", EVERYTHING),
    ],
)
def test_hours_are_held_within_a_day_and_after_and_before_are_strict(query: str, numbers: list[int]) -> None:
    assert found(query) == numbers


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("meeting_key=location_municipality&meeting_key_value=Ashford", [11, 13]),
        ("meeting_key=location_municipality&meeting_key_value=ASHFORD", [11, 13]),
        (
            "meeting_key=location_municipality&meeting_key_value[]=Brook&meeting_key_value[]=Ashford",
            [12, 11, 13],
        ),
        ("meeting_key=location_municipality&meeting_key_value=Ash", []),
        ("meeting_key=location_municipality", []),
        ("meeting_key=location_municipality&meeting_key_value=", []),
        ("meeting_key=weekday_tinyint&meeting_key_value=2", [13, 14]),
        ("meeting_key=start_time&meeting_key_value=9:00", [12, 11]),
        ("meeting_key=duration_time&meeting_key_value=24:00:00", [16]),
        ("meeting_key=worldid_mixed&meeting_key_value=g16", [16]),
        ("meeting_key=parking&meeting_key_value=off", [16]),
        ("meeting_key=formats&meeting_key_value=17", []),
        ("meeting_key=latitude&meeting_key_value=40", []),
        ("meeting_key=contact_name_1&meeting_key_value=Kim Park", []),
        ("meeting_key=nothing&meeting_key_value=x", []),
    ],
)
def test_a_field_is_compared_whole_whatever_its_case(query: str, numbers: list[int]) -> None:
    assert found(query) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("cafe", [12]),
        ("CAFÉ", [12]),
        ("candle", [11, 14]),
        ("open ashford", [11, 13]),
        ("candle brook", [12, 11, 14]),
        ("the candle", [11, 14]),
        ("ca", EVERYTHING),
        ("11,13", [11, 13]),
        ("16", [16]),
        ("5", []),
        ("zzz", []),
        (" ".join(f"nobody{n}" for n in range(12)) + " candle", []),
        ("off", []),
    ],
)
def test_words_are_found_by_their_beginning_and_numbers_are_meetings(text: str, numbers: list[int]) -> None:
    """All the words; where none has all, any. Also in the names of formats."""
    assert found(f"SearchString={text}") == numbers


def test_an_address_is_not_looked_up_anywhere() -> None:
    with pytest.raises(NotAnswered) as told:
        found("SearchString=Mill Lane&StringSearchIsAnAddress=1")
    assert told.value.status == 400


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        (f"{HERE}&geo_width=1", [12, 11]),
        (f"{HERE}&geo_width=0.5", [11]),
        (f"{HERE}&geo_width_km=1", [11]),
        (f"{HERE}&geo_width_km=1.2", [12, 11]),
        (f"{HERE}&geo_width=1&geo_width_km=0.1", [12, 11]),
        (f"{HERE}&geo_width=69.1&sort_results_by_distance=1", [11, 12, 13]),
        (f"{HERE}&geo_width=-1", [11]),
        (f"{HERE}&geo_width=-2&sort_results_by_distance=1", [11, 12]),
        (f"{HERE}&geo_width=-3", [12, 11, 13]),
        (f"{HERE}&geo_width=-50", [12, 11, 13]),
        (f"{HERE}&geo_width_km=-3", [12, 11, 13]),
        (f"{HERE}&geo_width=-1&weekdays=2", [13]),
        (HERE, []),
        ("lat_val=40&geo_width=5", []),
        ("long_val=-74&geo_width=5", []),
        ("lat_val=here&long_val=there&geo_width=5", EVERYTHING),
        ("lat_val=0&long_val=0&geo_width=5", []),
    ],
)
def test_a_circle_holds_what_is_in_it_and_a_negative_width_grows_until_it_holds_enough(
    query: str, numbers: list[int]
) -> None:
    assert found(query) == numbers


def test_distances_are_told_in_both_units_and_only_where_a_point_was_given() -> None:
    [_, near] = rows(f"{HERE}&geo_width=1&sort_results_by_distance=1")
    apart = degrees(acos(sin(radians(40)) * sin(radians(40.01)) + cos(radians(40)) * cos(radians(40.01))))
    assert float(near["distance_in_miles"]) == pytest.approx(apart * MILES)
    assert float(near["distance_in_km"]) == pytest.approx(apart * KM)
    assert all(row["distance_in_km"] == "" for row in rows(""))


def test_asking_for_the_distance_alone_measures_every_meeting_that_is_somewhere() -> None:
    told = rows(f"{HERE}&data_field_key=id_bigint,distance_in_miles")
    assert {row["id_bigint"]: bool(row["distance_in_miles"]) for row in told} == {
        **dict.fromkeys(("11", "12", "13"), True),
        **dict.fromkeys(("14", "15", "16"), False),
    }


def test_the_row_of_circles_has_fifty_eight_steps_and_rises() -> None:
    assert len(RADII) == 58
    assert list(RADII) == sorted(set(RADII))
