"""What a community decides again later. The audit chain is told what changed, never in which words."""

import json
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from porch.config.setup.actions.begin import as_it_was_on_failure
from porch.config.setup.queries.keys_apart import FILE as KEYS_COPIED
from porch.config.setup.queries.keys_apart import digest_of_ring
from porch.config.setup.rules import numbers
from porch.kit import community as who_we_are
from porch.people.models import Member
from porch.record.actions import note
from porch.safety import crisis, facts


def say_who_we_are(*, by: Member, now: datetime, **changed: str) -> None:
    """Set any of ``name public_name country time_zone``; the environment still wins where it says one of them."""
    before = who_we_are.told()
    after = replace(before, **changed)
    fields = [field for field, value in asdict(after).items() if value != getattr(before, field)]
    if not fields:
        return
    with as_it_was_on_failure(_in_data(who_we_are.FILE)), transaction.atomic():
        note("community-said", by=by.pk, about=None, now=now, detail={"changed": ", ".join(fields)})
        who_we_are.keep(after)


def keep_numbers(told: numbers.Told, what: str, at: int, *, by: Member, now: datetime) -> None:
    """Write down the numbers after one was looked at: ``what`` is tried, corrected, left-out or added."""
    with as_it_was_on_failure(_in_data(crisis.OWN)), transaction.atomic():
        note("number-looked-at", by=by.pk, about=None, now=now, detail={"what": what, "at": at})
        crisis.keep(numbers.to_keep(told), Path(settings.PORCH_DATA))


def begin_numbers_again(told: numbers.Told, *, by: Member, now: datetime) -> None:
    """Take another country's numbers in place of those before, none of them tried yet."""
    with as_it_was_on_failure(_in_data(crisis.OWN)), transaction.atomic():
        note(
            "numbers-begun-again", by=by.pk, about=None, now=now, detail={"country": told.get("country", "")}
        )
        crisis.keep(numbers.undated(told), Path(settings.PORCH_DATA))


def say_keys_are_copied(*, by: Member | None, now: datetime) -> None:
    """Somebody has put a copy of the key ring of today apart; ``by`` None means the command line."""
    said = {"ring": digest_of_ring(), "on": now.date().isoformat()}
    with as_it_was_on_failure(_in_data(KEYS_COPIED)), transaction.atomic():
        note("keys-copied", by=by.pk if by else None, about=None, now=now)
        _in_data(KEYS_COPIED).write_text(json.dumps(said) + "\n")


def say_first_aid_is_read(*, by: Member, now: datetime) -> None:
    """Somebody who knows first aid here has read what Get help now states."""
    with as_it_was_on_failure(_in_data(facts.FILE)), transaction.atomic():
        note("first-aid-read", by=by.pk, about=None, now=now)
        facts.say_read(Path(settings.PORCH_DATA), now.date())


def _in_data(name: str) -> Path:
    return Path(settings.PORCH_DATA) / name
