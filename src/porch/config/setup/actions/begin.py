"""The one moment in which a community begins: all of it, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from porch.config.setup.queries.begun import has_begun
from porch.config.setup.rules import numbers
from porch.config.setup.rules.answers import Answers
from porch.kit import community as who_we_are
from porch.people import actions as people
from porch.people.models import Member, Role
from porch.people.queries import name_in
from porch.record.actions import note
from porch.safety import crisis


class AlreadyBegun(Exception):
    """Someone is here already: a community begins once."""


class NotSettled(Exception):
    """A crisis number was neither tried nor left out."""


class WeakPassword(Exception):
    """The password is too short or too well known. Its text says which."""


def begin(answers: Answers, suggestion: str, password: str, *, now: datetime) -> Member:
    """Seat the first operator under the name ``suggestion`` carries, and keep every answer; the operator.

    Raises AlreadyBegun, NotSettled, WeakPassword, and what its doors raise: ``people.NameGone``, ``NotDecidable``,
    ``NotAZone``, ``crisis.UnreadableNumbers``. After any of them nothing is kept.
    """
    if numbers.next_unsettled(answers.numbers) is not None:
        raise NotSettled
    check_password(password)
    folder = Path(settings.PORCH_DATA)
    with as_it_was_on_failure(folder / crisis.OWN, folder / who_we_are.FILE), transaction.atomic():
        people.decide(
            by=None, now=now, joining=answers.joining, supports=list(answers.supports), push=answers.push
        )
        if has_begun():
            raise AlreadyBegun
        first = people.welcome(
            _name(suggestion), password, time_zone=answers.time_zone, language=settings.LANGUAGE_CODE, now=now
        )
        people.grant(Role.Name.OPERATOR, first, by=None, now=now, because="set-up")
        if answers.coordinates:
            people.grant(Role.Name.COORDINATOR, first, by=None, now=now, because="set-up")
        note("community-begun", by=first.pk, about=None, now=now)
        crisis.keep(numbers.to_keep(answers.numbers), folder)
        who_we_are.keep(
            who_we_are.Community(answers.name, answers.public_name, answers.country, answers.time_zone)
        )
    return first


def check_password(password: str) -> None:
    """WeakPassword unless it may be an operator's."""
    try:
        validate_password(password)
    except ValidationError as weak:
        raise WeakPassword(" ".join(weak.messages)) from weak


def _name(suggestion: str) -> str:
    name = name_in(suggestion)
    if name is None:
        raise people.NameGone(suggestion)
    return name


@contextmanager
def as_it_was_on_failure(*files: Path) -> Iterator[None]:
    """Put files back as they were when what happens meanwhile fails, the database's last word included."""
    before = {file: file.read_bytes() if file.exists() else None for file in files}
    try:
        yield
    except BaseException:
        for file, content in before.items():
            if content is None:
                file.unlink(missing_ok=True)
            else:
                file.write_bytes(content)
        raise
