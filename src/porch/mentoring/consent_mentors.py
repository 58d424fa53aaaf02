"""What this room registers at the gate."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from porch.bonds.queries.power import pairs_with_power
from porch.mentoring.models import Mentor, Reference, YearOn
from porch.mentoring.queries.standing import with_mentor
from porch.people.circumstances import nothing_yet
from porch.people.models import Member, Role
from porch.people.registries import Scope, circumstances, scopes


def register() -> None:
    scopes.register(
        "mentor-lines",
        Scope(
            "mentor-lines", "lines as a mentor", "What you wrote beside offers of you as a mentor.", lines_of
        ),
    )
    scopes.register(
        "mentoring",
        Scope(
            "mentoring",
            "standing as a mentor",
            "What is asked of mentors and whether you have it, until when you said you are there, how many you "
            "walk with.",
            nothing_yet,
        ),
    )
    scopes.register(
        "word",
        Scope("word", "word for a mentor", "A line you wrote when you stood by somebody.", nothing_yet),
    )
    scopes.register(
        "has-mentor",
        Scope("has-mentor", "having a mentor", "That you have a mentor too, never who.", nothing_yet),
    )
    circumstances.register("wrote-lines", _wrote_lines)
    circumstances.register("mentors", _mentors)
    circumstances.register("stood-by", _stood_by)
    circumstances.register("has-a-mentor", lambda ids, now: with_mentor(ids))


def lines_of(subject: Member, viewer: Member | None, now: datetime) -> list[str]:
    row = Mentor.objects.filter(pk=subject.pk).first()
    return [row.lines] if row and row.sealed_lines else []


def _wrote_lines(ids: Collection[UUID], now: datetime) -> set[UUID]:
    return set(Mentor.objects.filter(pk__in=ids).exclude(sealed_lines=b"").values_list("pk", flat=True))


def _mentors(ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Whoever holds the part, has said they would, or is in a pair that the desk has to look at."""
    holds = Role.objects.filter(member__in=ids, role=Role.Name.MENTOR, until=None)
    wishes = YearOn.objects.filter(member__in=ids, answer=YearOn.Answer.YES)
    found = set(holds.values_list("member_id", flat=True)) | set(wishes.values_list("member_id", flat=True))
    return found | _in_a_pair_with_power(set(ids) - found)


def _in_a_pair_with_power(ids: set[UUID]) -> set[UUID]:
    return (
        {pk for pair in pairs_with_power() for pk in (pair.first_id, pair.second_id) if pk in ids}
        if ids
        else set()
    )


def _stood_by(ids: Collection[UUID], now: datetime) -> set[UUID]:
    given = Reference.objects.filter(by__in=ids, state="given").exclude(sealed_line=b"")
    return set(given.values_list("by_id", flat=True))
