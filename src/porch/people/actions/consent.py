"""Giving, pausing, going on with and taking back permissions. All silent: nobody but their owner is told."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from porch.people.models import Grant, Member, Withheld
from porch.people.models.grant import COMMUNITY
from porch.people.registries import on_consent, relations, scopes
from porch.people.rules.consent import BY_CODE, PURPOSES, USUAL_END, until
from porch.record.actions import note

REPORTS = "reports"


class NotToBeGiven(Exception):
    """This cannot be given like that; the words say why. Nothing was changed."""


@transaction.atomic
def give(
    scope: str,
    to: Member | str,
    *,
    by: Member,
    now: datetime,
    item: str = "",
    purpose: str = "walking",
    ends: datetime | None = None,
    origin: str = COMMUNITY,
) -> Grant:
    """Let a member, or everyone in a part (a code of ``relations``, or ``reports``), see ``scope`` of one's own.

    It takes the place of what was given to them before of the same. ``ends`` defaults to a month.
    """
    whom, part = (to, "") if isinstance(to, Member) else (None, to)
    end = ends or until(USUAL_END, now)
    if scopes.get(scope) is None or purpose not in PURPOSES:
        raise NotToBeGiven("there is no such thing to give")
    if (whom is None and part != REPORTS and relations.get(part) is None) or whom == by:
        raise NotToBeGiven("there is nobody to give it to")
    if end <= now:
        raise NotToBeGiven("it would be over already")
    same = Grant.objects.filter(subject=by, to_member=whom, to_part=part, scope=scope, item=item)
    same.filter(revoked_at=None).update(revoked_at=now)
    made = Grant.objects.create(
        subject=by,
        to_member=whom,
        to_part=part,
        scope=scope,
        item=item,
        purpose=purpose,
        since=now,
        until=end,
        origin=origin,
    )
    _follow("consent-given", made, now)
    return made


def count_mine(*, by: Member, now: datetime, ends: datetime) -> Grant:
    """Let one's figures be counted in reports that name nobody: apart from whatever else was given."""
    return give("for-reports", REPORTS, by=by, now=now, purpose="reports", ends=ends)


def pause(grant_id: UUID, *, by: Member, now: datetime) -> bool:
    """Close it for now; it reads like nothing new to whoever looks. False when there is nothing of theirs to pause."""
    return _change("consent-paused", grant_id, by, now, Q(paused_at=None), paused_at=now)


def go_on(grant_id: UUID, *, by: Member, now: datetime) -> bool:
    """Open it again, until its own end."""
    return _change("consent-goes-on", grant_id, by, now, Q(paused_at__isnull=False), paused_at=None)


def revoke(grant_id: UUID, *, by: Member, now: datetime) -> bool:
    """Take it back for good. What was seen before was seen, and stands in the ledger."""
    return _change("consent-taken-back", grant_id, by, now, Q(), revoked_at=now)


@transaction.atomic
def _change(act: str, grant_id: UUID, by: Member, now: datetime, state: Q, **values: datetime | None) -> bool:
    found = Grant.objects.select_for_update().filter(state, pk=grant_id, subject=by, revoked_at=None).first()
    if found is None:
        return False
    Grant.objects.filter(pk=found.pk).update(**values)
    found.refresh_from_db()
    _follow(act, found, now)
    return True


@transaction.atomic
def revoke_between(one: Member, other: Member, now: datetime) -> None:
    """Take back what these two gave each other by name: for a block."""
    between = Q(subject=one, to_member=other) | Q(subject=other, to_member=one)
    for grant in Grant.objects.filter(between, revoked_at=None).select_related("subject"):
        revoke(grant.pk, by=grant.subject, now=now)


@transaction.atomic
def withhold(rule: str, *, by: Member, now: datetime) -> bool:
    """Pause a rule of the house for oneself; False for a rule that cannot be paused."""
    if rule not in BY_CODE or not BY_CODE[rule].may_be_paused:
        return False
    _, is_new = Withheld.objects.get_or_create(member=by, rule=rule, defaults={"since": now})
    if is_new:
        note("rule-withheld", by=by.pk, about=by.pk, now=now, detail={"rule": rule})
    return True


@transaction.atomic
def let_hold(rule: str, *, by: Member, now: datetime) -> bool:
    """The rule holds for oneself again; False when it was not paused."""
    gone, _ = Withheld.objects.filter(member=by, rule=rule).delete()
    if gone:
        note("rule-holds-again", by=by.pk, about=by.pk, now=now, detail={"rule": rule})
    return bool(gone)


def _follow(act: str, grant: Grant, now: datetime) -> None:
    note(act, by=grant.subject_id, about=grant.subject_id, now=now, detail={"grant": str(grant.pk)})
    for follow in on_consent:
        follow(grant, now)
