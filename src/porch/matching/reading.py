"""Files and plain data into a ``Case``. Whatever is wrong is said in one line naming row and field.

A field nobody knows is passed over, so that a file may carry more than the engine needs; but one that looks
like a slip of a known name is refused, since a misspelt must-have would silently bind nobody.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from porch.matching.fields import READERS, day, identity, shown
from porch.matching.person import LINKS, MODES, Case, Id, Link, Person
from porch.matching.policy import policy_from
from porch.matching.refusal import CaseRefused

PARTS = ("mode", "as_of", "people", *LINKS, "policy")


def read_case(path: Path) -> Case:
    """The case in a JSON file."""
    return case_from(read_json(path))


def read_json(path: Path) -> Mapping[str, Any]:
    """The object in a JSON file."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as gone:
        raise CaseRefused(f"cannot be read ({gone.strerror})", part=str(path)) from gone
    except UnicodeDecodeError as garbled:
        raise CaseRefused("is not UTF-8 text", part=str(path)) from garbled
    except (json.JSONDecodeError, RecursionError) as broken:
        where = f"line {broken.lineno}" if isinstance(broken, json.JSONDecodeError) else "nested too deep"
        raise CaseRefused(f"is not JSON ({where})", part=str(path)) from broken
    if not isinstance(data, dict):
        raise CaseRefused("is not a JSON object", part=str(path))
    return data


def case_from(data: Mapping[str, Any]) -> Case:
    """A case from plain data, everything checked; raises ``CaseRefused``."""
    check_names(data, PARTS, "", None)
    mode = data.get("mode")
    if mode not in MODES:
        raise CaseRefused(f"{shown(mode)} is none of {', '.join(MODES)}", field="mode")
    as_of = read_as_of(data)
    people = read_people(data, as_of, roles=mode == "mentors")
    known = {str(person.id): person.id for person in people}
    links = {name: _links(name, data.get(name), known) for name in LINKS}
    policy = data.get("policy") or {}
    if not isinstance(policy, Mapping):
        raise CaseRefused("is not an object", field="policy")
    case = Case(mode=mode, as_of=as_of, people=people, policy=policy_from(policy), **links)
    return oriented(case) if mode == "mentors" else case


def read_as_of(data: Mapping[str, Any]) -> date:
    """The day the round is for."""
    if data.get("as_of") is None:
        raise CaseRefused("is missing (the day the round is for, YYYY-MM-DD)", field="as_of")
    try:
        return day(data["as_of"])
    except CaseRefused as refused:
        raise CaseRefused(refused.what, field="as_of") from None


def read_people(data: Mapping[str, Any], as_of: date, *, roles: bool) -> tuple[Person, ...]:
    """The list of people; with ``roles`` each must have one."""
    rows = data.get("people")
    if not isinstance(rows, list | tuple):
        raise CaseRefused("is missing or not a list", field="people")
    people: list[Person] = []
    seen: dict[str, int] = {}
    for row, said in enumerate(rows, 1):
        person = _person(said, row, as_of)
        if str(person.id) in seen:
            raise _at(row, "id", f"{shown(person.id)} is also the id of row {seen[str(person.id)]}")
        if roles and person.role is None:
            raise _at(row, "role", "is missing (seeker, mentor or both)")
        seen[str(person.id)] = row
        people.append(person)
    return tuple(people)


def _at(row: int, field: str, what: str) -> CaseRefused:
    return CaseRefused(what, part="people", row=row, field=field)


def _person(said: Any, row: int, as_of: date) -> Person:
    if not isinstance(said, Mapping):
        raise CaseRefused(f"{shown(said)} is not an object", part="people", row=row)
    check_names(said, tuple(READERS), "people", row)
    if said.get("id") is None:
        raise _at(row, "id", "is missing")
    answered = {name: said[name] for name in READERS if said.get(name) is not None}
    values: dict[str, Any] = {}
    for name, value in answered.items():
        try:
            values[name] = READERS[name](value)
        except CaseRefused as refused:
            raise _at(row, name, refused.what) from None
    for name in ("recovery_since", "waiting_since"):
        if values.get(name, as_of) > as_of:
            raise _at(row, name, f"{values[name]} is after the round ({as_of})")
    return Person(**values)


def check_names(said: Mapping[str, Any], known: tuple[str, ...], part: str, row: int | None) -> None:
    """Refuse a name that is nearly, but not quite, a known one."""
    for name in said:
        if name not in known:
            near = get_close_matches(str(name), known, 1, 0.84)
            if near:
                what = f"is not a field; perhaps {near[0]} is meant"
                raise CaseRefused(what, part=part, row=row, field=str(name))


def _links(name: str, rows: Any, known: Mapping[str, Id]) -> tuple[Link, ...]:
    if rows is None:
        return ()
    if not isinstance(rows, list | tuple):
        raise CaseRefused("is not a list of pairs", field=name)
    return tuple(_link(name, row, pair, known) for row, pair in enumerate(rows, 1))


def _link(name: str, row: int, pair: Any, known: Mapping[str, Id]) -> Link:
    if not isinstance(pair, list | tuple) or len(pair) != 2:
        raise CaseRefused(f"{shown(pair)} is not a pair of ids", part=name, row=row)
    ends: list[Id] = []
    for end in pair:
        try:
            key = str(identity(end))
        except CaseRefused as refused:
            raise CaseRefused(refused.what, part=name, row=row, field="id") from None
        if key not in known:
            raise CaseRefused(f"{shown(end)} is nobody in people", part=name, row=row, field="id")
        ends.append(known[key])
    if ends[0] == ends[1]:
        raise CaseRefused(f"{shown(ends[0])} is tied to themselves", part=name, row=row, field="id")
    return ends[0], ends[1]


def oriented(case: Case) -> Case:
    """The case with existing pairs and proposals as (seeker, mentor), whichever way they were given."""
    role = {person.id: person.role for person in case.people}

    def turned(name: str, pairs: tuple[Link, ...]) -> tuple[Link, ...]:
        return tuple(_seeker_first(name, row, pair, role) for row, pair in enumerate(pairs, 1))

    return replace(
        case,
        existing=turned("existing", case.existing),
        proposals=turned("proposals", case.proposals),
    )


def _seeker_first(name: str, row: int, pair: Link, role: Mapping[Id, str | None]) -> Link:
    for seeker, mentor in (pair, pair[::-1]):
        if role[seeker] in ("seeker", "both") and role[mentor] in ("mentor", "both"):
            return seeker, mentor
    both = role[pair[0]]
    raise CaseRefused(f"both are {both}s; one has to seek and one to mentor", part=name, row=row, field="id")
