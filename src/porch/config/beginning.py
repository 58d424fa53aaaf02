"""How a community begins: its confirmed numbers and its first operator."""

from datetime import date
from pathlib import Path

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from porch.config.start import Refused
from porch.kit.clock import now
from porch.people import actions, queries
from porch.people.models import Role
from porch.people.rules.hours import NotAZone
from porch.safety import crisis


def has_begun() -> bool:
    return Role.objects.filter(role=Role.Name.OPERATOR, until=None).exists()


def numbers_of(country: str) -> list[tuple[str, str]]:
    """What will be shown to people of this country: name and number of each line, the emergency number first."""
    own = (Path(settings.PORCH_DATA) / crisis.OWN).exists()
    if not own and country not in crisis.countries():
        raise Refused(
            f"--country must be one of {', '.join(crisis.countries())}, not {country or 'empty'}; "
            "for another, write PORCH_DATA/crisis.json"
        )
    found = crisis.load(country, Path(settings.PORCH_DATA))
    lines = [("Emergency", found.emergency)]
    return lines + [(line.name, line.shown or line.call or line.text) for line in found.lines]


def begin(country: str, time_zone: str, password: str, *, today: date) -> str:
    """Confirm the numbers and seat the first operator under a drawn name, which is returned."""
    try:
        validate_password(password)
    except ValidationError as weak:
        raise Refused(" ".join(weak.messages)) from weak
    name = queries.name_in(queries.suggest_names(1)[0])
    assert name is not None
    try:
        with transaction.atomic():
            first = actions.welcome(
                name, password, time_zone=time_zone, language=settings.LANGUAGE_CODE, now=now()
            )
            actions.grant(Role.Name.OPERATOR, first, by=None, now=now(), because="set-up")
    except NotAZone as wrong:
        raise Refused(f"--time-zone {time_zone!r} is not a time zone; it looks like Europe/London") from wrong
    if not (Path(settings.PORCH_DATA) / crisis.OWN).exists():
        crisis.confirm(country, Path(settings.PORCH_DATA), on=today)
    return name
