"""From what people told to the engine's records. Ids are opaque; no name, no word of anyone's ever enters."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Protocol

LISTS = (
    "substances",
    "experience",
    "life_stage",
    "interests",
    "pathways",
    "story_tags",
    "languages",
    "may_share",
)
DATES = ("recovery_since", "waiting_since")
MUST_HAVES = ("accepts_genders", "accepts_ages", "accepts_pathways")


class Told(Protocol):
    """What the mapping reads of one person's lived experience."""

    substances: list[str]
    experience: list[str]
    life_stage: list[str]
    interests: list[str]
    pathways: list[str]
    story_tags: list[str]
    languages: list[str]
    may_share: list[str]
    hours: list[str]
    remote: bool
    lat: float | None
    lon: float | None
    km: int
    age_band: str
    gender_lists: list[str]
    accepts_genders: list[str] | None
    accepts_ages: list[str] | None
    accepts_pathways: list[str] | None
    recovery_since: date | None
    min_recovery_days: int
    waiting_since: datetime | None


def record_of(told: Told, *, id: str, zone: str, role: str, capacity: int) -> dict[str, Any]:
    """One person as the engine reads them. What was not told is left out: it binds nobody."""
    record: dict[str, Any] = {"id": id, "capacity": capacity, "timezone": zone, "remote": told.remote}
    if role:
        record["role"] = role
    record |= {name: list(getattr(told, name)) for name in LISTS if getattr(told, name)}
    record |= {name: list(getattr(told, name)) for name in MUST_HAVES if getattr(told, name)}
    if told.hours:
        record["availability"] = list(told.hours)
    if told.gender_lists:
        record["gender"] = list(told.gender_lists)
    if told.age_band:
        record["age_band"] = told.age_band
    if told.lat is not None and told.lon is not None:
        record |= {"place": [told.lat, told.lon], "km": told.km}
    if told.recovery_since:
        record["recovery_since"] = told.recovery_since.isoformat()
    if told.min_recovery_days:
        record["min_recovery_days"] = told.min_recovery_days
    if told.waiting_since:
        record["waiting_since"] = told.waiting_since.astimezone(UTC).date().isoformat()
    return record


def case_of(
    mode: str,
    people: Iterable[Mapping[str, Any]],
    *,
    as_of: date,
    links: Mapping[str, Iterable[tuple[str, str]]],
    policy: Mapping[str, Any],
) -> dict[str, Any]:
    """The whole case: ``links`` holds blocks, avoid, existing, proposals as pairs of ids.

    A link that names someone outside the case is left out: the engine refuses ids it does not know.
    """
    listed = sorted((_not_after(person, as_of) for person in people), key=lambda person: str(person["id"]))
    known = {person["id"] for person in listed}
    case: dict[str, Any] = {
        "mode": mode,
        "as_of": as_of.isoformat(),
        "people": listed,
        "policy": dict(policy),
    }
    for name in ("blocks", "avoid", "existing", "proposals"):
        case[name] = _within(links.get(name, ()), known)
    return case


def _not_after(person: Mapping[str, Any], day: date) -> dict[str, Any]:
    """A day that has come where someone lives may not have come in UTC: no date is later than the round."""
    dates = {name: min(str(person[name]), day.isoformat()) for name in DATES if name in person}
    return dict(person) | dates


def _within(pairs: Iterable[tuple[str, str]], known: set[Any]) -> list[list[str]]:
    return [list(pair) for pair in sorted(set(pairs)) if pair[0] in known and pair[1] in known]


def just_these(case: Mapping[str, Any], ids: Sequence[str]) -> dict[str, Any]:
    """The same case with only these people in it, and nothing of who is kept apart: for looking at two by hand."""
    wanted = set(ids)
    smaller = dict(case) | {name: [] for name in ("blocks", "avoid", "existing", "proposals")}
    smaller["people"] = [person for person in case["people"] if person["id"] in wanted]
    return smaller


def among(case: Mapping[str, Any], ids: Iterable[str]) -> dict[str, Any]:
    """The same case with only these people in it; who of them is kept apart stays so."""
    wanted = set(ids)
    links = ("blocks", "avoid", "existing", "proposals")
    kept: dict[str, Any] = {name: _within((tuple(link) for link in case[name]), wanted) for name in links}
    return dict(case) | kept | {"people": [one for one in case["people"] if one["id"] in wanted]}


def for_seekers(
    case: Mapping[str, Any], seekers: Iterable[str], also: Iterable[tuple[str, str]] = ()
) -> dict[str, Any]:
    """The case of mentors in which only these seek. Whatever is settled, and ``also``, fills a mentor's place and is
    not suggested again; nothing else of it binds: someone may have one mentor and look for a second.
    """
    looking = set(seekers)
    settled = [(one, other) for one, other in case["existing"]] + list(also)
    filled = Counter(mentor for _, mentor in settled)
    movable: dict[str, list[str]] = {}
    for seeker, mentor in case["proposals"]:
        if seeker in looking and (seeker, mentor) not in settled:
            movable.setdefault(seeker, [seeker, mentor])
    people = [_in_this_part(person, looking, filled[person["id"]]) for person in case["people"]]
    kept = [person for person in people if person is not None]
    known = {person["id"] for person in kept}
    avoid = [(one, other) for one, other in case["avoid"]]
    avoid += [link for link in settled if link[0] in looking]
    return dict(case) | {
        "people": kept,
        "existing": [],
        "proposals": _within(((one, other) for one, other in movable.values()), known),
        "avoid": _within(avoid, known),
        "blocks": _within(((one, other) for one, other in case["blocks"]), known),
    }


def _in_this_part(person: Mapping[str, Any], looking: set[str], filled: int) -> dict[str, Any] | None:
    role, id = person["role"], person["id"]
    if role == "seeker":
        return dict(person) if id in looking else None
    left = {"capacity": max(0, person["capacity"] - filled)}
    return dict(person) | left | {"role": "both" if role == "both" and id in looking else "mentor"}


def taken_as_settled(case: Mapping[str, Any], person: str) -> dict[str, Any]:
    """The case as someone meets it who arrives: what is proposed to others fills its place, what is proposed to
    them does not."""
    others = [link for link in case["proposals"] if person not in link]
    return dict(case) | {"existing": [*case["existing"], *others], "proposals": []}


def within_a_sentence(label: str) -> str:
    """A label as it stands in the middle of a sentence; names of fellowships and the like keep their capitals."""
    is_a_name = any(letter.isupper() for letter in label[1:])
    return label if is_a_name else label[:1].lower() + label[1:]
