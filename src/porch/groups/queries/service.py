"""Who serves in a group, what that opens to them, and who may."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet, Subquery
from django.utils.translation import gettext

from porch.groups.models import Belonging, Group, Position, Standing, Term
from porch.groups.queries.settings import setting_of
from porch.groups.registries import group_settings
from porch.groups.rules.lists import service_of, services
from porch.groups.rules.norms import time_setting
from porch.groups.rules.terms import GRACE, has_time, is_free_soon
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.people.queries import blocked_ids

# nobody asks to join a house's group, and its meetings stand in no list
NOT_IN_A_HOUSE = frozenset({"let-in", "meetings"})


@dataclass(frozen=True)
class Post:
    """A position as somebody of the group sees it. ``holder`` is None where it is free or they are not to meet."""

    position: Position
    title: str
    does: str
    holder: Member | None
    term: Term | None
    is_mine: bool
    is_free_soon: bool
    i_stand: bool
    somebody_stands: bool
    why_not: str

    @property
    def is_free(self) -> bool:
        return self.term is None


def title_of(position: Position) -> str:
    service = service_of(position.code)
    return position.title or (service.title if service else position.code)


def held(now: datetime) -> QuerySet[Term]:
    """Terms that somebody holds, also in the month after their end in which they keep the keys."""
    return Term.objects.filter(state="held", until__gt=now - GRACE, member__is_active=True)


def powers_of(member: Member, group: Group, now: datetime) -> frozenset[str]:
    """What ``member`` may do for this group by the positions they hold: codes of ``data/positions.json``."""
    mine = held(now).filter(member=member, position__group=group).values_list("position__code", flat=True)
    known = [service_of(code) for code in mine]
    powers = frozenset(power for service in known if service for power in service.may)
    return powers - NOT_IN_A_HOUSE if group.is_household else powers


def servants_with(power: str, groups: Iterable[UUID], now: datetime) -> dict[UUID, list[Member]]:
    """Those who may do this, by group; a group is absent where nobody does."""
    codes = [service.code for service in services() if power in service.may]
    terms = held(now).filter(position__code__in=codes, position__group__in=list(groups))
    found: dict[UUID, list[Member]] = {}
    for term in terms.select_related("member", "position").order_by("since", "pk"):
        there = found.setdefault(term.position.group_id, [])
        if term.member.is_here and term.member not in there:
            there.append(term.member)
    return found


def posts_of(group: Group, viewer: Member, now: datetime) -> list[Post]:
    """Every position of the group in its order, as one who belongs sees it."""
    positions = list(Position.objects.filter(group=group))
    for one in positions:
        one.group = group
    terms = {
        term.position_id: term for term in held(now).filter(position__group=group).select_related("member")
    }
    standing = list(Standing.objects.filter(position__group=group).values_list("position_id", "member_id"))
    apart = blocked_ids(viewer)
    seen = {pk for pk, member in standing if member not in apart}
    mine = {pk for pk, member in standing if member == viewer.pk}
    last = last_holders(positions)
    return [
        _post(one, terms.get(one.pk), viewer, now, apart, one.pk in mine, one.pk in seen, last.get(one.pk))
        for one in positions
    ]


def _post(
    position: Position,
    term: Term | None,
    viewer: Member,
    now: datetime,
    apart: set[UUID],
    i_stand: bool,
    somebody_stands: bool,
    last: UUID | None,
) -> Post:
    service = service_of(position.code)
    return Post(
        position=position,
        title=title_of(position),
        does=service.done_in(in_a_house=position.group.is_household) if service else "",
        holder=term.member if term and term.member_id not in apart else None,
        term=term,
        is_mine=term is not None and term.member_id == viewer.pk,
        is_free_soon=term is not None and is_free_soon(term.until, now),
        i_stand=i_stand,
        somebody_stands=somebody_stands,
        why_not=_why_not(position, viewer, last, now),
    )


def last_holders(positions: Iterable[Position]) -> dict[UUID, UUID]:
    """Who holds each position, or held it last: whoever serves in it next is somebody else, as a rule."""
    terms = Term.objects.filter(position__in=list(positions)).order_by("since", "pk")
    return dict(terms.values_list("position_id", "member_id"))


def may_serve(position: Position, member: Member, now: datetime) -> str:
    """Why ``member`` cannot serve in this position next, as a sentence to them; empty where they can."""
    return _why_not(position, member, last_holders([position]).get(position.pk), now)


def _why_not(position: Position, member: Member, last: UUID | None, now: datetime) -> str:
    group = position.group
    if last == member.pk and setting_of(group, "twice-in-a-row") == "no":
        return gettext("Here nobody serves in the same position twice in a row.")
    code = time_setting(position.code)
    days = int(setting_of(group, code))
    if not has_time(member.lived.recovery_since, days, today_in(member.time_zone, now)):
        setting = group_settings.get(code)
        return setting.of(group.settings).sentence if setting else ""
    return ""


def handover_for(position: Position, viewer: Member, now: datetime) -> tuple[Term, Term | None] | None:
    """The viewer's own term in this position and the one just before it; None where they do not hold it."""
    mine = held(now).filter(position=position, member=viewer).first()
    if mine is None:
        return None
    return mine, last_before(position, viewer)


def last_before(position: Position, viewer: Member) -> Term | None:
    """The term in this position just before the one the viewer holds."""
    mine = Term.objects.filter(position=position, state="held", member=viewer).values("since")
    before = Term.objects.filter(position=position, since__lt=Subquery(mine[:1])).select_related("member")
    return before.order_by("-since", "-pk").first()


def belongs(member: Member, group: Group) -> bool:
    return Belonging.objects.filter(group=group, member=member).exists()
