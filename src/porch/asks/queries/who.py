"""Everyone who could be asked to come to one ask, with what is true of each now: in a fixed number of queries."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Max

from porch.asks.models import Alert, Ask
from porch.asks.queries.shifts import on_now
from porch.asks.registries import home_group_servants, resting
from porch.asks.rules.fitting import Person
from porch.asks.rules.lifecycles import COMPANY, WAITING
from porch.asks.rules.turns import Candidate
from porch.bonds.queries.power import power_among
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.people.rules.hours import DAYS
from porch.safety.queries import is_new, kept_from_contact, wish_of
from porch.wire.models import Bell
from porch.wire.quiet import USUAL, is_quiet


def person_of(member: Member, now: datetime, *, asks: bool = False) -> Person:
    """What the rule needs of somebody; ``asks``: they asked, and the shield keeps them if they are new."""
    lived = member.lived
    days = (now.date() - lived.recovery_since).days if lived.recovery_since else None
    return Person(
        genders=frozenset(lived.gender_lists),
        age_band=lived.age_band,
        languages=frozenset(lived.languages),
        pathways=frozenset(lived.pathways),
        substances=frozenset(lived.substances),
        recovery_days=days,
        accepts_genders=frozenset(lived.accepts_genders or ()),
        accepts_ages=frozenset(lived.accepts_ages or ()),
        accepts_pathways=frozenset(lived.accepts_pathways or ()),
        min_recovery_days=lived.min_recovery_days,
        kept_alike=asks and is_kept_alike(member, now),
    )


def is_kept_alike(member: Member, now: datetime) -> bool:
    """Whether the newcomer shield sends them only people whom a list of theirs counts too."""
    new = bool(member.lived.gender_lists) and is_new(member, now)
    return new and not wish_of(member).any_gender


def candidates(ask: Ask, now: datetime) -> list[Candidate]:
    """Everyone on shift, to be called, or serving the home group; nobody for an asker who is to meet nobody new."""
    asker, away = ask.asker, set(kept_from_contact().values_list("member", flat=True))
    if asker is None or asker.pk in away:
        return []
    on, reserve = on_now(ask.kind, now)
    servants = _servants(asker, now) if ask.state == "home-group" else set()
    people = Member.objects.filter(pk__in=on | reserve | servants).exclude(pk=asker.pk)
    found = {one.pk: one for one in people.select_related("lived") if hasattr(one, "lived")}
    if not found:
        return []
    # whoever has a say over somebody is not who comes when they ask: not there to be answered to
    powerful = {pk for pair in power_among({asker.pk, *found}) if asker.pk in pair for pk in pair}
    blocked = blocked_ids(asker)
    taken, was_asked, asked_last = _taken(found), _was_asked(ask), _asked_last(found)
    rests = {pk for of in resting for pk in of(found, now)}
    quiet = _quiet(found, now)
    return [
        Candidate(
            key=str(pk),
            told=person_of(one, now),
            asked_last=asked_last.get(pk),
            on_shift=pk in on,
            may_be_called=pk in reserve,
            serves_home_group=pk in servants and _is_free_then(one, now),
            is_quiet=pk in quiet,
            is_away=one.state != Member.State.HERE or not one.is_active or pk in away,
            is_blocked=pk in blocked or pk in powerful,
            is_resting=pk in rests,
            is_taken=pk in taken,
            was_asked=pk in was_asked,
        )
        for pk, one in found.items()
    ]


def _servants(asker: Member, now: datetime) -> set[UUID]:
    return {pk for of in home_group_servants for pk in of(asker, now)}


def _is_free_then(member: Member, now: datetime) -> bool:
    """Who serves a group stands on no rota: they are asked in the hours they said they are free, and no others."""
    local = now.astimezone(ZoneInfo(member.time_zone or "UTC"))
    return f"{DAYS[local.weekday()]}-{local.hour}" in member.lived.hours


def _taken(ids: Collection[UUID]) -> set[UUID]:
    with_one = Ask.objects.filter(helper__in=ids, state="with-someone", kind__in=COMPANY)
    asking = Ask.objects.filter(asker__in=ids, state__in=[*WAITING, "with-someone"], kind__in=COMPANY)
    asked = Alert.objects.filter(helper__in=ids, state="open")
    return {
        *with_one.values_list("helper", flat=True),
        *asking.values_list("asker", flat=True),
        *asked.values_list("helper", flat=True),
    }


def _was_asked(ask: Ask) -> set[UUID]:
    return set(Alert.objects.filter(ask=ask).values_list("helper", flat=True))


def _asked_last(ids: Collection[UUID]) -> dict[UUID, datetime]:
    rows = Alert.objects.filter(helper__in=ids).values_list("helper").annotate(last=Max("asked_at"))
    return {pk: last for pk, last in rows if last is not None}


def _quiet(found: dict[UUID, Member], now: datetime) -> set[UUID]:
    bells = {bell.pk: bell.quiet for bell in Bell.objects.filter(pk__in=found)}
    return {pk for pk, one in found.items() if is_quiet(now, one.time_zone or "UTC", bells.get(pk, USUAL))}
