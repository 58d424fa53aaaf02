"""Somebody says that a listing is wrong: flagged at once, asked after, settled by a person or in the end by time."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.urls import reverse

from porch.groups.queries import servants_with
from porch.kit import vault
from porch.kit.community import here
from porch.meetings.actions.counting import turned
from porch.meetings.models import Doubt, Holiday, Meeting
from porch.meetings.rules.working_days import UNTIL_OFF, due
from porch.meetings.today import MEETINGS
from porch.people.models import Member
from porch.people.queries import coordinators
from porch.record.actions import note
from porch.wire.actions import tell

MOST_OPEN = 3
"""So many are kept of one meeting at a time that say the same is wrong: more say nothing new to whoever looks."""
LONGEST = 500


@transaction.atomic
def doubt(meeting: Meeting, what: str, words: str, *, now: datetime) -> Doubt | None:
    """Anyone says that ``meeting`` is not as listed: it is flagged at once, and whoever keeps it hears of it.

    Nothing is kept of who said it. None when enough people said the same of this meeting already.
    """
    open_ones = Doubt.objects.filter(meeting=meeting, what=what, settled_at=None)
    if open_ones.count() >= MOST_OPEN:
        return None
    rests = set(Holiday.objects.filter(on__gte=now.date()).values_list("on", flat=True))
    made = Doubt(meeting=meeting, what=what, at=now, ends_at=now + UNTIL_OFF)
    made.due_at = due(now, here().time_zone, rests)
    if words.strip():
        made.sealed_words = vault.seal(words.strip()[:LONGEST], about=made.about, of=vault.COMMUNITY)
    made.save(force_insert=True)
    if meeting.doubted_at is None:
        Meeting.objects.filter(pk=meeting.pk).update(doubted_at=now, seq=turned())
        meeting.refresh_from_db()
    _tell_keepers(made, now)
    note("listing-doubted", by=None, about=None, now=now, detail={"meeting": str(meeting.pk), "what": what})
    return made


def settle(meetings: Iterable[UUID], outcome: str, *, by: Member | None, now: datetime) -> None:
    """Whatever is doubted of these meetings is settled; part of the verb that changes or confirms them."""
    open_ones = Doubt.objects.filter(meeting__in=list(meetings), settled_at=None)
    open_ones.update(settled_at=now, settled_by=by, outcome=outcome, sealed_words=None)


def pass_on(now: datetime) -> None:
    """The clock's turn: what its keepers left lying goes to the coordinators, and off the list in the end."""
    for late in Doubt.objects.filter(settled_at=None, passed_on_at=None, due_at__lte=now):
        _pass_on(late, now)
    over = Doubt.objects.filter(settled_at=None, ends_at__lte=now).values("meeting")
    for meeting in Meeting.objects.filter(pk__in=over):
        _end(meeting, now)


@transaction.atomic
def _pass_on(late: Doubt, now: datetime) -> None:
    if Doubt.objects.filter(pk=late.pk, settled_at=None, passed_on_at=None).update(passed_on_at=now):
        _tell_coordinators(now)


@transaction.atomic
def _end(meeting: Meeting, now: datetime) -> None:
    settle([meeting.pk], Doubt.Outcome.OFF, by=None, now=now)
    Meeting.objects.filter(pk=meeting.pk).update(
        active=False, kept_off=True, doubted_at=None, changed_at=now, version=F("version") + 1, seq=turned()
    )
    note("meeting-ended-in-doubt", by=None, about=None, now=now, detail={"meeting": str(meeting.pk)})


def _tell_keepers(made: Doubt, now: datetime) -> None:
    """Those who serve in its group; the coordinators where nobody does, and for every other meeting."""
    group = made.meeting.group
    servants = servants_with(MEETINGS, [group.pk], now).get(group.pk, []) if group else []
    if group is None or not servants:
        _tell_coordinators(now)
        return
    for one in servants:
        tell(one, kind="listing-doubted", path=reverse("meetings:of-group", args=[group.slug]), now=now)


def _tell_coordinators(now: datetime) -> None:
    for one in coordinators():
        tell(one, kind="needs-a-person", path=reverse("meetings:doubts"), now=now)
