"""The clock runs each job when its time has come, once, whoever else is looking."""

from datetime import datetime, timedelta

import pytest

from porch.config import clock
from porch.wire.registries import Job, clockwork

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> dict[str, Job]:
    entries: dict[str, Job] = {}
    monkeypatch.setattr(clockwork, "_entries", entries)
    return entries


def test_a_job_runs_at_once_and_again_only_after_its_time(jobs: dict[str, Job], now: datetime) -> None:
    ran: list[datetime] = []
    jobs["sweep"] = Job("sweep", timedelta(minutes=10), ran.append)
    assert clock.tick(now) == ["sweep"]
    assert clock.tick(now + timedelta(minutes=9)) == []
    assert clock.tick(now + timedelta(minutes=10)) == ["sweep"]
    assert ran == [now, now + timedelta(minutes=10)]


def test_a_failing_job_stops_neither_the_clock_nor_the_others(jobs: dict[str, Job], now: datetime) -> None:
    def fail(at: datetime) -> None:
        raise ValueError(at)

    ran: list[datetime] = []
    jobs["broken"] = Job("broken", timedelta(minutes=1), fail)
    jobs["whole"] = Job("whole", timedelta(minutes=1), ran.append)
    assert clock.tick(now) == ["whole"]
    assert clock.tick(now + timedelta(minutes=1)) == ["whole"]
    assert len(ran) == 2


def test_a_clock_set_back_holds_no_job_up(jobs: dict[str, Job], now: datetime) -> None:
    ran: list[datetime] = []
    jobs["sweep"] = Job("sweep", timedelta(minutes=10), ran.append)
    clock.tick(now)
    assert clock.tick(now - timedelta(hours=2)) == ["sweep"]
    assert clock.tick(now - timedelta(hours=2)) == []
    assert len(ran) == 2
