"""Whatever is wrong with the input is said in one line that names the row and the field."""

import json
from pathlib import Path
from typing import Any

import pytest

from porch.matching.reading import case_from, read_case
from porch.matching.refusal import CaseRefused
from porch.matching.sheets import read_sheets
from tests.matching.oracle import AS_OF, person


def refusal(**data: Any) -> str:
    whole = {"mode": "mentors", "as_of": AS_OF, "people": [person("s"), person("m", "mentor")], **data}
    with pytest.raises(CaseRefused) as refused:
        case_from({name: value for name, value in whole.items() if value != "missing"})
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("role", "friend", "'friend' is none of seeker, mentor, both"),
        ("capacity", -1, "-1 is not a whole number"),
        ("capacity", 1.5, "1.5 is not a whole number"),
        ("capacity", True, "True is not a whole number"),
        ("languages", "en", "'en' is not a list"),
        ("languages", ["en", 7], "7 is not a code"),
        ("availability", ["mon-24"], "'mon-24' is not an hour of the week (mon-0 to sun-23)"),
        ("availability", ["monday-1"], "'monday-1' is not an hour"),
        ("availability", ["mon-001"], "'mon-001' is not an hour"),
        ("timezone", "Dublin", "'Dublin' is not a time zone"),
        ("timezone", 3, "3 is not a time zone"),
        ("timezone", "../etc/passwd", "is not a time zone"),
        ("remote", "yes", "'yes' is neither true nor false"),
        ("place", [53.3], "[53.3] is not [latitude, longitude]"),
        ("place", [91, 0], "latitude 91 is not between -90 and 90"),
        ("place", [0, 181], "181 is not between -180 and 180"),
        ("place", [float("nan"), 0], "nan is not a number"),
        ("km", -2, "-2 is not between 0 and 20100"),
        ("km", "10", "'10' is not a number"),
        ("gender", {"woman": 1}, "is not a list"),
        ("age_band", "18-25", "'18-25' is none of 18-24, 25-34"),
        ("accepts_ages", ["old"], "'old' is none of 18-24"),
        ("recovery_since", "2026-13-01", "'2026-13-01' is not a date (YYYY-MM-DD)"),
        ("recovery_since", "23/11/2026", "is not a date"),
        ("recovery_since", "2026-11-24", "2026-11-24 is after the round (2026-11-23)"),
        ("waiting_since", "2027-01-01", "is after the round"),
        ("min_recovery_days", -5, "-5 is not a whole number"),
        ("acceptance", 1.2, "1.2 is not between 0 and 1"),
        ("may_share", "interests", "is not a list"),
        ("id", None, "is missing"),
        ("id", " ", "' ' is not an id"),
        ("role", None, "is missing (seeker, mentor or both)"),
    ],
)
def test_a_bad_field_is_named_with_its_row(field: str, value: Any, says: str) -> None:
    said = refusal(people=[person("s"), person("m", "mentor") | {field: value}])
    assert said.startswith(f"people row 2, field {field}: ")
    assert says in said


@pytest.mark.parametrize("name", ["accept_genders", "availabilty", "pathway", "min_recovery_day", "genders"])
def test_a_name_that_is_nearly_right_is_refused(name: str) -> None:
    assert refusal(people=[person("s", **{name: ["x"]})]).startswith(f"people row 1, field {name}: ")


def test_a_name_of_ones_own_is_passed_over() -> None:
    case = case_from(
        {"mode": "peers", "as_of": AS_OF, "people": [{"id": 1, "note": "hello"}], "made_by": "me"}
    )
    assert case.people[0].id == 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"mode": "speed-dating"}, "field mode: 'speed-dating' is none of mentors, peers"),
        ({"mode": "missing"}, "field mode: None is none of"),
        ({"as_of": "missing"}, "field as_of: is missing"),
        ({"as_of": "yesterday"}, "field as_of: 'yesterday' is not a date"),
        ({"people": "missing"}, "field people: is missing"),
        ({"people": {}}, "field people: is missing or not a list"),
        ({"people": ["s"]}, "people row 1: 's' is not an object"),
        ({"people": [person("s"), person("s")]}, "people row 2, field id: 's' is also the id of row 1"),
        ({"people": [person("1"), {"id": 1, "role": "mentor"}]}, "people row 2, field id: 1 is also"),
        ({"blocks": [["s", "m"], ["s", "ghost"]]}, "blocks row 2, field id: 'ghost' is nobody in people"),
        ({"avoid": [["s"]]}, "avoid row 1: ['s'] is not a pair of ids"),
        ({"blocks": [["s", "s"]]}, "blocks row 1, field id: 's' is tied to themselves"),
        ({"blocks": "s,m"}, "field blocks: is not a list of pairs"),
        ({"block": [["s", "m"]]}, "field block: is not a field; perhaps blocks is meant"),
        ({"existing": [["s", None]]}, "existing row 1, field id: None is not an id"),
        (
            {"people": [person("s"), person("t")], "existing": [["s", "t"]]},
            "existing row 1, field id: both are",
        ),
        ({"policy": ["k"]}, "field policy: is not an object"),
        ({"policy": {"kk": 1}}, "policy, field kk: is not part of a policy"),
        ({"policy": {"k": 0}}, "policy, field k: 0 is not a whole number from 1"),
        ({"policy": {"base": -1}}, "policy, field base: -1 is not a whole number"),
        ({"policy": {"min_common_hours": 169}}, "policy, field min_common_hours: 169"),
        ({"policy": {"reserve": 1.5}}, "policy, field reserve: 1.5 is not a number from 0 to 1"),
        ({"policy": {"target_gap": "small"}}, "policy, field target_gap: 'small'"),
        ({"policy": {"concave": 2}}, "policy, field concave: 2"),
        ({"policy": {"rules": {"sex": False}}}, "policy, field rules.sex: is not a rule (known: language"),
        ({"policy": {"rules": {"gender": "off"}}}, "policy, field rules.gender: 'off' is neither"),
        ({"policy": {"rules": ["gender"]}}, "policy, field rules: must be an object"),
        ({"policy": {"weights": {"beauty": 9}}}, "policy, field weights.beauty: is not a component"),
        ({"policy": {"weights": {"interests": -1}}}, "policy, field weights.interests: -1"),
        ({"policy": {"version": None}}, "policy, field version: must be text"),
    ],
)
def test_a_bad_round_says_what_and_where(data: dict[str, Any], says: str) -> None:
    assert refusal(**data).startswith(says)


def test_rules_may_be_named_by_their_fields() -> None:
    policy = {"rules": {"accepts_genders": False, "languages": False, "km": False}}
    case = case_from({"mode": "peers", "as_of": AS_OF, "people": [], "policy": policy})
    assert [rule for rule in ("gender", "language", "distance", "age") if case.policy.binds(rule)] == ["age"]


@pytest.mark.parametrize(
    ("text", "says"),
    [("{", "is not JSON (line 1)"), ("[]", "is not a JSON object"), ("[" * 100_000, "nested too deep")],
)
def test_a_file_that_is_no_round_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "round.json"
    path.write_text(text)
    with pytest.raises(CaseRefused, match=r"round\.json: ") as refused:
        read_case(path)
    assert says in str(refused.value)
    with pytest.raises(CaseRefused, match="cannot be read"):
        read_case(tmp_path / "nothing.json")
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(CaseRefused, match="is not UTF-8 text"):
        read_case(path)


PEOPLE = """id,role,capacity,languages,availability,remote,place,km,accepts_genders,acceptance
s,seeker,,en|es,mon-18|mon-19,true,,,,
m,mentor,2,en,mon-18|mon-19|tue-7,no,53.3|-6.2,10.5,woman|man,0.5
"""


def sheets(tmp_path: Path, people: str, links: str | None = None) -> dict[str, Any]:
    (tmp_path / "people.csv").write_text(people)
    if links is not None:
        (tmp_path / "links.csv").write_text(links)
    return read_sheets(tmp_path / "people.csv", tmp_path / "links.csv" if links is not None else None)


def test_sheets_say_the_same_as_json(tmp_path: Path) -> None:
    data = sheets(tmp_path, PEOPLE, "kind,a,b\nblocks,s,m\n")
    expected = {
        "people": [
            {
                "id": "s", "role": "seeker", "languages": ["en", "es"],
                "availability": ["mon-18", "mon-19"], "remote": True,
            },
            {
                "id": "m", "role": "mentor", "capacity": 2, "languages": ["en"],
                "availability": ["mon-18", "mon-19", "tue-7"], "remote": False, "place": [53.3, -6.2],
                "km": 10.5, "accepts_genders": ["woman", "man"], "acceptance": 0.5,
            },
        ],
        "blocks": [["s", "m"]],
    }  # fmt: skip
    assert data == expected
    assert case_from(json.loads(json.dumps({"mode": "mentors", "as_of": AS_OF, **data}))).people[1].km == 10.5


@pytest.mark.parametrize(
    ("people", "links", "says"),
    [
        ("name\nx\n", None, "people, field id: there is no such column"),
        (
            "id,availabilty\nx,mon-1\n",
            None,
            "people, field availabilty: is not a field; perhaps availability",
        ),
        ("id,capacity\nx,two\n", None, "people row 1, field capacity: 'two' is not a number"),
        (
            "id,remote\nw,yes\nx,maybe\n",
            None,
            "people row 2, field remote: 'maybe' is neither true nor false",
        ),
        ("id,place\nx,north|2\n", None, "people row 1, field place: 'north' is not a number"),
        ("id\nx,more\n", None, "people row 1: has more cells than there are columns"),
        ("id\nx\n", "kind,a,b\nfriends,x,x\n", "links row 1, field kind: 'friends' is none of blocks, avoid"),
        ("id\nx\n", "a,b\nx,x\n", "links, field kind: there is no such column"),
    ],
)
def test_a_bad_sheet_says_what_and_where(tmp_path: Path, people: str, links: str | None, says: str) -> None:
    with pytest.raises(CaseRefused) as refused:
        sheets(tmp_path, people, links)
    assert str(refused.value).startswith(says)
