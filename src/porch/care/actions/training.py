"""Walking through the scenarios, changing one's mind, and the line at the end."""

from datetime import datetime

from django.db import transaction

from porch.care.models import Training, Walk
from porch.care.rules.training import LONGEST_LINE, Scenario
from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member


class NotAChoice(Exception):
    """Nobody offers that way in this scenario."""


def walk(member: Member, scenario: Scenario, way: str, *, now: datetime) -> Walk:
    """What ``member`` would say there. Chosen again, it is changed."""
    if way not in {one.code for one in scenario.ways}:
        raise NotAChoice(way)
    made, _ = Walk.objects.update_or_create(
        member=member, scenario=scenario.code, defaults={"way": way, "at": now}
    )
    return made


@transaction.atomic
def write_line(member: Member, line: str, *, now: datetime) -> None:
    """What somebody takes from it, in a line that only they read. An empty one takes it back."""
    words = line.strip()[:LONGEST_LINE]
    ends = Training(member=member)
    sealed = vault.seal(words, about=ends.about_line, of=of_member(member.pk)) if words else b""
    Training.objects.update_or_create(
        member=member, defaults={"sealed_line": sealed, "line_at": now if words else None}
    )
