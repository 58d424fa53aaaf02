"""A pause: a private rest. Nobody is told, nothing is lost, and it ends by a word or by itself.

It is not on the audit chain, for the reason answers to offers are not: a rest is nobody else's to look up.
"""

from datetime import date, datetime

from django.db import transaction

from porch.kit.clock import today_in
from porch.people.models import Member
from porch.people.registries import on_pause


class NotAPause(Exception):
    """Only someone who is here pauses, and no pause ends before it began. Nothing was changed."""


@transaction.atomic
def pause(member: Member, *, until: date | None, now: datetime) -> None:
    """Rest from now. ``until`` is the day they are back, in their own time zone; None: until they say so.

    Said again during a pause, it changes when the pause ends.
    """
    if not member.is_here:
        raise NotAPause("only someone who is here can pause")
    if until is not None and until <= today_in(member.time_zone or "UTC", now):
        raise NotAPause(f"a pause until {until} would be over already")
    is_new = member.state != Member.State.PAUSED
    member.state, member.paused_until = Member.State.PAUSED, until
    member.save(update_fields=["state", "paused_until"])
    if is_new:
        for follow in on_pause:
            follow(member, now)


@transaction.atomic
def come_back(member: Member) -> None:
    """The pause is over. What was told meanwhile waits where it always does; the place in the queue was kept."""
    back = Member.objects.filter(pk=member.pk, state=Member.State.PAUSED)
    if back.update(state=Member.State.HERE, paused_until=None):
        member.state, member.paused_until = Member.State.HERE, None


def end_pauses(now: datetime) -> int:
    """Pauses whose day has come end by themselves, without a message; returns how many. The clock calls this."""
    furthest = today_in("Pacific/Kiritimati", now)  # nowhere is a day further on
    ended = 0
    for member in Member.objects.filter(state=Member.State.PAUSED, paused_until__lte=furthest):
        if member.paused_until and member.paused_until <= today_in(member.time_zone or "UTC", now):
            come_back(member)
            ended += 1
    return ended
