"""Announcements: written by those who serve, read by those who belong, gone when they are over."""

from datetime import datetime, timedelta

from django.db import transaction

from porch.groups.models import Announcement, Belonging, Group
from porch.kit import vault
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.people.rules.keys import of_member
from porch.record.actions import note
from porch.wire.actions import tell

LONGEST_WORDS = 1000
DAYS = (3, 7, 14, 30, 90)


@transaction.atomic
def announce(group: Group, words: str, *, days: int, by: Member, now: datetime) -> Announcement:
    """A few lines for ``days``. Everyone who did not ask for quiet is told that there is news, and no more."""
    assert days in DAYS
    made = Announcement(group=group, by=by, at=now, until=now + timedelta(days=days))
    made.sealed_words = vault.seal(words.strip()[:LONGEST_WORDS], about=made.about_words, of=of_member(by.pk))
    made.save(force_insert=True)
    note("announced", by=by.pk, about=None, now=now, detail={"group": str(group.pk)})
    tell_the_group(group, kind="group-news", path=group.get_absolute_url(), now=now, but=by)
    return made


def tell_the_group(group: Group, *, kind: str, path: str, now: datetime, but: Member) -> None:
    """Everyone who belongs and did not ask for quiet, except ``but`` and whoever they are not to meet."""
    apart = blocked_ids(but) | {but.pk}
    there = Belonging.objects.filter(group=group, is_quiet=False, member__is_active=True)
    for row in there.exclude(member__in=apart).select_related("member"):
        if row.member.is_here:
            tell(row.member, kind=kind, path=path, now=now)


@transaction.atomic
def take_down(announcement: Announcement, *, by: Member, now: datetime) -> None:
    """Whoever wrote it, or serves where it stands, takes it down. It is gone at once."""
    Announcement.objects.filter(pk=announcement.pk).delete()
    detail = {"group": str(announcement.group_id)}
    note("announcement-taken-down", by=by.pk, about=announcement.by_id, now=now, detail=detail)


def let_go_of_old(now: datetime) -> None:
    """What is over is gone."""
    Announcement.objects.filter(until__lte=now).delete()
