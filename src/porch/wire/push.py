"""Waking a phone: by standard web push, with nothing in it but the number of a fixed line.

The maker of the phone carries the message, and learns that this place sent something to this phone at this moment;
nothing else. At most once in thirty minutes, only while something asked for is unseen, never in quiet hours.
"""

import json
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.tasks import task

from porch.kit import webpush
from porch.kit.clock import now as clock_now
from porch.kit.outward import OutOfReach
from porch.people.models import Member
from porch.wire.models import Bell, Phone
from porch.wire.phones import allowed, is_signed_in, signing_key
from porch.wire.queries import waiting_news
from porch.wire.quiet import ALWAYS, in_time, is_quiet, rest_of_the_day, time_to_ring
from porch.wire.things import SOON, STARTS_SOON, told
from porch.wire.waking import Address, NotWakeable, checked_address, post

MOST_TRIES = 5
MOST_FAILURES = 5  # refusals in a row after which an address counts as gone
KEEP_FOR = {1: timedelta(hours=4), 2: timedelta(minutes=15), 3: timedelta(hours=4)}
GONE = (404, 410)
log = logging.getLogger("porch.push")


def ask_to_wake(member: Member, bell: Bell, kind: str, *, now: datetime) -> None:
    """Queue one waking in this transaction, unless no phone may be woken or one is already on its way.

    What is pressing does not wait for the half hour since the last time, nor for one that is on its way later.
    """
    pressing = told(kind).pressing
    last = None if pressing else bell.woke_at
    due = time_to_ring(now, zone=member.time_zone, last=last, quiet=bell.quiet)
    if due is None or not in_time(due, now, told(kind).fades):
        return
    if not Phone.objects.filter(member=member).exists() or not allowed():
        return
    # one that is long overdue was lost with its queue: it no longer stands in the way
    mine = Bell.objects.filter(pk=bell.pk)
    free = mine.filter(wake_due_at=None) | mine.filter(wake_due_at__lt=now - timedelta(days=1))
    if pressing:
        free |= mine.filter(wake_due_at__gt=due)
    if free.update(wake_due_at=due):
        wake_phones.using(run_after=due).enqueue(str(member.pk))


@task()
def wake_phones(member_id: str, tries: int = 1, only: Sequence[str] = ()) -> str:
    """Wake the phones of a member if that is still wanted; returns what became of it."""
    return wake(UUID(member_id), now=clock_now(), tries=tries, only=only)


def wake(member_id: UUID, *, now: datetime, tries: int = 1, only: Sequence[str] = ()) -> str:
    """What the task does at ``now``: "sent", "not needed", "later" (it is quiet there), "will retry" or "gave up".

    ``only`` are the ids of those phones that a try before this one did not reach; empty means all.
    """
    bell = Bell.objects.filter(pk=member_id, member__is_active=True).select_related("member").first()
    phones = _awaiting(bell, only, now) if bell and bell.wake_due_at else []  # none: another task was earlier
    if bell is None or not phones:
        Bell.objects.filter(pk=member_id).update(wake_due_at=None)
        return "not needed"
    if is_quiet(now, bell.member.time_zone, bell.quiet):
        due = time_to_ring(now, zone=bell.member.time_zone, last=None, quiet=bell.quiet)
        return _again(bell, due, tries, only, says="later")
    line = _line(bell, now)
    waits = {str(phone.pk): wait for phone in phones if (wait := _try(phone, bell, line, now)) is not None}
    if len(waits) < len(phones):
        Bell.objects.filter(pk=member_id).update(woke_at=now)
    if waits and tries < MOST_TRIES:
        pause = max(timedelta(minutes=2**tries), timedelta(seconds=max(waits.values())))
        return _again(bell, now + pause, tries + 1, tuple(waits), says="will retry")
    Bell.objects.filter(pk=member_id).update(wake_due_at=None)
    return "gave up" if waits else "sent"


def _line(bell: Bell, now: datetime) -> int:
    """The fixed line of the newest thing; what started meanwhile is news like any other."""
    news = waiting_news(bell, now).first()
    stale = news is None or (news.kind == STARTS_SOON and news.at <= now - SOON)
    return 1 if news is None or stale else told(news.kind).line


def _awaiting(bell: Bell, only: Sequence[str], now: datetime) -> list[Phone]:
    """The phones to wake now: none when the owner, or the community, no longer wants it."""
    if bell.member.is_left_in_peace or bell.quiet.kind == ALWAYS or not allowed():
        return []
    if not waiting_news(bell, now).exists():
        return []
    phones = Phone.objects.filter(member=bell.member)
    found = list(phones.filter(pk__in=only) if only else phones)
    over = [phone.pk for phone in found if not is_signed_in(phone)]
    Phone.objects.filter(pk__in=over).delete()
    return [phone for phone in found if phone.pk not in over]


def _again(bell: Bell, due: datetime | None, tries: int, only: Sequence[str], *, says: str) -> str:
    Bell.objects.filter(pk=bell.pk).update(wake_due_at=due)
    if due is not None:
        wake_phones.using(run_after=due).enqueue(str(bell.pk), tries, list(only))
    return says


def _try(phone: Phone, bell: Bell, line: int, now: datetime) -> int | None:
    """Wake one phone. None when that is settled, one way or the other; else the seconds to wait before trying again."""
    try:
        answer = post(*_message(phone, bell, line, now))
    except OutOfReach:
        return 0
    except NotWakeable:  # the operator took its service off the list
        phone.delete()
        return None
    if answer.status == 429 or answer.status >= 500:
        return answer.retry_after
    if answer.status in GONE:
        phone.delete()
    elif answer.status >= 300:
        log.warning("a push service refused a message")
        _refused(phone)
    elif phone.failures:
        Phone.objects.filter(pk=phone.pk).update(failures=0)
    return None


def _refused(phone: Phone) -> None:
    Phone.objects.filter(pk=phone.pk).update(failures=F("failures") + 1)
    Phone.objects.filter(pk=phone.pk, failures__gte=MOST_FAILURES).delete()


def _message(phone: Phone, bell: Bell, line: int, now: datetime) -> tuple[Address, bytes, dict[str, str]]:
    """Where it goes, the sealed number, and how long the service keeps it: never into quiet hours."""
    address = checked_address(phone.box["address"], settings.PUSH_HOSTS)
    body = webpush.sealed(
        json.dumps({"k": line}).encode(), webpush.keys_of(phone.box["point"], phone.box["secret"])
    )
    keep, rest = KEEP_FOR[line], rest_of_the_day(now, bell.member.time_zone, bell.quiet)
    headers = {
        "Authorization": webpush.signature(
            signing_key(), audience=address.origin, contact=_contact(), now=now
        ),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(int((keep if rest is None else min(keep, rest)).total_seconds())),
        "Urgency": "high" if line == 2 else "normal",
        "Topic": "n",
    }
    return address, body, headers


def _contact() -> str:
    """Who a push service may ask about us, as its standard wants: our address, or the one our mail comes from."""
    if settings.SITE_URL.startswith("https://"):
        return str(settings.SITE_URL)
    return "mailto:" + settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">")
