"""What breaking the glass adds to the house: how to reach someone, the gate's rule, the clock's jobs, what is kept."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from porch.people.circumstances import nothing_yet
from porch.people.models import Member
from porch.people.registries import (
    Belonging,
    Opened,
    Relation,
    Scope,
    belongings,
    circumstances,
    not_told_yet,
    opened_of,
    relations,
    scopes,
)
from porch.safety.actions import break_glass as actions
from porch.safety.models import BrokenGlass
from porch.safety.queries import break_glass as queries
from porch.safety.registries import Openable, openables
from porch.wire.registries import Job, clockwork

STAFF = frozenset(str(role) for role in queries.SECONDS)
OFTEN = timedelta(minutes=5)


def register() -> None:
    openables.register(
        "contact", Openable("How to reach them", "how to reach you", "opened-contact", _is_there, _contact)
    )
    scopes.register("opened-contact", Scope("opened-contact", "contact", "How to reach you.", nothing_yet))
    scopes.register(
        "opened-talk",
        Scope("opened-talk", "conversation with one person", "A conversation of yours.", nothing_yet),
    )
    relations.register("asked-to-open", Relation("Whoever asked to open it", _asked_of))
    circumstances.register("opened-contact", lambda ids, now: _open_now("contact", ids, now))
    circumstances.register("opened-talk", lambda ids, now: _open_now("conversation", ids, now))
    not_told_yet.register("break-glass", _not_told_yet)
    opened_of.register("break-glass", _told)
    clockwork.register("glass-shut", Job("glass-shut", OFTEN, actions.shut_what_is_over))
    clockwork.register("glass-told", Job("glass-told", OFTEN, actions.tell_those_due))
    title = "What two of the staff opened together"
    belongings.register("break-glass", Belonging(title, (BrokenGlass,), _export, _erase))


def _is_there(member: Member, other: Member | None) -> str | None:
    return str(member.pk)


def _contact(ident: str) -> list[str]:
    """All this place knows of how somebody can be reached."""
    member = Member.objects.get(pk=ident)
    zone = gettext("By their clock they are in %(zone)s.") % {"zone": member.time_zone}
    if not member.email:
        return [gettext("They gave no mail address."), zone]
    return [gettext("Mail: %(address)s") % {"address": member.email}, zone]


def _not_told_yet(member: Member) -> set[tuple[str, str]]:
    found = ((openables.get(glass.kind), str(glass.pk)) for glass in queries.not_told_yet(member))
    return {(openable.scope, pk) for openable, pk in found if openable is not None}


def _asked_of(viewer: Member) -> QuerySet[Member]:
    """Those of whom something is open to this viewer; whether its hour has passed, the circumstance says."""
    mine = BrokenGlass.objects.filter(by=viewer, state="open").values_list("member", "other")
    ids = {pk for pair in mine for pk in pair if pk is not None}
    return Member.objects.filter(pk__in=ids if viewer.holds(*queries.ASKERS) else ())


def _open_now(kind: str, ids: Collection[UUID], now: datetime) -> set[UUID]:
    there = Q(member__in=ids) | Q(other__in=ids)
    now_open = BrokenGlass.objects.filter(there, kind=kind, state="open", agreed_at__lte=now, until__gt=now)
    return {pk for pair in now_open.values_list("member", "other") for pk in pair if pk in set(ids)}


def names_of(glass: BrokenGlass) -> tuple[str, str]:
    """Who asked and who said yes, as they are called now."""
    left = gettext("someone who has left")
    return (glass.by.handle if glass.by else left, glass.second.handle if glass.second else left)


def what_for(glass: BrokenGlass, reader: Member) -> str:
    """What was opened, to the person it concerns: "your conversation with Sam"."""
    openable = openables.get(glass.kind)
    other = glass.other if glass.member_id == reader.pk else glass.member
    if openable is None:
        return gettext("something of yours")
    if not openable.of_two:
        return gettext(openable.yours)
    name = other.handle if other else gettext("someone who has left")
    return gettext(openable.yours) % {"name": name}


def _told(member: Member) -> list[Opened]:
    return [
        Opened(
            glass.agreed_at or glass.asked_at,
            *names_of(glass),
            what_for(glass, member),
            glass.reason,
            reverse("safety:opened", args=[glass.pk]),
        )
        for glass in queries.told_to(member)
    ]


def _export(member: Member) -> list[dict[str, Any]]:
    return [
        {
            "at": one.at.isoformat(timespec="seconds"),
            "asked_by": one.by,
            "allowed_by": one.second,
            "what": one.what,
            "because": one.because,
        }
        for one in _told(member)
    ]


def _erase(member: Member, now: datetime) -> None:
    """What was opened of theirs keeps neither words nor name; what they asked for is shut at once."""
    for glass in BrokenGlass.objects.filter(by=member, state__in=("asked", "open")):
        actions.withdraw(glass, by=member, now=now)
    about = BrokenGlass.objects.filter(member=member)
    for glass in about.filter(state__in=("asked", "open")):
        actions.shut(glass, now=now)
    about.update(sealed_reason=b"", sealed_why_later=b"", thing="", member=None)
    BrokenGlass.objects.filter(other=member).update(other=None)
