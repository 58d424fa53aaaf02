"""Faults are met with mercy, each is told, and what cannot be right is left out rather than guessed."""

import pytest

from tests.listings.faulty import ROW, faulty, mended, notes, reading


def test_a_meeting_without_faults_is_taken_without_a_word() -> None:
    found = faulty()
    assert (found.noted, found.refused, found.rows) == ([], [], 1)


def test_a_row_for_several_days_becomes_one_for_each() -> None:
    found = faulty(day=["Wednesday", "1", 1])
    assert [(one.slug, one.day) for one in found.listings] == [("lamp-1", 1), ("lamp-3", 3)]
    assert found.rows == 1


def test_two_rows_with_several_days_lose_nothing() -> None:
    rows = [
        ROW | {"slug": slug, "day": day} for slug, day in (("a", [1, 3]), ("b", [2, 4]), ("c", 5), ("d", [0]))
    ]
    assert [one.slug for one in reading(*rows).listings] == ["a-1", "a-3", "b-2", "b-4", "c", "d"]


def test_several_days_without_a_time_are_one_meeting_by_appointment() -> None:
    assert mended(day=[1, 3], time=None).is_by_appointment


def test_a_slug_that_is_taken_gets_a_number_and_the_same_row_again_is_refused() -> None:
    found = reading(ROW, ROW | {"day": 2}, ROW | {"day": 3}, ROW)
    assert [one.slug for one in found.listings] == ["lamp", "lamp-2", "lamp-3"]
    assert [(one.row, one.field) for one in found.refused] == [(4, "slug")]


def test_a_row_without_a_slug_has_the_same_one_every_time() -> None:
    assert mended(slug=None).slug == mended(slug=None).slug == "lampandkettle-1-1900"
    assert mended(slug=None, id=7).slug == "7"


def test_a_row_that_is_no_row_is_refused_with_its_number() -> None:
    found = reading(ROW, ["lamp"], ROW | {"slug": "b", "name": " "})  # type: ignore[arg-type]
    assert [str(one) for one in found.refused] == [
        "row 2, row: it is a list, not an object with fields",
        "row 3, name: it has no name, and neither a group nor a place to be called after",
    ]


def test_a_meeting_without_a_name_is_called_after_its_group_or_place() -> None:
    assert mended(name="", group="Quay Group").name == "Quay Group"
    assert mended(name=None, location="Quay House").name == "Quay House"


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("<p>Ring the bell</p><p>Second floor</p>", "Ring the bell\nSecond floor"),
        ("Tea &amp;amp; cake", "Tea &amp; cake"),
        ("a &lt;b&gt; c", "a <b> c"),
        ("I <3 tea and 2 < 3", "I <3 tea and 2 < 3"),
        ("x<script>alert(1)</script>y", "xy"),
        ("WomenÃ¢â‚¬â„¢s", "WomenÃ¢â‚¬â„¢s".encode("cp1252").decode()),
        ("cafÃ©", "café"),
        ("one\r\n\r\n\r\n\r\ntwo", "one\n\ntwo"),
        ("\u202eevil\u202c \ud800", "evil"),
        ("نیم‌فاصله", "نیم‌فاصله"),
    ],
)
def test_text_becomes_plain_and_is_decoded_once(said: str, stands: str) -> None:
    assert mended(notes=said).notes == stands


@pytest.mark.parametrize(
    ("lat", "lon", "stands"),
    [
        (55.4, -1.6, (55.4, -1.6)),
        ("55.4", "-1.6", (55.4, -1.6)),
        ("55,4", "-1,6", (55.4, -1.6)),
        (-1.6, 55.4, (55.4, -1.6)),
        (0, 0, (None, None)),
        (55.4, None, (None, None)),
        (40.7, -74, (None, None)),
        ("1e5", "x", (None, None)),
        (float("inf"), 1, (None, None)),
    ],
)
def test_a_place_on_the_map_is_right_or_none(lat: object, lon: object, stands: tuple[float, float]) -> None:
    one = mended(latitude=lat, longitude=lon)
    assert (one.latitude, one.longitude) == stands


def test_coordinates_without_a_country_may_be_anywhere_on_earth() -> None:
    one = mended(formatted_address="1 Quay St", latitude=-33.9, longitude=18.4)
    assert (one.latitude, one.longitude) == (-33.9, 18.4)
    swapped = faulty(formatted_address="1 Quay St", latitude=151.2, longitude=-33.9)
    assert swapped.listings[0].latitude == -33.9
    assert "swapped" in notes(swapped, "latitude")


@pytest.mark.parametrize(
    ("fields", "approximate"),
    [
        ({"formatted_address": "Albany, NY, USA"}, True),
        ({"formatted_address": "Albany, NY, USA", "approximate": "no"}, False),
        ({"formatted_address": "12 Quay St, Alnmouth"}, False),
        ({"formatted_address": None, "address": "Quay St", "city": "Alnmouth"}, False),
        ({"formatted_address": None, "city": "Alnmouth"}, True),
        ({"formatted_address": None, "location": "Zoom"}, True),
        ({"formatted_address": None, "location": "Quay House"}, False),
        ({"approximate": "yes"}, True),
        ({"approximate": True}, True),
    ],
)
def test_a_town_is_not_taken_for_a_door(fields: dict[str, object], approximate: bool) -> None:
    assert mended(**fields).approximate is approximate


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("https://zoom.us/j/1?pwd=a", "https://zoom.us/j/1?pwd=a"),
        ("zoom.us/j/1", "https://zoom.us/j/1"),
        ("Join: https://zoom.us/j/1 (code 5)", "https://zoom.us/j/1"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https:", ""),
        ("https://user:secret@example.org/", ""),
        ("ask the host", ""),
        ("https://exa mple.org", ""),
        ("http://[::1", ""),
    ],
)
def test_a_link_leads_to_a_page_or_is_left_out(said: str, stands: str) -> None:
    assert mended(conference_url=said).conference_url == stands


@pytest.mark.parametrize(
    ("said", "stands", "beside"),
    [
        ("+16699006833,,123#", "+16699006833,,123#", ""),
        ("020 7946 0018 ext. 5", "02079460018,5", ""),
        ("tel:+44 20 7946 0018", "+442079460018", ""),
        ("text us", "", "text us"),
        ("+11", "", "+11"),
    ],
)
def test_a_number_can_be_dialled_or_stands_beside(said: str, stands: str, beside: str) -> None:
    one = mended(conference_phone=said)
    assert (one.conference_phone, one.conference_phone_notes) == (stands, beside)


def test_a_password_where_a_payment_name_belongs_is_neither_kept_nor_repeated() -> None:
    found = faulty(paypal="tr0ub4dor&3!", venmo="venmo.com/u/Quay-Group", square="QuayGroup")
    [one] = found.listings
    assert (one.paypal, one.venmo, one.square) == ("", "@Quay-Group", "$QuayGroup")
    assert "tr0ub4dor" not in repr(found)


def test_unknown_codes_are_kept_as_they_stand() -> None:
    found = faulty(types=["O", "QQ", "Left-handed", ""])
    assert (found.listings[0].types, found.listings[0].unknown) == (("open",), ("QQ", "Left-handed"))
    assert "“QQ” is kept as it stands, in 1 row" in notes(found, "types")


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("Open, Discussion", ("open", "discussion")),
        ("Open Discussion", ("discussion",)),
        ("Families, Friends, and Observers Welcome", ("open",)),
        ("o;w|Wheelchair Accessible", ("open", "women", "wheelchair")),
        (["Offen", "Español"], ("open", "lang-es")),
        (11, ("eleventh-step",)),
        ({"O": 1}, ()),
    ],
)
def test_kinds_are_told_apart_however_they_are_listed(said: object, kinds: tuple[str, ...]) -> None:
    assert mended(types=said).types == kinds


def test_open_and_closed_together_sends_nobody_away_at_the_door() -> None:
    found = faulty(types=["O", "C", "W"])
    assert found.listings[0].types == ("closed", "women")
    assert "open and closed" in notes(found, "types")


def test_online_without_a_way_in_is_said() -> None:
    assert "neither a link nor a number" in notes(faulty(types=["ONL"]), "types")
    assert notes(faulty(types=["ONL"], conference_url="https://zoom.us/j/1"), "types") == ""


def test_midnight_where_nobody_said_when_it_ends_is_an_hour() -> None:
    assert mended(time="07:00", end_time="00:00").minutes == 60
    assert mended(time="22:30", end_time="00:00").minutes == 90
    assert mended(time="19:00", end_time="19:00").minutes == 60


def test_only_a_full_name_is_flagged_and_no_contact_is_kept() -> None:
    assert notes(faulty(contact_1_name="Joan S."), "contact_1_name") == ""
    found = faulty(contact_1_name="Joan Smith", contact_1_email="joan@example.org", email="x@example.org")
    assert "last name" in notes(found, "contact_1_name")
    assert "Joan" not in repr(found)
    assert "example.org" not in repr(found)


@pytest.mark.parametrize(
    "field",
    [
        *(
            "day",
            "time",
            "end_time",
            "timezone",
            "types",
            "conference_url",
            "conference_phone",
            "updated",
            "regions",
        ),
        *("feedback_emails", "notes", "formatted_address", "paypal", "latitude", "contact_1_name", "slug"),
    ],
)
@pytest.mark.parametrize(
    "said",
    [
        "1" * 200_000,
        "7-" * 100_000,
        "a," * 100_000,
        " \t" * 100_000,
        "<" * 200_000,
        "x 1:00 to " * 20_000,
        "<a " * 60_000,
    ],
)
def test_a_field_without_an_end_keeps_nobody_waiting(field: str, said: str) -> None:
    found = faulty(**{field: said})
    assert len(found.listings) == 1


def test_a_field_that_is_nested_without_an_end_is_no_day() -> None:
    deep: list[object] = []
    for _ in range(600):
        deep = [deep]
    assert mended(day=deep).is_by_appointment
