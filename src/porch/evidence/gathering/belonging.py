"""Whom a report is about: who belongs to a group, stayed in a programme, is here. Ids and days, nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from porch.evidence.rules.gathered import Kind, Stay
from porch.groups.models import Belonging, Group
from porch.kit.clock import today_in
from porch.kit.community import here
from porch.people.models import Member
from porch.programmes.models import Cohort, Episode, Programme
from porch.programmes.rules.endings import Ending


@dataclass(frozen=True)
class Belongs:
    """One person a report is about. ``joined`` is their index day; ``until`` the last day of their stay, or None
    where it goes on or there is no stay. ``met`` is when they first met a peer, as their programme wrote it down.
    """

    member: UUID
    joined: date
    site: str = ""
    stay: Stay | None = None
    episode: UUID | None = None
    met: date | None = None


@dataclass(frozen=True)
class About:
    """What a report is about, and everyone in it. ``again``: later stays of the same people, which are not counted.

    ``with_peers``: a programme in which meeting a peer is a part.
    """

    kind: Kind
    title: str
    everyone: tuple[Belongs, ...]
    again: int = 0
    with_peers: bool = False


class NothingThere(Exception):
    """There is no such group or programme (any more)."""


def about(kind: Kind, pk: UUID | None, cut: date) -> About:
    """Everyone whom a report of ``kind`` on ``pk`` is about, as it stood at the end of ``cut``; NothingThere."""
    if kind is Kind.GROUP and pk is not None:
        return _group(pk, cut)
    if kind is Kind.PROGRAMME and pk is not None:
        return _programme(pk, cut)
    if kind is not Kind.NETWORK:
        raise NothingThere
    return About(kind, _("Everyone here"), tuple(_everyone(cut)))


def without_peers(cut: date) -> About:
    """Everyone who stayed in a programme without a social part: they stand beside one that has it."""
    rows = Episode.objects.filter(cohort__programme__with_peers=False, started_on__lte=cut)
    everyone, again = _stays(rows.select_related("cohort__programme"), cut, of_several=True)
    return About(Kind.PROGRAMME, _("Programmes without meeting a peer"), everyone, again)


def _group(pk: UUID, cut: date) -> About:
    group = Group.objects.filter(pk=pk).first()
    if group is None:
        raise NothingThere
    rows = Belonging.objects.filter(group=group).order_by("member_id").values_list("member_id", "joined_at")
    days = [(member, today_in(group.time_zone, at)) for member, at in rows]
    return About(Kind.GROUP, group.name, tuple(Belongs(member, day) for member, day in days if day <= cut))


def _everyone(cut: date) -> Iterable[Belongs]:
    there = Member.objects.filter(
        in_recovery=True,
        is_active=True,
        state__in=(Member.State.HERE, Member.State.PAUSED),
        joined_on__lte=cut,
    )
    met = _first_met(cut)
    for member, day in there.order_by("pk").values_list("pk", "joined_on"):
        yield Belongs(member, day, met=met.get(member))


def _first_met(cut: date) -> dict[UUID, date]:
    """When each first met a peer in any programme, as it was written down there."""
    rows = Episode.objects.filter(met_peer_on__lte=cut).order_by("-met_peer_on")
    return {member: day for member, day in rows.values_list("member_id", "met_peer_on") if day is not None}


def _programme(pk: UUID, cut: date) -> About:
    programme = Programme.objects.filter(pk=pk).first()
    cohort = None if programme else Cohort.objects.filter(pk=pk).select_related("programme").first()
    if programme is None and cohort is None:
        raise NothingThere
    whole = programme or cohort.programme  # type: ignore[union-attr]  # one of the two is there
    title = f"{whole.name}, {cohort.name}" if cohort else whole.name
    rows = Episode.objects.filter(started_on__lte=cut, cohort__programme=whole)
    rows = (rows.filter(cohort=cohort) if cohort else rows).select_related("cohort__programme")
    everyone, again = _stays(rows, cut, of_several=False)
    return About(Kind.PROGRAMME, title, everyone, again, with_peers=whole.with_peers)


def _stays(rows: Iterable[Episode], cut: date, *, of_several: bool) -> tuple[tuple[Belongs, ...], int]:
    """The first stay of each person. Later ones are another question, and are only counted."""
    first: dict[UUID, Episode] = {}
    every = sorted(rows, key=lambda one: (one.started_on, str(one.pk)))
    for one in every:
        first.setdefault(one.member_id, one)
    kept = sorted(first.values(), key=lambda one: str(one.member_id))
    return tuple(_belongs(one, cut, of_several) for one in kept), len(every) - len(kept)


def _belongs(one: Episode, cut: date, of_several: bool) -> Belongs:
    over = one.ended_on is not None and one.ended_on <= cut
    last = one.ended_on if over and one.ended_on else cut
    stay = Stay(
        days=(last - one.started_on).days,
        ending=one.ending if over else Ending.OPEN.value,
        planned=7 * one.cohort.programme.weeks,
    )
    site = one.cohort.programme.name if of_several else one.cohort.name
    met = one.met_peer_on if one.met_peer_on and one.met_peer_on <= cut else None
    return Belongs(one.member_id, one.started_on, site, stay, one.pk, met)


def zone() -> str:
    """The clock of the community, by which a cut ends."""
    return here().time_zone
