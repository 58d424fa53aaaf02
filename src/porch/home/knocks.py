"""Telling those who can answer that someone waits at the door, and those who waited that there is an answer."""

from datetime import datetime

from django.urls import reverse

from porch.people.models import Member, Role
from porch.people.queries import coordinators, holders_of
from porch.people.registries import on_answer, on_knock
from porch.wire.actions import tell


def register() -> None:
    on_knock.register("home", _tell_the_desk)
    on_answer.register("home", _tell_them)


def _tell_the_desk(member: Member, now: datetime) -> None:
    """Coordinators; while there is none yet, whoever operates the place."""
    desk = reverse("people:joining")
    for person in coordinators() or holders_of(Role.Name.OPERATOR):
        tell(person, kind="needs-a-person", path=desk, now=now)


def _tell_them(member: Member, now: datetime) -> None:
    """The same bland line for a yes and a "not now"."""
    tell(member, kind="something-new", path=reverse("people:waiting"), now=now)
