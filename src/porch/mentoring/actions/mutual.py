"""Circles nobody leads: those the pairing desk invited get a page and a rhythm here; and who leaves the house."""

from datetime import datetime, timedelta

from django.db import transaction

from porch.bonds.models import Circle as Invitation
from porch.mentoring.actions.circles import leave
from porch.mentoring.models import Circle, CircleOffer, Seat
from porch.mentoring.rules.rhythm import FEWEST, MOST, by_the_clock_of, first_day, next_starts
from porch.people.models import Member
from porch.wire.actions import tell_it_starts
from porch.wire.things import SOON

NOT_OLDER = timedelta(days=30)


def take_over_circles(now: datetime) -> int:
    """Mutual circles that opened at the pairing desk go on here, by the clock of where most of them live."""
    fresh = Invitation.objects.filter(
        state="open", settled_at__gt=now - NOT_OLDER, conversation__isnull=False
    )
    fresh = fresh.exclude(pk__in=Circle.objects.filter(from_pairing__isnull=False).values("from_pairing"))
    taken = 0
    for found in fresh:
        taken += _take_over(found, now)
    return taken


@transaction.atomic
def _take_over(found: Invitation, now: datetime) -> int:
    seats = list(found.invitations.filter(state="joined").select_related("member"))
    coming = [one.member for one in seats if one.member.is_here][:MOST]
    if len(coming) < FEWEST:
        return 0
    zones = [one.time_zone or "UTC" for one in coming]
    zone = max(sorted(set(zones)), key=zones.count)
    day, at = by_the_clock_of(zone, found.hour or "mon-18", found.invited_at)
    circle = Circle.objects.create(
        state="open",
        first_on=first_day(day, now.date()),
        at=at,
        zone=zone,
        language=found.language,
        held=len(coming),
        conversation=found.conversation,
        from_pairing=found,
        invited_by=found.invited_by,
        invited_at=found.invited_at,
        due_at=found.due_at,
        settled_at=now,
        changed_at=now,
    )
    Seat.objects.bulk_create(
        Seat(circle=circle, member=one, state="joined", made_at=now, answered_at=now) for one in coming
    )
    return 1


def leave_mentor_circles(member: Member, now: datetime) -> None:
    """Someone is leaving: their seats are free again, what they were asked and offered goes."""
    CircleOffer.objects.filter(member=member).delete()
    Seat.objects.filter(member=member, state="invited").update(state="expired")
    Seat.objects.filter(member=member, state="waiting").update(state="withdrawn")
    for seat in Seat.objects.filter(member=member, state="joined").select_related(
        "circle__conversation", "member"
    ):
        leave(seat, by=member, now=now)


def remind_circles(now: datetime) -> int:
    """Everyone in a circle that begins within a quarter of an hour is told once; returns how many that were."""
    told = 0
    for circle in Circle.objects.filter(state="open"):
        start = next_starts(circle.rhythm, now, 1)[0]
        if not now < start <= now + SOON:
            continue
        for seat in circle.seats.filter(state="joined").select_related("member"):
            path = f"/people/circles/{circle.pk}/"
            told += tell_it_starts(seat.member, path=path, at=start, now=now) is not None
    return told
