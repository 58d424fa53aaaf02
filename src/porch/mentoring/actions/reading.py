"""Looks of this room at what is somebody's, through the gate and written down."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from porch.mentoring.models import Mentor, Reference
from porch.people import consent
from porch.people.models import Member


def let_be_read(people: Iterable[UUID], *, by: Member, now: datetime) -> set[UUID]:
    """Those of ``people`` whose standing as a mentor a coordinator may be shown at the desk now."""
    return set(consent.see_each(by, people, "mentoring", purpose="mentoring", now=now))


def read_lines(by: Member, mentors: Collection[UUID], *, how: str, now: datetime) -> dict[UUID, str]:
    """The lines of these mentors, as far as ``by`` may read them: whoever is asked about them, or walks with them."""
    rows = Mentor.objects.filter(pk__in=mentors).exclude(sealed_lines=b"")
    lines = {row.pk: row.lines for row in rows}
    open_now = consent.see_each(by, lines.keys(), "mentor-lines", purpose="walking", how=how, now=now)
    return {pk: text for pk, text in lines.items() if pk in open_now}


def read_words(rows: Iterable[Reference], *, by: Member, now: datetime) -> list[str]:
    """What those who stand by a mentor wrote for coordinators; whoever wrote it reads that it was looked at."""
    with_line = [row for row in rows if row.sealed_line]
    writers = {row.by_id for row in with_line}
    open_now = consent.see_each(by, writers, "word", purpose="mentoring", now=now)
    return [row.line for row in with_line if row.by_id in open_now]
