"""The rules again, as plainly as can be, from the records: no bits, no index, no shortcuts."""

from datetime import UTC, datetime, timedelta
from math import asin, cos, radians, sin, sqrt
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

AS_OF = "2026-11-23"
BANDS = ["18-24", "25-34", "35-44", "45-54", "55-64", "65+"]
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
ENOUGH = {"life_stage": 2, "pathways": 1, "interests": 3, "experience": 3, "story_tags": 2, "substances": 2}
WEIGHTS = {
    "availability": 220, "life_stage": 200, "pathways": 180, "age_band": 80,
    "interests": 90, "experience": 90, "story_tags": 80, "substances": 60,
}  # fmt: skip
Said = dict[str, Any]


def person(who: str, role: str = "seeker", **said: Any) -> Said:
    return {"id": who, "role": role, **said}


def utc_hours(p: Said) -> set[tuple[int, int]]:
    monday = datetime.fromisoformat(AS_OF)
    monday -= timedelta(days=monday.weekday())
    found = set()
    for text in p["availability"]:
        day, hour = text.split("-")
        local = monday + timedelta(days=DAYS.index(day), hours=int(hour))
        utc = local.replace(tzinfo=ZoneInfo(p.get("timezone", "UTC"))).astimezone(UTC)
        found.add((utc.weekday(), utc.hour))
    return found


def common_hours(a: Said, b: Said) -> int:
    if a.get("availability") is None or b.get("availability") is None:
        return 0
    return len(utc_hours(a) & utc_hours(b))


def kilometres(a: list[float], b: list[float]) -> float:
    la, lb, dlat, dlon = radians(a[0]), radians(b[0]), radians(b[0] - a[0]), radians(b[1] - a[1])
    h = sin(dlat / 2) ** 2 + cos(la) * cos(lb) * sin(dlon / 2) ** 2
    return 2 * 6371 * asin(min(1, sqrt(h)))


def remote(p: Said) -> bool:
    return p["remote"] if p.get("remote") is not None else p.get("km") is None


def near(a: Said, b: Said) -> bool:
    if not (a.get("place") and b.get("place")):
        return False
    limits = [p["km"] for p in (a, b) if p.get("km") is not None]
    return kilometres(a["place"], b["place"]) <= min(limits, default=50)


def accepts(asks: Any, states: list[str] | None) -> bool:
    return asks is None or bool(set(asks) & set(states or []))


def days_in_recovery(p: Said) -> int:
    since = p.get("recovery_since")
    return -1 if since is None else (datetime.fromisoformat(AS_OF) - datetime.fromisoformat(since)).days


def broken_rules(a: Said, b: Said, least_hours: int = 2) -> set[str]:
    """Every rule, but blocks and avoided pairs, that keeps two people apart."""
    broken = set()
    if None not in (a.get("languages"), b.get("languages")) and not set(a["languages"]) & set(b["languages"]):
        broken.add("language")
    asked = None not in (a.get("availability"), b.get("availability"))
    if asked and common_hours(a, b) < least_hours:
        broken.add("hours")
    for x, y in ((a, b), (b, a)):
        if not accepts(x.get("accepts_genders"), y.get("gender")):
            broken.add("gender")
        if not accepts(x.get("accepts_ages"), [y["age_band"]] if y.get("age_band") else None):
            broken.add("age")
        if not accepts(x.get("accepts_pathways"), y.get("pathways")):
            broken.add("pathway")
        if x.get("min_recovery_days") and days_in_recovery(y) < x["min_recovery_days"]:
            broken.add("recovery")
    if not (remote(a) and remote(b)) and not near(a, b):
        broken.add("distance")
    return broken


def apart(case: Said) -> set[frozenset[str]]:
    return {frozenset(pair) for name in ("blocks", "avoid", "existing") for pair in case.get(name, [])}


def eligible(case: Said, a: Said, b: Said) -> bool:
    return a["id"] != b["id"] and not broken_rules(a, b) and frozenset((a["id"], b["id"])) not in apart(case)


def score(a: Said, b: Said) -> int:
    points = WEIGHTS["availability"] * min(common_hours(a, b), 10) // 10
    for name, enough in ENOUGH.items():
        shared = len(set(a.get(name) or []) & set(b.get(name) or []))
        points += WEIGHTS[name] * min(shared, enough) // enough
    if a.get("age_band") and b.get("age_band"):
        steps = abs(BANDS.index(a["age_band"]) - BANDS.index(b["age_band"]))
        points += WEIGHTS["age_band"] * max(0, 2 - steps) // 2
    return points


def sides(case: Said) -> tuple[list[Said], list[Said]]:
    people = case["people"]
    return (
        [p for p in people if p["role"] in ("seeker", "both")],
        [p for p in people if p["role"] in ("mentor", "both")],
    )


def optimum(case: Said, base: int = 2000) -> int:
    """The best total worth, by a dense solver over every mentor's every place."""
    seekers, mentors = sides(case)
    places = [m for m in mentors for _ in range(m.get("capacity", 1))]
    worth = np.zeros((len(seekers), len(places)))
    for i, s in enumerate(seekers):
        for j, m in enumerate(places):
            worth[i, j] = base + score(s, m) if eligible(case, s, m) else 0
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return int(worth[rows, columns].sum())


def by_id(case: Said) -> dict[str, Said]:
    return {p["id"]: p for p in case["people"]}


def _some(codes: list[str], most: int = 3) -> st.SearchStrategy[list[str] | None]:
    return st.none() | st.lists(st.sampled_from(codes), unique=True, max_size=most)


HOURS = [f"{day}-{hour}" for day in ("mon", "sun") for hour in (0, 1, 2, 17, 18, 19)]
PLACES = [[53.35, -6.26], [53.40, -6.30], [53.9, -6.4], [40.7, -74.0]]


@st.composite
def stated(draw: st.DrawFn, who: str) -> Said:
    """A person who answered some questions and left out others."""
    said: Said = {
        "id": who,
        "role": draw(st.sampled_from(["seeker", "mentor", "both"])),
        "capacity": draw(st.integers(0, 3)),
        "languages": draw(_some(["en", "es", "ga"], 2)),
        "availability": draw(_some(HOURS, 8)),
        "timezone": draw(st.sampled_from(["UTC", "Europe/Dublin", "America/New_York", "Asia/Kolkata"])),
        "remote": draw(st.sampled_from([None, True, True, False])),
        "place": draw(st.none() | st.sampled_from(PLACES)),
        "km": draw(st.sampled_from([None, None, 3, 20, 100])),
        "gender": draw(_some(["woman", "man", "nonbinary"], 2)),
        "accepts_genders": draw(st.none() | _some(["woman", "man", "nonbinary"], 2)),
        "age_band": draw(st.none() | st.sampled_from(BANDS)),
        "accepts_ages": draw(st.none() | st.none() | _some(BANDS, 5)),
        "recovery_since": draw(st.sampled_from([None, "2026-11-01", "2025-11-23", "2020-02-29"])),
        "min_recovery_days": draw(st.sampled_from([None, None, 22, 23, 365])),
        "pathways": draw(_some(["12-step", "smart", "faith"], 2)),
        "accepts_pathways": draw(st.none() | st.none() | _some(["12-step", "smart"], 2)),
        "may_share": draw(st.lists(st.sampled_from(["interests", "substances", "pathways"]), unique=True)),
    }
    for name in ("substances", "experience", "life_stage", "interests", "story_tags"):
        said[name] = draw(_some(["a", "b", "c", "d"], 4))
    return {name: value for name, value in said.items() if value is not None}


@st.composite
def rounds(draw: st.DrawFn, most: int = 9, mode: str = "mentors") -> Said:
    """A whole case of up to ``most`` people, with blocks and declined pairs."""
    people = [draw(stated(f"p{at}")) for at in range(draw(st.integers(0, most)))]
    ids = [p["id"] for p in people]
    case: Said = {"mode": mode, "as_of": AS_OF, "people": people}
    if len(ids) > 1:
        pair = st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True)
        case["blocks"] = draw(st.lists(pair, max_size=3))
        case["avoid"] = draw(st.lists(pair, max_size=3))
    return case
