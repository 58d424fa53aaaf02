"""Discreet mail: one bland line and one link, rarely, never in quiet hours."""

from datetime import datetime, timedelta
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.tasks import task
from django.utils.translation import gettext, override

from porch.kit.clock import now as clock_now
from porch.people.models import Member
from porch.wire.models import Bell
from porch.wire.queries import waiting_news
from porch.wire.quiet import ALWAYS, in_time, is_quiet, time_to_ring
from porch.wire.things import REMINDER, told

MOST_TRIES = 5


def ask_for_mail(member: Member, bell: Bell, kind: str, *, now: datetime) -> None:
    """Queue one mail in this transaction, unless none is wanted or one is already on its way."""
    if not (member.mail_wanted and member.sealed_email):
        return
    due = time_to_ring(now, zone=member.time_zone, last=bell.mailed_at, quiet=bell.quiet)
    if due is None or not in_time(due, now, told(kind).fades):
        return
    # one that is long overdue was lost with its queue: it no longer stands in the way
    free = Bell.objects.filter(pk=bell.pk, mail_due_at=None) | Bell.objects.filter(
        pk=bell.pk, mail_due_at__lt=now - timedelta(days=1)
    )
    if free.update(mail_due_at=due):
        send_discreet_mail.using(run_after=due).enqueue(str(member.pk))


@task()
def send_discreet_mail(member_id: str, tries: int = 1) -> str:
    """Send the one line if it is still wanted and something is still unseen; returns what became of it."""
    return post(UUID(member_id), now=clock_now(), tries=tries)


def post(member_id: UUID, *, now: datetime, tries: int = 1) -> str:
    """What the task does at ``now``: "sent", "not needed", "later" (it is quiet there) or "will retry"."""
    bell = Bell.objects.filter(pk=member_id, member__is_active=True).select_related("member").first()
    if bell is None or not _is_needed(bell, now):
        Bell.objects.filter(pk=member_id).update(mail_due_at=None)
        return "not needed"
    member = bell.member
    if is_quiet(now, member.time_zone, bell.quiet):
        due = time_to_ring(now, zone=member.time_zone, last=None, quiet=bell.quiet)
        _again(member, due, tries=tries)
        return "later"
    try:
        _letter(member, bell, now).send()
    except (OSError, SMTPException):
        if tries >= MOST_TRIES:
            Bell.objects.filter(pk=member_id).update(mail_due_at=None)
            raise
        _again(member, now + timedelta(minutes=5 * 2**tries), tries=tries + 1)
        return "will retry"
    Bell.objects.filter(pk=member_id).update(mail_due_at=None, mailed_at=now)
    return "sent"


def _is_needed(bell: Bell, now: datetime) -> bool:
    member = bell.member
    wanted = bool(member.mail_wanted and member.email and not member.is_left_in_peace)
    return wanted and bell.quiet.kind != ALWAYS and waiting_news(bell, now).exists()


def _again(member: Member, due: datetime | None, *, tries: int) -> None:
    Bell.objects.filter(pk=member.pk).update(mail_due_at=due)
    if due is not None:
        send_discreet_mail.using(run_after=due).enqueue(str(member.pk), tries)


def _letter(member: Member, bell: Bell, now: datetime) -> EmailMessage:
    only_reminded = not waiting_news(bell, now).exclude(kind=REMINDER).exists()
    with override(member.language):
        stop = gettext("To stop these: %(link)s") % {"link": f"{settings.SITE_URL}/settings/told/"}
        subject = gettext("A reminder you set") if only_reminded else gettext("You have something new")
    return EmailMessage(subject, f"{settings.SITE_URL}/today/\n\n{stop}\n", to=[member.email])
