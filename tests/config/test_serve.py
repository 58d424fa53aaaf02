"""The server as an operator meets it: one a folder, commands beside it, a clean stop, calm without a database."""

import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.site import ROOT, environment

Serve = Callable[..., tuple[str, "subprocess.Popen[bytes]"]]
PORCH = str(Path(sys.executable).with_name("porch"))


def get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def run(*words: str, data: Path, demo: bool = False, **env: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [PORCH, *words],
        env=environment(data, demo=demo, **env),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


def test_an_empty_folder_is_served_and_a_second_server_is_refused(serve: Serve, tmp_path: Path) -> None:
    url, _ = serve()
    assert get(f"{url}/healthz") == (200, "ok\n")
    assert get(f"{url}/readyz") == (200, "ready\n")
    second = run("serve", "--port", "0", data=tmp_path)
    assert second.returncode == 2
    assert "another Porch serves the data folder" in second.stderr
    assert len(second.stderr.strip().splitlines()) == 1


def test_a_command_beside_the_server_works(serve: Serve, tmp_path: Path) -> None:
    url, _ = serve()
    verified = run("audit", "verify", "--json", data=tmp_path)
    assert verified.returncode == 0, verified.stderr
    assert verified.stdout.strip() == '{"whole": true, "first_bad_row": null, "first_bad_look": null}'
    assert get(f"{url}/readyz")[0] == 200


def test_sigterm_stops_it_cleanly_and_quickly(serve: Serve) -> None:
    _, process = serve()
    process.send_signal(signal.SIGTERM)
    assert process.wait(15) == 0


def test_worker_and_clock_are_refused_on_sqlite(tmp_path: Path) -> None:
    for name in ("worker", "clock"):
        refused = run(name, data=tmp_path)
        assert refused.returncode == 2
        assert "needs DATABASE_URL" in refused.stderr


def test_the_demo_never_listens_beyond_this_machine(tmp_path: Path) -> None:
    open_to_all = run("serve", "--host", "0.0.0.0", "--port", "0", data=tmp_path, demo=True)
    assert open_to_all.returncode == 2
    assert "listens on 127.0.0.1 only" in open_to_all.stderr


def test_demo_people_are_never_served_beyond_this_machine_even_without_demo_set(demo_folder: Path) -> None:
    open_to_all = run("serve", "--host", "0.0.0.0", "--port", "0", data=demo_folder, demo=False)
    assert open_to_all.returncode == 2
    assert "listens on 127.0.0.1 only" in open_to_all.stderr


def test_a_demo_without_demo_set_or_behind_a_proxy_is_not_served(demo_folder: Path) -> None:
    for more, says in (
        ({"demo": False}, "set DEMO=1 to look at them"),
        ({"demo": True, "SITE_URL": "https://porch.example.org"}, "for this machine only"),
    ):
        refused = run("serve", "--port", "0", data=demo_folder, **more)  # type: ignore[arg-type]
        assert refused.returncode == 2
        assert says in refused.stderr
    doctor = run("doctor", data=demo_folder)
    assert doctor.returncode == 1
    assert "Demo people are in this data folder" in doctor.stdout


def test_a_taken_port_is_said_before_anything_starts(serve: Serve, tmp_path: Path) -> None:
    url, _ = serve()
    port = url.rsplit(":", 1)[1]
    refused = run("serve", "--port", port, data=tmp_path / "other")
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert f"cannot listen on 127.0.0.1 port {port}" in refused.stderr


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("DEMO", "perhaps", "DEMO must be 1 or 0"),
        ("DATABASE_URL", "mysql://x/y", "DATABASE_URL must look like postgres://"),
        ("MAIL_URL", "pigeon://x", "MAIL_URL must look like smtp://"),
        ("SECRET_KEY_FILE", "/nowhere/at/all", "SECRET_KEY_FILE names /nowhere/at/all"),
        ("PORCH_DATA", "/proc/nowhere", "cannot be written"),
        ("SITE_URL", "nope", "SITE_URL must look like https://"),
        ("COUNTRY", "Britain", "COUNTRY must be two letters"),
        ("TIME_ZONE", "Mars/Base", "TIME_ZONE must be a time zone"),
    ],
)
def test_a_wrong_setting_is_said_in_one_line(tmp_path: Path, name: str, value: str, says: str) -> None:
    refused = run("audit", "verify", data=tmp_path, **{name: value})
    assert refused.returncode == 2, refused.stderr
    assert says in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_help_now_stands_and_other_pages_stay_calm_when_the_database_is_gone(
    serve: Serve, tmp_path: Path
) -> None:
    url, _ = serve()
    for file in tmp_path.glob("porch.sqlite3*"):
        file.write_bytes(b"this is no database" * 500)
    time.sleep(0.2)
    status, help_now = get(f"{url}/help-now/")
    assert status == 200
    assert "tel:" in help_now
    status, page = get(f"{url}/sign-in/?x=1")
    assert status in (200, 503)
    status, page = get(f"{url}/readyz")
    assert status == 503
    assert "Traceback" not in page
    assert "/help-now/" in page
