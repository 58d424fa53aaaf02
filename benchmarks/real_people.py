"""The main job on real people: `python benchmarks/real_people.py [--keep FOLDER]`.

Turns the 3,560 de-identified participants of three treatment trials (NIDA CTN-0027, 0030 and 0051, harmonised
as CTN-0094, MIT) into input for `porch pair`, runs it in peers mode and in mentors mode, and prints what came
out. The data lie beside the project and are never part of it; nobody tries to find out who anybody is. Groups
of fewer than eleven people are not printed.

Taken from the data: substances (diary and urine screens), age, sex, living, job, education, marital state and
masked site. Assumed, with a seed, and marked so in the input: hours of the week, languages, where the sites
lie, that people meet in person within 50 km, and that all they said may be a reason.
"""

import argparse
import csv
import gzip
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

DATA = Path(__file__).resolve().parents[1] / ".." / "shared" / "data" / "evidence"
AS_OF = date(2026, 11, 23)
SEED = 20261122
RECALL = 30
"""A visit's diary interview asks about so many days before it: those days are observed."""
NEEDED = 90
MENTOR_PLACES = 2
HIDDEN_BELOW = 11
TREATMENT = {"methadone", "buprenorphine"}
NOT_SUBSTANCES = {
    *("clonidine", "antipsychotic", "antidepressant", "muscle relaxant", "analgesic", "antiemetic"),
    *("antihistamine", "antibiotic", "caffeine", "benadryl", "unknown"),
}
ASSUMED = {
    "availability": "five to nine hours of the week, mostly evenings, drawn with a seed",
    "timezone": "America/New_York for everybody",
    "languages": "English; Spanish as well for four in ten who said they are Hispanic",
    "place": "each masked site is a point of its own, 300 km from the next; people meet within 50 km",
    "gender": "sex as recorded in the trial",
    "recovery_since": "days from the last recorded use to the last observed day, counted back from as_of",
    "may_share": "everything stated may be a reason",
}
BANDS = ((25, "18-24"), (35, "25-34"), (45, "35-44"), (55, "45-54"), (65, "55-64"))
SHARED = [
    "substances",
    "age_band",
    "life_stage",
    "experience",
    "availability",
    "languages",
    "gender",
    "place",
]


@dataclass
class Participant:
    """One person as the files have them; days count from enrolment."""

    facts: dict[str, str] = field(default_factory=dict)
    site: str = ""
    substances: set[str] = field(default_factory=set)
    diary_use: set[int] = field(default_factory=set)
    screened_use: set[int] = field(default_factory=set)
    observed: set[int] = field(default_factory=set)

    def use(self) -> set[int]:
        """Days with use, by diary or by urine."""
        return self.diary_use | self.screened_use

    def without_use(self, use: set[int]) -> bool:
        """At least 90 observed days, and no use on the last 90 of them."""
        days = sorted(day for day in self.observed | use if day > 0)
        return len(days) >= NEEDED and not use & set(days[-NEEDED:])


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one file."""
    with gzip.open(DATA / f"ctn0094_{name}.csv.gz", "rt", newline="") as file:
        yield from csv.DictReader(file)


def dated(name: str) -> Iterator[tuple[str, dict[str, str], int]]:
    """Rows with a day: a missed visit has none."""
    for row in rows(name):
        if row["when"].lstrip("-").isdigit():
            yield row["who"], row, int(row["when"])


def participants() -> dict[str, Participant]:
    """Everybody, by the study's own number."""
    people: dict[str, Participant] = defaultdict(Participant)
    for row in rows("everybody"):
        people[row["who"]].facts = {}
    for row in rows("demographics"):
        people[row["who"]].facts = row
    for row in rows("site_masked"):
        people[row["who"]].site = row["site_masked"]
    for who, row, day in dated("tlfb"):
        people[who].diary_use.add(day)
        people[who].substances.add(row["what"].lower())
    for who, row, day in dated("uds"):
        people[who].substances.add(row["what"].lower())
        if row["what"].lower() not in TREATMENT:
            people[who].screened_use.add(day)
    for who, row, day in dated("visit"):
        if row["what"] in ("visit", "final") and day > 0:
            people[who].observed |= set(range(day - RECALL + 1, day + 1))
    return people


def life_stage(facts: dict[str, str]) -> list[str]:
    said = {
        "job": {
            "Full Time": "working",
            "Part Time": "working",
            "Student": "studying",
            "Unemployed": "no job",
        },
        "marital": {
            "Married or Partnered": "with a partner",
            "Separated/Divorced/Widowed": "separated or widowed",
            "Never married": "never married",
        },
        "education": {
            "Less than HS": "left school early",
            "HS/GED": "finished school",
            "More than HS": "college",
        },
    }
    return [codes[facts[name]] for name, codes in said.items() if facts.get(name) in codes]


def band(age: str) -> str | None:
    if not age.isdigit() or int(age) < 18:
        return None
    return next((name for limit, name in BANDS if int(age) < limit), "65+")


def record(who: str, person: Participant, draw: Random) -> dict[str, Any]:
    """One person as `porch pair` takes them; what is not known is left out."""
    facts, use = person.facts, person.use()
    days = person.observed | use
    evenings = [
        f"{day}-{hour}" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun") for hour in range(17, 22)
    ]
    daytime = [
        f"{day}-{hour}" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun") for hour in range(9, 17)
    ]
    spanish = facts.get("is_hispanic") == "Yes" and draw.random() < 0.4
    hours = draw.sample(evenings, draw.randint(4, 6)) + draw.sample(daytime, draw.randint(1, 3))
    since = AS_OF - timedelta(days=max(days) - max(use)) if use else None
    said: dict[str, Any] = {
        "id": who,
        "languages": ["en", "es"] if spanish else ["en"],
        "availability": hours,
        "timezone": "America/New_York",
        "place": site_place(person.site),
        "km": 50 if person.site else None,
        "gender": {"Yes": ["man"], "No": ["woman"]}.get(facts.get("is_male", "")),
        "age_band": band(facts.get("age", "")),
        "recovery_since": since.isoformat() if since else None,
        "substances": sorted(person.substances - TREATMENT - NOT_SUBSTANCES) or None,
        "life_stage": life_stage(facts) or None,
        "experience": {"Yes": ["a stable home"], "No": ["no stable home"]}.get(
            facts.get("is_living_stable", "")
        ),
        "may_share": SHARED,
    }
    return {name: value for name, value in said.items() if value is not None}


def site_place(site: str) -> list[float] | None:
    """An invented point for a masked site, far from every other."""
    if not site:
        return None
    number = int(site)
    return [30.0 + 3 * (number % 6), -120.0 + 4 * (number // 6)]


def cases(people: dict[str, Participant]) -> dict[str, dict[str, Any]]:
    """The two inputs: everybody a peer, and those without use for 90 days as mentors."""
    draw = Random(SEED)
    records = [record(who, people[who], draw) for who in sorted(people, key=int)]
    mentors = {who for who, person in people.items() if person.without_use(person.use())}
    sided = [
        said
        | ({"role": "mentor", "capacity": MENTOR_PLACES} if said["id"] in mentors else {"role": "seeker"})
        for said in records
    ]
    head = {"as_of": AS_OF.isoformat(), "assumed": ASSUMED}
    return {
        "peers": {"mode": "peers", **head, "people": records},
        "mentors": {"mode": "mentors", **head, "people": sided},
    }


def pair(case: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The answer of `porch pair`."""
    given, answered = folder / f"{case['mode']}.json", folder / f"{case['mode']}-pairs.json"
    given.write_text(json.dumps(case), encoding="utf-8")
    porch = Path(sys.executable).with_name("porch")
    subprocess.run([porch, "pair", given, "--out", answered], check=True, stdout=subprocess.DEVNULL)
    answer: dict[str, Any] = json.loads(answered.read_text(encoding="utf-8"))
    return answer


def shown(count: int) -> str:
    return f"{count:,}" if count == 0 or count >= HIDDEN_BELOW else f"fewer than {HIDDEN_BELOW}"


def counted(names: Iterable[str]) -> str:
    return ", ".join(f"{name} {shown(many)}" for name, many in Counter(names).most_common())


def report(mode: str, answer: dict[str, Any], people: dict[str, Participant]) -> None:
    """Pairs, who was left out and why, the certificate, seconds; people in groups only."""
    proof, metrics = answer["certificate"], answer["metrics"]
    print(f"\n{mode} mode")
    print(
        f"  pairs           {len(answer['pairs']):,}; mean score {metrics['mean_score']}, Gini {metrics['gini']}"
    )
    print(
        f"  certificate     {proof['objective']:,} of at most {proof['upper_bound']:,}: gap {proof['gap']:.4%}"
    )
    print(f"  seconds         {answer['seconds']}, kernels loaded from disk included")
    print(f"  named reasons   {counted(code for pair in answer['pairs'] for code in pair['reason_codes'])}")
    left = answer["unmatched"]
    print(f"  left out        {shown(len(left))}")
    sites = Counter(people[person["id"]].site for person in left)
    print(f"    at sites where more than half are: {_mostly_left(sites, people)}")
    everywhere = [rule for person in left for rule in person["because"]]
    print(f"    a rule stands between them and somebody: {counted(everywhere)}")
    print(f"    one rule less would help: {counted(h['rule'] for p in left for h in p['would_help'])}")
    unseen = sum(not people[person["id"]].use() for person in left)
    if min(unseen, len(left) - unseen) >= HIDDEN_BELOW:
        print(f"    of them without any recorded use: {unseen:,}")


def _mostly_left(left: Counter[str], people: dict[str, Participant]) -> str:
    size = Counter(person.site for person in people.values())
    crowded = [site for site in left if left[site] > size[site] / 2]
    return f"{len(crowded)} of {len(size)} sites, {shown(sum(left[site] for site in crowded))} people"


def describe(people: dict[str, Participant]) -> None:
    everyone = people.values()
    diary = sum(person.without_use(person.diary_use) for person in everyone)
    both = sum(person.without_use(person.use()) for person in everyone)
    watched = sum(len([d for d in p.observed | p.use() if d > 0]) >= NEEDED for p in everyone)
    print(f"{len(people):,} participants, {len({p.site for p in everyone})} masked sites")
    print(
        f"  no diary rows at all: {sum(not p.diary_use for p in everyone):,} (they were hardly ever seen again)"
    )
    print(f"  at least {NEEDED} observed days: {watched:,}")
    print(
        f"  of these without use on the last {NEEDED}, by diary alone {diary:,}, by diary and urine {both:,}"
    )
    for name, how in ASSUMED.items():
        print(f"  assumed: {name}: {how}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keep", type=Path, help="keep the two inputs and answers in this folder")
    asked = parser.parse_args()
    if not (DATA / "ctn0094_everybody.csv.gz").exists():
        print(
            "Skipped: the trial data (ctn0094_*.csv.gz) are not in ../shared/data/evidence beside the project."
        )
        return
    people = participants()
    describe(people)
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for mode, case in cases(people).items():
            report(mode, pair(case, folder), people)


if __name__ == "__main__":
    main()
