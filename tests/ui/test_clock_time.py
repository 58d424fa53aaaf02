"""An hour stands alone only where it is today's, by the clock of whoever reads."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from porch.ui.templatetags.ui import clock_time

NOON = datetime.fromisoformat("2026-11-20T12:00:00+00:00")


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


def test_today_is_an_hour_and_tomorrow_has_its_day() -> None:
    with timezone.override("Europe/London"):
        assert clock_time(NOON + timedelta(hours=4, minutes=10)) == "16:10"
        assert clock_time(NOON + timedelta(hours=11, minutes=59)) == "23:59"
        assert clock_time(NOON + timedelta(hours=12)) == "Saturday 21 November, 00:00"


def test_whose_day_has_turned_reads_tomorrow_as_today() -> None:
    with timezone.override("Pacific/Auckland"):
        assert clock_time(NOON + timedelta(hours=12)) == "13:00"
    with timezone.override("Pacific/Honolulu"):
        assert clock_time(NOON - timedelta(hours=3)) == "Thursday 19 November, 23:00"
