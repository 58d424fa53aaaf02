"""A real server with a long list, asked one thing after another by one client on one connection."""

import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hosts import cpu, free_port, memory, pinned, until

API = "/client_interface/json/?switcher="
FULL = API + "GetSearchResults"
WORDS = ("serenity", "women", "big book", "sunrise", "step study", "candlelight", "kettle", "candle", "lamp")
MANY_ROWS = 500

Found = dict[str, Any]


def measured(rows: list[Found], requests: int) -> list[Found]:
    """For every question the median in milliseconds, and beside it what the server spent and sent."""
    core = min(os.sched_getaffinity(0))
    with (
        tempfile.TemporaryDirectory(prefix="porch-meetings-") as folder,
        served(core, Path(folder), rows) as (port, pid),
    ):
        client = Client(port, pid)
        found = [client.measure(*question, requests) for question in questions(client, rows)]
        found[-1]["beside"] += f"; the server at most {memory(pid, 'VmHWM'):.0f} MB"
    return found


@contextmanager
def served(core: int, folder: Path, rows: list[Found]) -> Iterator[tuple[int, int]]:
    """``porch serve`` on a folder where a community has begun and has brought the list along."""
    port, porch = free_port(), str(Path(sys.executable).with_name("porch"))
    kept = ("PATH", "HOME", "NUMBA_CACHE_DIR", "PYTHONPATH")
    env = {name: os.environ[name] for name in kept if name in os.environ}
    env |= {"PORCH_DATA": str(folder / "porch"), "SITE_URL": f"http://127.0.0.1:{port}"}
    (folder / "porch").mkdir(mode=0o700)
    secret, feed = folder / "password", folder / "feed.json"
    secret.write_text("a lamp by the river")
    feed.write_text(json.dumps(rows))
    where = ["--country", "US", "--time-zone", "America/Los_Angeles", "--confirm-numbers"]
    for command in (
        [porch, "init", *where, "--password-file", str(secret), "--json"],
        [porch, "meetings", "import", str(feed), "--json"],
    ):
        subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
    with pinned(core):
        process = subprocess.Popen([porch, "serve", "--port", str(port)], env=env, stdout=subprocess.DEVNULL)
    try:
        until(lambda: Client(port, process.pid).ask("/readyz")[0] == 200, 60)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(20)


class Client:
    """One connection, kept open."""

    def __init__(self, port: int, pid: int) -> None:
        self.pid = pid
        self.wire = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def ask(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        self.wire.request(
            "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = self.wire.getresponse()
        body = answer.read()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body

    def measure(self, what: str, path: str, most: float, beside: str, status: int, requests: int) -> Found:
        """``status`` is what must be answered; 304 asks with the mark of the answer before."""
        headers = {"Accept_Encoding": "gzip"} if most == FEED else {}
        first = self.ask(path, **headers)
        if status == 304:
            headers["If_None_Match"] = first[1]["etag"]
        for _ in range(3):
            self.ask(path, **headers)
        spent, before = [], cpu(self.pid)
        for _ in range(requests):
            began = time.perf_counter()
            answer, _, body = self.ask(path, **headers)
            spent.append((time.perf_counter() - began) * 1000)
            if answer != status:
                raise SystemExit(f"{path}: {answer}")
        each = (cpu(self.pid) - before) * 1000 / requests
        said = f"CPU {each:.1f} ms, {len(body) / 1000:.0f} kB"
        if most == PAGE:  # the processor's time is what was asked for
            said = f"{sorted(spent)[len(spent) // 2]:.1f} ms by the clock, {len(body) / 1000:.0f} kB"
        median = each if most == PAGE else sorted(spent)[len(spent) // 2]
        return {
            "what": what,
            "median": median,
            "most": most,
            "beside": "; ".join(filter(None, (said, beside))),
        }


FEED, PAGE = 30.0, 15.001
THEIRS = (
    *(
        "BMLT 238, tomato 1,395",
        "BMLT 172, tomato 345",
        "BMLT 12,118, tomato 472",
        "BMLT 13,687, tomato 3,208",
    ),
    "BMLT 142, tomato 83, whole",
)


def questions(client: Client, rows: list[Found]) -> list[tuple[str, str, float, str, int]]:
    """What is asked, where, how long it may take, and what others took."""
    centre, text = _centre(client, rows), _text(client)
    around = f"{FULL}&lat_val={centre[0]}&long_val={centre[1]}"
    by_text = f"{FULL}&SearchString={text}&page_size={MANY_ROWS}&page_num=1"
    near_page = f"/meetings/?lat={centre[0]}&lon={centre[1]}&km=8"
    return [
        (
            "5 miles, sorted, full rows",
            f"{around}&geo_width=5&sort_results_by_distance=1",
            15,
            THEIRS[0],
            200,
        ),
        ("nearest 10", f"{around}&geo_width=-10&sort_results_by_distance=1", 8, THEIRS[1], 200),
        ("first page of 50", f"{FULL}&page_size=50&page_num=1", 5, THEIRS[2], 200),
        ("text, 500 rows", by_text, 15, THEIRS[3], 200),
        ("formats, unchanged (304)", f"{API}GetFormats", 2, THEIRS[4], 304),
        ("the whole feed, gzipped", "/feeds/meeting-guide.json", FEED, "", 200),
        ("the page /meetings/, CPU", "/meetings/", PAGE, "", 200),
        ("the page, 5 miles around, CPU", near_page, PAGE, "", 200),
    ]


def _centre(client: Client, rows: list[Found]) -> tuple[float, float]:
    """A meeting with about as many within five miles (149) as where the others were asked."""
    tried = {}
    for row in [one for one in rows if one.get("latitude") and one.get("longitude")][::50][:60]:
        at = (row["latitude"], row["longitude"])
        path = f"{FULL}&lat_val={at[0]}&long_val={at[1]}&geo_width=5&data_field_key=id_bigint"
        tried[at] = len(json.loads(client.ask(path)[2]))
    return min(tried, key=lambda at: abs(tried[at] - 149))


def _text(client: Client) -> str:
    """A word that many meetings have, but no more than need be."""
    count = {}
    for word in WORDS:
        path = f"{FULL}&SearchString={word.replace(' ', '+')}&data_field_key=id_bigint"
        count[word] = len(json.loads(client.ask(path)[2]))
    enough = [word for word in count if count[word] >= MANY_ROWS]
    return (
        min(enough, key=lambda word: count[word]).replace(" ", "+")
        if enough
        else max(count, key=lambda w: count[w])
    )
