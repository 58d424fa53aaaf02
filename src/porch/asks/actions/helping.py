"""Being somebody who can be asked: what for, a coordinator's yes, and whether one's word still holds."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from porch.asks.actions.turns import pass_on
from porch.asks.models import Alert, Helper, Shift, ShiftCover
from porch.asks.queries.shifts import helpers_ever, may_help, times_now
from porch.asks.rules.lifecycles import NOW_KINDS
from porch.asks.rules.times import REMINDED
from porch.people.models import Member
from porch.record.actions import note
from porch.wire.actions import also_tell_of, seen, tell
from porch.wire.queries import is_hushed

HELPING = "/people/helping/"


class NotAHelper(Exception):
    """They hold no part that helps, and no coordinator has said yes."""


@transaction.atomic
def say_yes_to(member: Member, *, by: Member, now: datetime) -> Helper:
    """A coordinator says that ``member`` can help. What for, and when, they say themselves."""
    made, is_new = Helper.objects.get_or_create(pk=member.pk, defaults={"confirmed_at": now})
    Helper.objects.filter(pk=member.pk).update(yes_by=by, yes_at=now)
    made.refresh_from_db()
    note("helper.yes", by=by.pk, about=member.pk, now=now)
    if is_new or made.reminded_at is None:
        tell(member, kind="still-helping", path=HELPING, now=now)
    return made


@transaction.atomic
def take_yes_back(member: Member, *, by: Member, now: datetime) -> None:
    """From now on they are asked nothing more; a part that needs no yes is ended at the desk of roles."""
    Helper.objects.filter(pk=member.pk).update(yes_by=None, yes_at=None)
    if not may_help(member):
        _end_everything(member)
    note("helper.yes-ended", by=by.pk, about=member.pk, now=now)
    pass_on(now=now)


@transaction.atomic
def help_with(member: Member, kinds: Collection[str], *, now: datetime) -> Helper:
    """Say, or change, what one can be asked for. This says too that it holds from today."""
    if not may_help(member):
        raise NotAHelper
    chosen = [kind for kind in NOW_KINDS if kind in kinds]
    if chosen and not Helper.objects.filter(pk=member.pk).exclude(kinds=[]).exists():
        also_tell_of(member, "helping")
    made, _ = Helper.objects.update_or_create(
        pk=member.pk, defaults={"kinds": chosen, "confirmed_at": now, "reminded_at": None}
    )
    for shift in Shift.objects.filter(member=member):
        kept = [kind for kind in shift.kinds if kind in chosen]
        if kept != shift.kinds:
            Shift.objects.filter(pk=shift.pk).update(kinds=kept)
    seen(member, HELPING, now)
    note("helper.kinds", by=member.pk, about=member.pk, now=now)
    pass_on(now=now)
    return made


@transaction.atomic
def still_here(member: Member, *, now: datetime) -> None:
    """It still holds: for another while nobody asks."""
    if not may_help(member):
        raise NotAHelper
    Helper.objects.filter(pk=member.pk).update(confirmed_at=now, reminded_at=None)
    seen(member, HELPING, now)
    note("helper.confirmed", by=member.pk, about=member.pk, now=now)
    pass_on(now=now)


@transaction.atomic
def stop_helping(member: Member, *, now: datetime) -> None:
    """No shifts, no questions, from this moment. Nobody is told why, and it can be taken up again."""
    _end_everything(member)
    Helper.objects.filter(pk=member.pk, yes_at=None).delete()
    Helper.objects.filter(pk=member.pk).update(kinds=[])
    seen(member, HELPING, now)
    note("helper.stopped", by=member.pk, about=member.pk, now=now)
    pass_on(now=now)


def _end_everything(member: Member) -> None:
    Shift.objects.filter(member=member).delete()
    ShiftCover.objects.filter(by=member).update(by=None)
    Alert.objects.filter(helper=member, state__in=("open", "lapsed")).update(state="closed")


def remind(now: datetime) -> None:
    """A week before somebody's word runs out they are asked, once, whether it still holds."""
    ends_soon = now + REMINDED - times_now().confirmed
    due = helpers_ever().filter(confirmed_at__lte=ends_soon, reminded_at=None).exclude(kinds=[])
    for helper in due.select_related("member"):
        if is_hushed(helper.member, now):
            continue  # a later round asks
        with transaction.atomic():
            if Helper.objects.filter(pk=helper.pk, reminded_at=None).update(reminded_at=now):
                tell(helper.member, kind="still-helping", path=HELPING, now=now)
