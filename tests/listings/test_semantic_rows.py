"""In which order the semantic API answers, what it sends of a meeting, and what may be asked at all."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.listings.listing import Listing
from porch.listings.semantic.answers import search
from porch.listings.semantic.asked import Asked, NotAnswered, question_of, switcher_of
from porch.listings.semantic.rows import DOUBTED, NEVER_TOLD, fields_of
from tests.listings.small_list import asked, rows, small_list
from tests.listings.small_list import found as numbers_found

EVERYTHING = [12, 11, 13, 14, 16, 15]
HERE = "lat_val=40&long_val=-74"


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("sort_keys=id_bigint", [11, 12, 13, 14, 15, 16]),
        ("sort_keys=meeting_name", [14, 11, 12, 13, 15, 16]),
        ("sort_keys=location_municipality,id_bigint", [11, 13, 12, 14, 15, 16]),
        ("sort_keys=start_time,duration_time", [16, 12, 11, 15, 13, 14]),
        ("sort_keys=nothing", EVERYTHING),
        ("sort_key=town", [11, 13, 12, 14, 16, 15]),
        ("sort_key=time", [11, 12, 13, 14, 16, 15]),
        ("sort_key=state", [14, 11, 13, 12, 16, 15]),
        ("sort_key=weekday", [11, 12, 13, 14, 16, 15]),
        ("sort_key=weekday_state", [11, 12, 14, 13, 16, 15]),
        ("sort_key=nothing", EVERYTHING),
        ("page_size=2", [12, 11]),
        ("page_size=2&page_num=2", [13, 14]),
        ("page_size=2&page_num=9", []),
        ("page_size=2&page_num=-1", [12, 11]),
        ("page_size=0", []),
        ("page_size=2&sort_keys=id_bigint", [11, 12]),
        ("page_num=2", EVERYTHING),
    ],
)
def test_what_says_nothing_comes_last_and_a_page_is_cut_after_sorting(query: str, numbers: list[int]) -> None:
    assert numbers_found(query) == numbers


def test_every_value_is_text_and_nobody_is_named() -> None:
    for row in rows(""):
        assert all(isinstance(value, str) for value in row.values())
        assert all(row[name] == "" for name in NEVER_TOLD)
        assert row["published"] == "1"
    assert "Kim" not in json.dumps(rows(""))


def test_a_row_says_what_a_bmlt_server_says() -> None:
    row = next(row for row in rows("meeting_ids=16"))
    expected = {
        "weekday_tinyint": "7",
        "start_time": "07:30:00",
        "duration_time": "24:00:00",
        "time_zone": "America/New_York",
        "venue_type": "3",
        "formats": "O,VM",
        "format_shared_id_list": "17,54",
        "longitude": "",
        "train_lines": "Red line",
        "parking": "off",
        "phone_meeting_number": "+1 555 0100",
        "root_server_uri": "https://list.example",
        "comments": f"{DOUBTED} Not every week: on the first and third Saturday of the month. "
        "Held until 1 January 2027. Not held on holidays.",
    }
    assert {name: row[name] for name in expected} == expected


def test_only_the_fields_that_are_asked_for_are_sent() -> None:
    assert rows("data_field_key=id_bigint,meeting_name&meeting_ids=11") == [
        {"id_bigint": "11", "meeting_name": "Meeting 11"}
    ]
    assert len(rows("data_field_key=nothing&meeting_ids=11")[0]) > 40


def test_the_formats_of_what_was_found_come_along_or_come_alone() -> None:
    told = rows("get_used_formats&weekdays=1")
    assert [row["id_bigint"] for row in told["meetings"]] == ["12", "11"]
    assert [row["key_string"] for row in told["formats"]] == ["C", "CL", "O"]
    assert rows("get_formats_only=1&weekdays=1") == {"formats": told["formats"]}


def test_formats_are_told_in_the_language_that_is_asked_for_where_they_have_it() -> None:
    [row] = rows("meeting_ids=11&lang_enum=de")
    assert row["formats"] == "O,KZ"
    told = rows("meeting_ids=11&lang_enum=de&get_formats_only=1")["formats"]
    assert [(one["name_string"], one["lang"]) for one in told] == [("Kerzenlicht", "de"), ("Open", "en")]


def test_an_empty_list_answers_with_nothing() -> None:
    empty = small_list()
    empty.told.clear()
    empty.__post_init__()
    assert rows("", empty) == []
    assert rows(f"{HERE}&geo_width=-10&SearchString=candle&sort_key=town", empty) == []


@pytest.mark.parametrize(
    ("query", "data_format"),
    [
        ("", "json"),
        ("switcher=Nothing", "json"),
        ("switcher=GetFormats", "csv"),
        ("switcher=GetFormats", "tsml"),
        ("switcher=GetSearchResults", "xml"),
        ("switcher=GetNAWSDump", "jsonp"),
    ],
)
def test_what_may_not_be_asked_is_answered_with_what_may(query: str, data_format: str) -> None:
    with pytest.raises(NotAnswered, match="GetNAWSDump"):
        switcher_of(asked(query), data_format)


PAIRS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *(
                    "weekdays",
                    "weekdays[]",
                    "formats",
                    "services",
                    "meeting_ids[]",
                    "venue_types",
                    "page_size",
                ),
                *(
                    "page_num",
                    "lat_val",
                    "long_val",
                    "geo_width",
                    "geo_width_km",
                    "SearchString",
                    "sort_keys",
                ),
                *(
                    "StartsAfterH",
                    "StartsAfterM",
                    "MinDurationH",
                    "meeting_key",
                    "meeting_key_value",
                    "lang_enum",
                ),
                *(
                    "data_field_key",
                    "sort_results_by_distance",
                    "get_used_formats",
                    "recursive",
                    "a[b",
                    "[]",
                    "",
                ),
            ]
        ),
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                ["1", "-1", "1e308", "1e999", "nan", "-inf", "9" * 30, "id_bigint", "40", "-74", "٣"]
            ),
        ),
    ),
    max_size=12,
)
SMALL = small_list()


@given(PAIRS)
def test_whatever_is_asked_is_answered_with_meetings_of_the_list_each_once(
    pairs: list[tuple[str, str]],
) -> None:
    found = search(SMALL, question_of(Asked(pairs))).rows.tolist()
    assert len(set(found)) == len(found)
    assert set(found) <= set(range(6))


def test_a_field_that_was_kept_and_may_be_about_a_person_is_told_nobody() -> None:
    kept = Listing(slug="a", name="A", own={"secretary": "Jane Smith", "parking": "off"})
    assert fields_of(kept) == {"parking"}
