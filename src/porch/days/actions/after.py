"""After a return to use: what somebody wishes for, and what they do not want just now."""

from datetime import datetime, timedelta

from django.db import transaction

from porch.days.models import After
from porch.people.models import Member
from porch.wire.actions import tell
from porch.wire.queries import bell_of
from porch.wire.quiet import is_quiet

A_QUESTION = "still-there"  # "There is a small question for you."
TOMORROW = timedelta(hours=24)


def not_now(member: Member, now: datetime) -> None:
    """Today is as on other days again, without any count."""
    After.objects.update_or_create(member=member, defaults={"put_aside_at": now})


def ask_tomorrow(member: Member, now: datetime) -> None:
    """Ask me in 24 hours how it is. Said again, it is 24 hours from then."""
    After.objects.update_or_create(member=member, defaults={"ask_at": now + TOMORROW, "asked_at": None})


def do_not_ask(member: Member) -> None:
    """Taken back, or answered: nothing is asked."""
    After.objects.filter(member=member).update(ask_at=None, asked_at=None)


def ask_how_it_is(now: datetime) -> int:
    """Tell those whose time has come, each once and never in their quiet hours; how many. The clock calls this.

    Whoever is never told of anything finds the question on Today all the same.
    """
    asked = 0
    for due in After.objects.filter(ask_at__lte=now, asked_at=None).select_related("member"):
        if is_quiet(now, due.member.time_zone or "UTC", bell_of(due.member).quiet):
            continue
        with transaction.atomic():
            mine = After.objects.filter(pk=due.pk, ask_at__lte=now, asked_at=None)
            if due.member.is_here and mine.update(asked_at=now):
                tell(due.member, kind=A_QUESTION, path="/today/", now=now)
                asked += 1
    return asked
