"""``porch init``: every answer by option for scripts, every question asked on a terminal."""

import json
import os
import pty
import select
import sqlite3
import sys
import time
from pathlib import Path

import pytest

from tests.config.test_beginning import begin
from tests.config.test_serve import run
from tests.e2e.site import ROOT, environment

PORCH = str(Path(sys.executable).with_name("porch"))


class Terminal:
    """A command on a terminal of its own: wait for words, type an answer."""

    def __init__(self, data: Path, *words: str) -> None:
        self.seen = ""
        self.child, self.line = pty.fork()
        if self.child == 0:
            os.chdir(ROOT)
            os.execve(PORCH, [PORCH, *words], environment(data, demo=False))

    def answer(self, question: str, typed: str) -> None:
        self.hear(question)
        os.write(self.line, f"{typed}\n".encode())

    def hear(self, question: str, seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while question not in self.seen:
            assert time.monotonic() < until, f"{question!r} was not asked; seen: {self.seen!r}"
            self._read()
        self.seen = self.seen.split(question, 1)[1]

    def end(self, seconds: float = 60) -> int:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if not self._read():
                break
        os.close(self.line)
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])

    def _read(self) -> bool:
        """False when the command has ended."""
        if not select.select([self.line], [], [], 0.5)[0]:
            return True
        try:
            said = os.read(self.line, 4096)
        except OSError:  # the other end is closed
            return False
        self.seen += said.decode(errors="replace")
        return bool(said)


def rows(data: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(data / "porch.sqlite3") as database:
        return database.execute(query).fetchall()


def test_a_script_says_everything_by_option(tmp_path: Path) -> None:
    data = tmp_path / "data"
    said = (
        "--name", "Riverside evenings", "--public-name", "Lamplight", "--country", "ie",
        "--time-zone", "Europe/Dublin", "--confirm-numbers", "--support", "peers", "--support", "circles",
        "--joining", "invitation", "--push", "--json",
    )  # fmt: skip
    begun = begin(data, *said)
    assert begun.returncode == 0, begun.stderr
    told = json.loads(begun.stdout)
    assert {"coordinator", "moderators", "people"} <= {thing["code"] for thing in told["remains"]}
    assert json.loads((data / "community.json").read_text()) == {
        "name": "Riverside evenings", "public_name": "Lamplight", "country": "IE", "time_zone": "Europe/Dublin",
    }  # fmt: skip
    assert json.loads((data / "crisis.json").read_text())["country"] == "IE"
    assert rows(data, "SELECT joining, supports, push FROM people_community") == [
        ("invitation", '["peers", "circles"]', 1)
    ]
    assert rows(data, "SELECT handle, is_demo FROM people_member") == [(told["operator"], 0)]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--public-name", "Sober Porch"), "--public-name must say nothing of what this place is for"),
        (("--support", "hugs"), "--support must be one of peers"),
        (("--joining", "nobody"), "--joining must be one of open"),
        (("--time-zone", "Mars/Base"), "--time-zone must be a time zone such as"),
        (("--country", "CH"), "there are no numbers for CH yet"),
    ],
)
def test_a_wrong_option_is_said_in_one_line_and_begins_nothing(
    tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    data = tmp_path / "data"
    refused = begin(data, "--country", "GB", "--confirm-numbers", *words)
    assert refused.returncode == 2
    assert says in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
    assert list(data.iterdir()) == []


def test_on_a_terminal_every_question_is_asked_and_a_wrong_answer_asked_again(tmp_path: Path) -> None:
    line = Terminal(tmp_path, "init")
    line.answer("A bland name everyone may see", "Recovery Porch")
    line.answer("'Recovery' does", "Lamplight")
    line.answer("What you call yourselves", "Riverside evenings")
    line.answer("Country, in two letters", "ch")
    line.answer("Time zone [Europe/Zurich]", "")
    line.answer("Emergency number: 112", "no")
    line.answer("The right number", "one four four")
    line.hear("is not a number")
    line.answer("Emergency number: 112", "no")
    line.answer("The right number", "144")
    line.answer("another number", "y")
    line.answer("Where it stands", "die")
    line.answer("Whose number it is", "Die dargebotene Hand")
    line.answer("Number to call", "143")
    line.answer("When somebody answers", "day and night")
    line.answer("another number", "n")
    for answer in ("y", "n", "n", "n", "n", "n", "n"):
        line.answer("[", answer)
    line.answer("Who may join", "approval")
    line.answer("May phones be woken", "")
    line.answer("Do you also invite and pair people?", "")
    line.answer("Your name here", "n")
    line.answer("Your name here", "y")
    line.answer("Password for the first operator: ", "short")
    line.answer("Repeat for confirmation: ", "short")
    line.hear("at least 8")
    line.answer("Password for the first operator: ", "a lamp by the river")
    line.answer("Repeat for confirmation: ", "a lamp by the river")
    assert line.end() == 0, line.seen
    assert "The first operator is" in line.seen
    assert "There is no moderator" in line.seen
    assert json.loads((tmp_path / "crisis.json").read_text())["emergency"] == "144"
    assert rows(tmp_path, "SELECT joining, supports, push FROM people_community") == [
        ("approval", '["peers"]', 0)
    ]


def test_stopped_midway_nothing_was_made_and_it_begins_afresh(tmp_path: Path) -> None:
    line = Terminal(tmp_path, "init", "--country", "GB", "--public-name", "Lamplight", "--name", "River")
    line.answer("Time zone", "")
    line.answer("Emergency number: 999", "yes")
    line.answer("Samaritans: 116 123", "\x03")
    assert line.end() != 0
    assert list(tmp_path.iterdir()) == []
    assert begin(tmp_path, "--country", "GB", "--confirm-numbers").returncode == 0


def test_demo_people_are_no_beginning(demo_folder: Path) -> None:
    refused = begin(demo_folder, "--country", "GB", "--confirm-numbers")
    assert refused.returncode == 2
    assert "demo people are in this data folder" in refused.stderr


def test_the_keys_are_said_to_be_copied_on_the_command_line(tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert begin(data, "--country", "GB", "--confirm-numbers").returncode == 0
    before = run("doctor", data=data).stdout
    assert "a copy of the key ring" in before
    assert before.index("What remains:") < before.index("a copy of the key ring")
    assert "a copy of the key ring" not in run("doctor", "--keys-copied", data=data).stdout
    assert "a copy of the key ring" not in run("doctor", data=data).stdout
