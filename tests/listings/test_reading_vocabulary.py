"""The words meetings are described with: everybody's codes lead to one, and no fellowship is special."""

import json
import os
import re
from pathlib import Path

import pytest

from porch.listings.vocabulary import (
    FELLOWSHIPS,
    TYPES,
    by_bmlt,
    by_mg,
    by_name,
    by_world,
    fellowship_id,
    fellowship_name,
    fellowship_named,
    who_may_come,
)

SHARED = Path(os.environ.get("PORCH_MEETINGS", Path(__file__).parents[2] / "../shared/data/meetings"))


def id_of(found: object) -> str:
    return getattr(found, "id", "")


@pytest.mark.parametrize(
    ("mg", "bmlt", "world", "id"),
    [
        ("O", "O", "OPEN", "open"),
        ("C", "C", "CLOSED", "closed"),
        ("BE", "B", "BEG", "newcomers"),
        ("W", "W", "W", "women"),
        ("Y", "YP", "Y", "young"),
        ("X", "WC", "WCHR", "wheelchair"),
        ("CAN", "CL", "CAN", "candlelight"),
        ("TC", "TC", "TC", "closed-for-now"),
    ],
)
def test_the_codes_of_two_fellowships_lead_to_one_word(mg: str, bmlt: str, world: str, id: str) -> None:
    assert [id_of(by_mg(mg)), id_of(by_bmlt(bmlt)), id_of(by_world(world))] == [id] * 3


def test_a_letter_means_what_it_means_where_it_is_written() -> None:
    assert (id_of(by_mg("B")), id_of(by_bmlt("B")), id_of(by_mg("B", "na"))) == (
        "big-book",
        *["newcomers"] * 2,
    )
    assert (id_of(by_mg("P")), id_of(by_mg("P", "al-anon"))) == ("professionals", "parents")
    assert (id_of(by_bmlt("SL")), id_of(by_bmlt("So"))) == ("sign-language", "speaker")


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("open", "open"),
        ("Wheelchair Access", "wheelchair"),
        ("wheelchair-accessible", "wheelchair"),
        ("Newcomers", "newcomers"),
        ("LGBTQIAA+", "lgbtq"),
        ("Agnostic / Atheist", "secular"),
        ("Espanol", "lang-es"),
        ("Español", "lang-es"),
        ("Guardería disponible", "childcare"),
        ("Step Meeting", "step-study"),
        ("Temporary Closure", "closed-for-now"),
        ("Families, Friends, and Observers Welcome", "open"),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed: str, id: str) -> None:
    assert id_of(by_name(typed)) == id


def test_what_nobody_knows_is_nothing() -> None:
    assert (by_mg("QQ"), by_world("LANG"), by_bmlt(""), by_name("Left-handed"), by_name("")) == (None,) * 5


def test_misspelt_codes_that_many_lists_use_are_understood() -> None:
    said = [id_of(by_mg(code)) for code in ("ASBI", "onl", "AC", "bb", "LGBTQIAA+")]
    assert said == ["as-bill-sees-it", "online", "adult-children", "big-book", "lgbtq"]


def test_every_word_says_what_it_is_and_every_code_leads_back() -> None:
    for id, one in TYPES.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id)
        assert one.name
        assert id_of(by_name(one.name)) == id
        assert not one.mg or id_of(by_mg(one.mg)) == id
        assert not one.bmlt or id_of(by_bmlt(one.bmlt)) == id
        assert (one.kind == "language") == bool(one.language) or id in ("bilingual", "languages-lt-ru")
        assert set(one.fellowships) <= set(FELLOWSHIPS)


def test_every_code_of_the_meeting_guide_has_its_word() -> None:
    known = {one.mg for one in TYPES.values()} - {""}
    assert len(known) == 87 + 5
    published = SHARED / "other/spec-1.1.9-types.json"
    if not published.exists():
        pytest.skip("the published list of codes is not beside this tree")
    assert set(json.loads(published.read_text())) <= known


def test_a_real_servers_formats_have_their_words() -> None:
    served = SHARED / "bmlt/formats-all.json"
    if not served.exists():
        pytest.skip("the recorded formats are not beside this tree")
    strangers = [
        row["key_string"] for row in json.loads(served.read_text()) if not by_bmlt(row["key_string"])
    ]
    assert strangers == []


def test_a_fellowship_is_found_by_what_people_call_it() -> None:
    said = [
        "Alcoholics Anonymous",
        "n.a.",
        "Smart recovery",
        "AFG",
        "recovery dharma",
        "WFS",
        "lifering",
        "aa",
    ]
    assert [id_of(fellowship_named(text)) for text in said] == [
        *("aa", "na", "smart", "al-anon", "dharma", "women-for-sobriety", "lifering", "aa")
    ]


def test_a_fellowship_of_a_place_is_kept_under_its_own_name() -> None:
    assert fellowship_id("  Harbour   Evening Circle ") == "Harbour Evening Circle"
    assert fellowship_name("Harbour Evening Circle") == "Harbour Evening Circle"
    assert fellowship_name("na") == "Narcotics Anonymous"


def test_closed_says_for_whom() -> None:
    assert who_may_come("closed", "al-anon") == "For families and friends of somebody who drinks or uses."
    assert who_may_come("closed", "smart") == who_may_come("closed", "Harbour Evening Circle")
    assert "drink or use" in who_may_come("closed")
