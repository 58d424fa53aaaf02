"""Telling someone, publishing to listeners, marking the clock."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from porch.people.models import Member, WayBack
from porch.ui.context import start_page
from porch.wire import hub
from porch.wire.mail import ask_for_mail
from porch.wire.models import Bell, Mark, Notice
from porch.wire.push import ask_to_wake
from porch.wire.queries import fragment_of
from porch.wire.rules import SENTENCES
from porch.wire.things import SOON, STARTS_SOON, THINGS, told

CLOCKS_DIFFER = timedelta(minutes=1)  # between processes of one community, at most


class UnknownKind(Exception):
    """No fixed sentence exists for this kind of notice."""


@transaction.atomic
def tell(member: Member, *, kind: str, path: str, now: datetime) -> Notice:
    """Leave one notice in the house for ``member``: the sentence of ``kind``, leading to ``path``.

    News of the same kind at the same path that was not seen yet is moved up, not doubled. On commit it wakes
    the topic ``me:<member id>``; whoever asked for mail, or to have a phone woken, about such
    things gets one bland line, at most every 30 minutes. For someone who is paused or leaving it only waits:
    nothing wakes them.
    """
    if kind not in SENTENCES:
        raise UnknownKind(kind)
    bell = _rung(member)
    notice = Notice.objects.filter(member=member, kind=kind, path=path, seen_at=None).first()
    notice = notice or Notice(member=member, kind=kind, path=path)
    notice.seq, notice.at = bell.last_seq, now
    notice.save()
    if member.is_left_in_peace:
        return notice
    publish(f"me:{member.pk}", notice.seq, lambda: fragment_of(notice))
    of = told(kind)
    if of.outside and of.thing in bell.told_of:
        ask_for_mail(member, bell, kind, now=now)
        ask_to_wake(member, bell, kind, now=now)
    return notice


def tell_it_starts(member: Member, *, path: str, at: datetime, now: datetime) -> Notice | None:
    """Something ``member`` agreed to begins ``at``: told once, within the last quarter of an hour before it."""
    told_already = Notice.objects.filter(member=member, kind=STARTS_SOON, at__gte=at - SOON).exists()
    if told_already or not now < at <= now + SOON:
        return None
    return tell(member, kind=STARTS_SOON, path=path, now=now)


def _rung(member: Member) -> Bell:
    """The member's bell after one more ring: its row is the lock that orders the notices of one member."""
    mine = Bell.objects.filter(pk=member.pk)
    if not mine.update(last_seq=F("last_seq") + 1):
        Bell.objects.get_or_create(pk=member.pk)
        mine.update(last_seq=F("last_seq") + 1)
    return mine.get()


def seen(member: Member, path: str, now: datetime) -> int:
    """What is new at ``path`` has been looked at; returns how many notices that were."""
    return Notice.objects.filter(member=member, path=path, seen_at=None).update(seen_at=now)


def tell_of_way_back(way_back: WayBack, now: datetime) -> None:
    """Whoever's account it is hears of it at once; what ends takes its notice along, a new password every stream."""
    member = way_back.member
    if way_back.state == WayBack.State.OPEN:
        tell(member, kind="way-back", path=start_page(member), now=now)
        return
    Notice.objects.filter(member=member, kind="way-back", seen_at=None).update(seen_at=now)
    if way_back.state == WayBack.State.USED:
        drop(None, member)


def tell_of_sign_in(member: Member, now: datetime) -> None:
    """Whoever is signed in elsewhere sees it there; nothing of it leaves the house."""
    tell(member, kind="signed-in", path="/settings/sessions/", now=now)


def publish(
    topic: str,
    seq: int,
    html: str | Callable[[], str],
    *,
    only: UUID | None = None,
    apart: frozenset[UUID] = frozenset(),
) -> None:
    """Wake the listeners of ``topic`` when this transaction commits; a rollback wakes nobody.

    ``html`` is the viewer-neutral fragment, or a function that draws it, called after the commit. ``apart`` are
    those who are not sent it.
    """

    def wake() -> None:
        hub.publish(topic, seq, html if isinstance(html, str) else html(), only=only, apart=apart)

    transaction.on_commit(wake, robust=True)


def drop(topic: str | None, member: Member) -> None:
    """End the member's streams that carry ``topic`` (None: all of them) when this transaction commits."""
    transaction.on_commit(lambda: hub.drop(topic, member.pk), robust=True)


def claim(name: str, every: timedelta, *, now: datetime) -> bool:
    """Whether the clock's job ``name`` is due and ours to run: of several askers one is told yes.

    A mark from later than now was set by a clock that has been put right since: it holds nothing up.
    """
    if Mark.objects.filter(name=name).exists():
        due = Q(ran_at__lte=now - every) | Q(ran_at__gt=now + CLOCKS_DIFFER)
        return bool(Mark.objects.filter(due, name=name).update(ran_at=now))
    try:
        with transaction.atomic():
            Mark.objects.create(name=name, ran_at=now)
    except IntegrityError:
        return False
    return True


def forget_old_notices(now: datetime) -> None:
    """Notices seen more than 30 days ago go."""
    Notice.objects.filter(seen_at__lt=now - timedelta(days=30)).delete()


def also_tell_of(member: Member, thing: str) -> None:
    """``member`` said yes to something that needs them to be told: whoever chose before there was this is told too."""
    bell, _ = Bell.objects.get_or_create(pk=member.pk)
    if thing not in bell.told_of:
        bell.told_of = [one for one in THINGS if one in (*bell.told_of, thing)]
        bell.save(update_fields=["told_of"])


@transaction.atomic
def say_when(
    member: Member, *, told_of: list[str], quiet_kind: str, quiet_since: time, quiet_until: time
) -> None:
    """Keep what ``member`` wants to be told of outside the house, and which hours stay quiet.

    What was on its way under the old wishes is asked again at its time, so nothing rings that is no longer wanted.
    """
    bell, _ = Bell.objects.get_or_create(pk=member.pk)
    bell.told_of = [thing for thing in THINGS if thing in told_of]
    bell.quiet_kind, bell.quiet_since, bell.quiet_until = quiet_kind, quiet_since, quiet_until
    bell.save(update_fields=["told_of", "quiet_kind", "quiet_since", "quiet_until"])
