"""Asking the API in tests: our own two meetings, and rows as a BMLT server would send them."""

from datetime import datetime, time
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from porch.meetings import actions
from porch.meetings.models import Meeting
from porch.meetings.rules.told import Told

WALK = Told("Sunday walk", 0, time(10), 90, "Europe/London", location="Park gates", open_to="open")
CALL = Told("Late call", 5, time(22), 60, "Europe/London", conference_phone="+44 20 7946 0000")
NUMBER_OF_OPEN = 1_581_811_857  # somebody's saved address may say so
FORMATS = [
    {
        "key_string": "O",
        "name_string": "Open",
        "lang": "en",
        "id": "17",
        "world_id": "OPEN",
        "format_type_enum": "O",
    },
    {"key_string": "BT", "name_string": "Basic Text", "lang": "en", "id": "3", "world_id": "BT"},
    {"key_string": "Hm", "name_string": "Unused", "lang": "en", "id": "9", "world_id": ""},
]
BODIES = [
    {"id": "1", "parent_id": "0", "name": "Region", "type": "RS", "world_id": "RG1"},
    {"id": "2", "parent_id": "1", "name": "Area", "type": "AS", "world_id": "AR2"},
]


def row(number: int, **said: str) -> dict[str, str]:
    usual = {
        "id_bigint": str(number),
        "meeting_name": f"Group {number}",
        "weekday_tinyint": "3",
        "start_time": "19:00:00",
        "duration_time": "01:00:00",
        "service_body_bigint": "2",
        "formats": "O",
        "format_shared_id_list": "17",
        "location_text": "Church",
        "latitude": "40.5",
        "longitude": "-74.25",
        "contact_name_1": "Kim Park",
        "email_contact": "kim@a.example",
        "published": "1",
    }
    return usual | said


def ask(client: Client, query: str, data_format: str = "json") -> Any:
    answer = client.get(f"/client_interface/{data_format}/?{query}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def search(client: Client, query: str = "") -> list[dict[str, str]]:
    found: list[dict[str, str]] = ask(client, f"switcher=GetSearchResults&{query}")
    return found


@pytest.fixture
def ours(now: datetime, settings: Settings) -> list[Meeting]:
    settings.SITE_URL, settings.SITE_NAME = "https://list.example", "Kettle on"
    return [actions.add(told, by=None, now=now) for told in (WALK, CALL)]
