"""The engine lives in a child process: pages start without it, and it comes back when it dies."""

import json
import os
import signal
import subprocess
import sys

import pytest

from porch.bonds import engine
from porch.matching.refusal import CaseRefused

CASE = {
    "mode": "mentors",
    "as_of": "2026-11-20",
    "people": [{"id": "a", "role": "seeker"}, {"id": "b", "role": "mentor", "capacity": 1}],
}


def child_pid() -> int:
    assert engine._child is not None
    return next(iter(engine._child._processes))


def test_a_case_goes_in_and_an_answer_comes_out() -> None:
    answer = json.loads(engine.pair(json.dumps(CASE), seed=7))
    assert [(pair["seeker"], pair["mentor"]) for pair in answer["pairs"]] == [("a", "b")]


def test_one_child_answers_everything() -> None:
    engine.pair(json.dumps(CASE), seed=7)
    before = child_pid()
    engine.suggest(json.dumps(CASE), person="a", most=3)
    engine.pair(json.dumps(CASE), seed=8)
    assert child_pid() == before != os.getpid()


def test_a_child_that_died_is_replaced_once_and_nobody_notices() -> None:
    engine.pair(json.dumps(CASE), seed=7)
    before = child_pid()
    os.kill(before, signal.SIGKILL)
    assert json.loads(engine.pair(json.dumps(CASE), seed=7))["pairs"]
    assert child_pid() != before


def test_a_case_that_cannot_be_read_says_where_and_the_child_lives_on() -> None:
    engine.pair(json.dumps(CASE), seed=7)
    before = child_pid()
    with pytest.raises(CaseRefused, match="role"):
        engine.pair(json.dumps(CASE | {"people": [{"id": "a", "role": "king"}]}), seed=7)
    assert child_pid() == before


def test_stopping_ends_the_child_and_the_next_question_starts_another() -> None:
    engine.pair(json.dumps(CASE), seed=7)
    before = child_pid()
    engine.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(before, 0)
    assert json.loads(engine.pair(json.dumps(CASE), seed=7))["pairs"]


def test_pages_start_without_the_kernels() -> None:
    program = (
        "import django, sys; django.setup(); import porch.config.urls;"
        "print([name for name in ('numba', 'llvmlite', 'porch.matching.run') if name in sys.modules])"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True
    )
    assert ran.stdout.strip() == "[]"
