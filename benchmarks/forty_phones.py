"""Forty phones on the smallest host: one core, one `porch serve`, a bare data folder, a first evening.

Run: ``.venv/bin/python benchmarks/forty_phones.py [--phones 40] [--messages 10] [--minutes 1]``. The server runs
pinned to one core; this process plays the phones over real sockets from another. Forty people open the door and
join at the same moment from one address, ask for someone, hear of each other after a round, say yes, and talk.
CPU is the server's and its engine's together; wall times are information. The peer is a bare Django page on the
same server stack, measured in the same run. Exit 1 when an answer was wrong, a message missing or a goal missed.
"""

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from evening import PASSWORD, Evening
from hosts import cpu, family, free_port, memory, pinned, until
from phone import Phone

HERE = Path(__file__).parent
FIRST_VISIT, LATER_PAGE = 60_000, 10_000  # bytes, compressed
MOST_MEMORY = 450  # MB, server and engine
DEAREST = 25.0  # Today may cost so many bare pages
PHONE_MINUTE = 0.15  # CPU seconds


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--phones", type=int, default=40)
    asked.add_argument("--messages", type=int, default=10, help="said by each at once, as fast as it goes")
    asked.add_argument("--minutes", type=float, default=1.0, help="of ordinary use, at an ordinary pace")
    given = asked.parse_args()
    core = min(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory(prefix="porch-phones-") as folder:
        bare = bare_page(core, Path(folder))
        with served(core, Path(folder) / "porch") as (port, process):
            evening = Evening(port, process.pid, given.phones)
            evening.run(given.messages, given.minutes)
            peaks = [memory(pid, "VmHWM") for pid in family(process.pid)]
    sys.exit(0 if report(evening, bare, peaks) else 1)


@contextlib.contextmanager
def served(core: int, data: Path) -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    """`porch serve` on a folder where a community has just begun; this process may look into it too."""
    port, porch = free_port(), str(Path(sys.executable).with_name("porch"))
    env = {name: os.environ[name] for name in ("PATH", "HOME", "NUMBA_CACHE_DIR") if name in os.environ}
    env |= {"PORCH_DATA": str(data), "SITE_URL": f"http://127.0.0.1:{port}"}
    os.environ |= env | {"DJANGO_SETTINGS_MODULE": "porch.config.settings"}
    data.mkdir(mode=0o700)
    secret = data.parent / "password"
    secret.write_text(PASSWORD)
    where = ["--country", "GB", "--time-zone", "Europe/London", "--confirm-numbers"]
    begin = [porch, "init", *where, "--password-file", str(secret), "--json"]
    subprocess.run(begin, env=env, check=True, stdout=subprocess.DEVNULL)
    open_the_door()
    serve = [porch, "serve", "--port", str(port)]
    with pinned(core):
        process = subprocess.Popen(serve, env=env, stdout=subprocess.DEVNULL)
    try:
        until(lambda: Phone(port).ask("GET", "/readyz"), 60)
        yield port, process
    finally:
        process.terminate()
        process.wait(20)


def open_the_door() -> None:
    import django

    django.setup()
    from porch.kit.clock import now
    from porch.people import actions

    actions.decide(by=None, now=now(), joining="open")


def bare_page(core: int, folder: Path, times: int = 400) -> float:
    """Milliseconds of CPU for one bare page behind a sign-in."""
    port = free_port()
    command = [sys.executable, str(HERE / "bare_page.py"), str(port), str(folder / "peer.sqlite3")]
    with pinned(core):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        phone = Phone(port)
        phone.cookies["sessionid"] = process.stdout.readline().strip()
        until(lambda: Phone(port).wire.connect() is None, 30)
        for _ in range(50):
            phone.get("/hello/")
        before = cpu(process.pid)
        for _ in range(times):
            phone.get("/hello/")
        return (cpu(process.pid) - before) * 1000 / times
    finally:
        process.kill()
        process.wait()


def report(evening: Evening, bare: float, peaks: list[float]) -> bool:
    facts, met = evening.facts, True
    print(f"{facts['phones']} phones, one core          CPU s   requests   ms each   wall s   95% within s")
    for name, (spent, asked) in evening.cost.items():
        wall, slow = evening.wall[name]
        print(f"  {name:<28}{spent:>7.2f}{asked:>11}{spent * 1000 / asked:>10.1f}{wall:>9.1f}{slow:>15.2f}")
    spent, asked = evening.cost["Today"]
    today, minute = spent * 1000 / asked, evening.cost["ordinary use"][0] / facts["phone_minutes"]
    rows = [
        ("wrong answers", len(evening.errors), 0),
        ("offers, of twenty pairs", -facts["offers"], -(facts["phones"] // 2)),
        ("messages missing on a phone", facts["lost"], 0),
        ("messages heard twice", facts["doubled"], 0),
        ("messages sent but not kept", facts["sent"] - facts["said"], 0),
        ("streams lost", facts["phones"] - facts["streams"], 0),
        ("CPU s of a phone in use for a minute", minute, PHONE_MINUTE),
        ("Today, against a bare page behind a sign-in", today / bare, DEAREST),
        ("most memory, server and engine, MB", sum(peaks), MOST_MEMORY),
        ("bytes of the first visit", facts["first_visit"], FIRST_VISIT),
        *((f"bytes of a later page: {name}", size, LATER_PAGE) for name, size in evening.later.items()),
    ]
    print(f"\n{'':<48}measured     at most")
    for name, found, most in rows:
        met &= found <= most
        print(f"  {name:<44}{abs(found):>10,.3g}{abs(most):>12,.3g}{'' if found <= most else '   MISSED'}")
    print(
        f"\n  {facts['said']} messages said, heard {facts['heard']} times on {facts['streams']} open streams"
    )
    print(f"  a bare page {bare:.2f} ms; nobody doing anything {facts['idle'] * 100:.1f}% of the core")
    print(
        f"  most memory: server {peaks[0]:.0f} MB, others {', '.join(f'{peak:.0f}' for peak in peaks[1:])} MB"
    )
    for error in evening.errors[:10]:
        print(f"  {error}")
    return met


if __name__ == "__main__":
    main()
