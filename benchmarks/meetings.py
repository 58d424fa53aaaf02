"""What searching a list of meetings costs: in process on 100,000, over HTTP on 30,260, and bringing 20,000 along.

Run: ``.venv/bin/python benchmarks/meetings.py [--searches 2000] [--requests 60] [--quick]``. Meetings are real ones
drawn again and again where the feeds lie beside the project, made-up ones elsewhere. Each part is a process of its own;
the server is a real ``porch serve`` with a data folder of its own, one client keeps one connection and asks one thing
after another. Beside the median stands the server's CPU for each request. The two servers the field runs cannot be
had here: their figures are those measured once on the same machine with 30,260 meetings (PHP and MariaDB; Django and
PostGIS), and stand there for scale.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from datetime import time as wall_time
from pathlib import Path
from random import Random
from typing import Any

from made_up_meetings import rows

HERE = Path(__file__).resolve().parent
NOW = datetime(2026, 11, 20, 18, 5, tzinfo=UTC)
ZONE = "America/Los_Angeles"


@dataclass
class Row:
    """One line of the table; figures in milliseconds, but for seconds where the name says so."""

    what: str
    found: float
    most: float
    beside: str = ""

    @property
    def met(self) -> bool:
        return self.found <= self.most


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--searches", type=int, default=2000)
    asked.add_argument("--requests", type=int, default=60)
    asked.add_argument(
        "--quick", action="store_true", help="a tenth of the meetings: a look, not a measurement"
    )
    asked.add_argument("--json", action="store_true", help="the figures, for programs")
    asked.add_argument("--part", default="", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.part:
        print(json.dumps(PARTS[given.part](given)))
        return
    scale = 10 if given.quick else 1
    found = [
        *in_process(part("searching", given, 100_000 // scale)),
        *brought_along(part("bringing", given, 20_000 // scale)),
        *over_http(given, 30_260 // scale),
    ]
    if given.json:
        print(json.dumps([vars(row) | {"met": row.met} for row in found]))
        return
    report(found)


def part(name: str, given: argparse.Namespace, many: int) -> dict[str, Any]:
    """A part in a process of its own, with a data folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"PORCH_DATA": folder, "BENCH_MANY": str(many)}
        words = ["--part", name, "--searches", str(given.searches)]
        done = subprocess.run(
            [sys.executable, __file__, *words], capture_output=True, text=True, env=env, check=False
        )
    if done.returncode:
        sys.exit(done.stderr[-2000:])
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


# ---- in process ----


def searching(given: argparse.Namespace) -> dict[str, Any]:
    """Any search somebody might make, one after another, while the clock moves on."""
    from measured_index import an_index

    chance, many = Random(7), int(os.environ["BENCH_MANY"])
    began = time.process_time()
    index = an_index(rows(many))
    built = time.process_time() - began
    spent: list[float] = []
    worked: list[float] = []
    makers = [maker for weight, maker in WISHES for _ in range(weight)]
    for number in range(given.searches):
        wish = chance.choice(makers)(chance, index)
        wanted = wish | {"now": NOW + timedelta(seconds=2 * number), "zone": ZONE}
        asked = _wanted(wanted)
        began, cpu_before = time.perf_counter(), time.thread_time()
        index.search(asked, most=50)
        worked.append((time.thread_time() - cpu_before) * 1000)
        spent.append((time.perf_counter() - began) * 1000)
    spent.sort()
    worked.sort()
    return {
        "built": built,
        "mb": index.bytes / 1e6,
        "median": spent[len(spent) // 2],
        "p99": spent[int(len(spent) * 0.99)],
        "most": spent[-1],
        "cpu": (worked[len(worked) // 2], worked[int(len(worked) * 0.99)]),
        "many": many,
    }


def _wanted(said: dict[str, Any]) -> Any:
    from porch.listings.wanted import Wanted

    return Wanted(**said)


def near(chance: Random, index: Any) -> dict[str, Any]:
    from porch.listings.wanted import Near

    while True:
        entry = chance.choice(index.entries)
        if entry.lat is not None:  # where somebody meets somebody looks
            return {"near": Near(entry.lat + 0.01, entry.lon, chance.choice([2.0, 8.0, 40.0]))}


def tonight(chance: Random, index: Any) -> dict[str, Any]:
    return {"ahead": frozenset({0}), "since": wall_time(chance.randrange(24))}


def words(chance: Random, index: Any) -> dict[str, Any]:
    return {"text": chance.choice(_words_of(index))[: chance.choice([4, 6, 20])]}


def mistyped(chance: Random, index: Any) -> dict[str, Any]:
    word = next(one for one in iter(lambda: chance.choice(_words_of(index)), "") if len(one) > 5)
    at = chance.randrange(1, len(word) - 1)
    return {"text": word[:at] + word[at + 1] + word[at] + word[at + 2 :]}


def described(chance: Random, index: Any) -> dict[str, Any]:
    types = frozenset(chance.sample(["open", "women", "newcomers", "wheelchair", "closed"], 2))
    return {"types": types, "venue": frozenset({chance.choice(["online", "in-person"])})}


def _words_of(index: Any) -> list[str]:
    some = index.entries[:: max(1, len(index.entries) // 200)]
    return [word for one in some for word in one.name.split() if len(word) > 3]


WISHES: list[tuple[int, Any]] = [
    (5, near),
    (3, lambda chance, index: near(chance, index) | tonight(chance, index)),
    (3, tonight),
    (3, words),
    (1, mistyped),
    (2, described),
    (1, lambda chance, index: near(chance, index) | words(chance, index)),
    (1, lambda chance, index: {"on_now": True, "venue": frozenset({"online"})}),
    (1, lambda chance, index: {}),
    (1, lambda chance, index: {"days": frozenset({chance.randrange(7)}), "clock": "theirs"}),
]


def in_process(said: dict[str, Any]) -> list[Row]:
    beside = f"index of {said['many']:,} made in {said['built']:.1f} s of CPU, {said['mb']:.0f} MB of arrays"
    half, most = said["cpu"]
    slowest = f"of CPU {most:.1f} ms (median {half:.2f}); the slowest {said['most']:.1f} ms by the clock"
    return [
        Row("any search, in process: median", said["median"], 2, beside),
        Row("any search, in process: 99th of 100", said["p99"], 10, slowest),
    ]


# ---- bringing along ----


def bringing(given: argparse.Namespace) -> dict[str, Any]:
    """Reading a feed and putting it on an empty list; then the same feed again."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "porch.config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    from porch.kit.clock import now
    from porch.meetings.models import Source
    from porch.sources.actions import bring
    from porch.sources.lists import read_whole

    call_command("migrate", verbosity=0)
    body = json.dumps(rows(int(os.environ["BENCH_MANY"]))).encode()
    source = Source(name="bench", kind="", added_at=now())
    spent = []
    for _ in range(2):
        began = time.process_time()
        read = read_whole((body,), source)
        read_after = time.process_time()
        outcome = bring(read, source, by=None, now=now(), although_most_go=True)
        spent.append((read_after - began, time.process_time() - began))
    return {"read": spent[0][0], "first": spent[0][1], "again": spent[1][1], "counts": outcome.counts()}


def brought_along(said: dict[str, Any]) -> list[Row]:
    beside = f"of which reading {said['read']:.1f} s; the same feed again {said['again']:.1f} s"
    return [Row("20,000 meetings brought along, CPU s", said["first"], 5, beside)]


PARTS = {"searching": searching, "bringing": bringing}


# ---- over HTTP ----


def over_http(given: argparse.Namespace, many: int) -> list[Row]:
    from meetings_served import measured

    found = measured(rows(many, seed=3), given.requests)
    return [Row(one["what"], one["median"], one["most"], one["beside"]) for one in found]


def report(found: list[Row]) -> None:
    print(f"{'':<46}{'measured':>10}{'at most':>9}")
    for row in found:
        said = "" if row.met else "  MISSED"
        print(f"{row.what:<46}{row.found:>10.2f}{row.most:>9g}{said:<8}  {row.beside}")
    missed = [row.what for row in found if not row.met]
    print(f"\nMissed: {'; '.join(missed) or 'none'}.")


if __name__ == "__main__":
    main()
