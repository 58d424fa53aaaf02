"""What a command does before its work: settings, the data folder, the database in its present shape."""

import json
import os
import sys
from typing import Any

import django


class Refused(Exception):
    """The call or its input is wrong; nothing was changed. Said in one line, exit code 2."""


def ready(*, migrate: bool = False) -> None:
    """Load the program; with ``migrate`` bring the database to its present shape first."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "porch.config.settings")
    from porch.config import folder  # noqa: PLC0415  the settings are read when Django is set up, not before

    try:
        folder.prepare(_data_folder())
    except folder.NotWritable as refused:
        raise Refused(str(refused)) from refused
    django.setup()
    if migrate:
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate", verbosity=0, interactive=False)


def begun() -> None:
    """After ``ready``: Refused when nobody lives in this data folder, as when PORCH_DATA names another one."""
    from django.conf import settings  # noqa: PLC0415
    from django.db import Error  # noqa: PLC0415

    from porch.people.models import Member  # noqa: PLC0415

    try:
        somebody = Member.objects.exists()
    except Error:
        somebody = False
    if not somebody:
        raise Refused(f"there is no community in {settings.PORCH_DATA} (PORCH_DATA)")


def known() -> None:
    """Load the program and touch nothing: for a folder that is not there yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "porch.config.settings")
    django.setup()


def collect_static() -> None:
    """Put styles, scripts and pictures, compressed and named after their content, into the data folder."""
    from django.core.management import call_command  # noqa: PLC0415

    call_command("collectstatic", verbosity=0, interactive=False, clear=True)


def _data_folder() -> Any:
    from django.conf import settings  # noqa: PLC0415

    from porch.config.env import path  # noqa: PLC0415

    return settings.PORCH_DATA if settings.configured else path("PORCH_DATA", "./var", "")


def say(facts: dict[str, Any], sentence: str, as_json: bool) -> None:
    """One answer for people or for programs."""
    print(json.dumps(facts, default=str) if as_json else sentence)


def on_a_terminal() -> bool:
    return sys.stderr.isatty()
