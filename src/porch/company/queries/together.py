"""Small things together as one viewer may see them: who is not to be met is absent, who said yes is told to who did."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from porch.company.models import Activity, Coming
from porch.company.queries.ties import close_ids
from porch.company.registries import MyGroup, groups_of
from porch.company.rules.lifecycles import AHEAD
from porch.company.rules.together import ASKED_AFTER, EVERYONE, GROUP, KEPT, has_room
from porch.people import consent
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.safety.queries import hidden, is_new, standing_of, welcome_from

IN, OUT, DROPPED = "in", "out", "dropped"


@dataclass(frozen=True)
class Seen:
    """One of them as ``viewer`` sees it. ``mine``: their own yes, empty where they never said one."""

    activity: Activity
    viewer: Member
    mine: str
    good: str = ""
    group: str = ""

    @property
    def state(self) -> str:
        """To somebody who is not to meet one of the others any more, it is off."""
        return "called-off" if self.mine == DROPPED else self.activity.state

    @property
    def is_ahead(self) -> bool:
        return self.state in AHEAD

    @property
    def is_in(self) -> bool:
        return self.mine == IN

    @property
    def is_mine(self) -> bool:
        """They look after it."""
        return self.activity.proposed_by_id == self.viewer.pk

    @property
    def has_room(self) -> bool:
        """Closed, full and looked after by nobody are one answer: nobody learns from it how many there are."""
        return self.state == "open" and has_room(self.activity.taken, self.activity.places)

    @property
    def place(self) -> str:
        return self.activity.place if self.is_in else ""


def _comings(member: Member) -> QuerySet[Coming]:
    return Coming.objects.filter(activity=OuterRef("pk"), member=member)


def _shown(rows: QuerySet[Activity], viewer: Member) -> list[Seen]:
    found = list(rows.select_related("proposed_by").order_by("at", "pk"))
    own = {one.activity_id: one for one in Coming.objects.filter(member=viewer, activity__in=found)}
    names = {one.id: one.name for one in groups(viewer)}
    return [
        Seen(
            row,
            viewer,
            own[row.pk].state if row.pk in own else "",
            own[row.pk].good if row.pk in own else "",
            names.get(row.group, "") if row.group else "",
        )
        for row in found
    ]


def groups(member: Member) -> list[MyGroup]:
    """The groups this member belongs to, from whichever room keeps them."""
    return [one for of in groups_of for one in of(member)]


def put_to(viewer: Member, now: datetime) -> QuerySet[Activity]:
    """What this viewer may say yes to: put to them, and nobody in it whom they are not to meet."""
    away = blocked_ids(viewer)
    rows = Activity.objects.filter(state__in=("open", "closed"), at__gt=now).exclude(proposed_by__in=away)
    rows = rows.exclude(pk__in=_hidden())
    meets = Coming.objects.filter(activity=OuterRef("pk"), member__in=away, state=IN)
    close = close_ids(viewer)
    whom = Q(audience__in=(KEPT, EVERYONE), proposed_by__in=close)
    whom |= Q(audience=GROUP, group__in=[one.id for one in groups(viewer)])
    whom |= Q(audience=EVERYONE, proposed_by__in=_approachable(viewer, rows, now))
    return rows.filter(whom).exclude(Exists(meets)).exclude(proposed_by=viewer)


def _approachable(viewer: Member, rows: QuerySet[Activity], now: datetime) -> set[UUID]:
    """Whose open invitations this viewer reads: the newcomer shield decides, as for a first letter."""
    if not standing_of(viewer, now).may_open_contact:
        return set()
    found = rows.filter(audience=EVERYONE).values_list("proposed_by", flat=True)
    return welcome_from(viewer, {pk for pk in found if pk is not None}, now)


def _hidden() -> set[UUID]:
    return {UUID(thing) for thing in hidden("activity")}


def ahead_for(viewer: Member, now: datetime) -> list[Seen]:
    """What they could say yes to, the soonest first; not what they are in already."""
    return _shown(
        put_to(viewer, now).exclude(Exists(_comings(viewer).filter(state__in=(IN, DROPPED)))), viewer
    )


def mine_ahead(viewer: Member, now: datetime) -> list[Seen]:
    """What they said yes to or proposed and is still to come, or was called off lately, the soonest first."""
    mine = Exists(_comings(viewer).filter(state__in=(IN, DROPPED)))
    lately = now - timedelta(hours=6)
    rows = Activity.objects.filter(mine, at__gt=lately, state__in=(*AHEAD, "called-off"))
    return _shown(rows, viewer)


def activity_for(viewer: Member, pk: UUID, now: datetime) -> Seen | None:
    """The one, if it is put to them or they are in it; None looks like there being none."""
    mine = Activity.objects.filter(Exists(_comings(viewer).filter(state__in=(IN, DROPPED))), pk=pk)
    mine = mine.exclude(~Q(proposed_by=viewer), pk__in=_hidden())
    found = _shown(mine, viewer) or _shown(put_to(viewer, now).filter(pk=pk), viewer)
    return found[0] if found else None


def comers_of(seen: Seen, now: datetime) -> list[Member]:
    """The others who said yes, for somebody who did, by name. Each is written to the ledger of whoever is named."""
    if not seen.is_in:
        return []
    others = Coming.objects.filter(activity=seen.activity, state=IN).exclude(member=seen.viewer)
    people = {one.member_id: one.member for one in others.select_related("member")}
    shown = consent.see_each(
        seen.viewer, people, "together", item=str(seen.activity.pk), purpose="together", now=now
    )
    return sorted((people[pk] for pk in shown), key=lambda member: member.handle)


def named_to(seen: Seen, member_id: UUID) -> Member | None:
    """The one of those whose names this viewer reads there: whoever proposed it, and for who is in, who is in too."""
    by = seen.activity.proposed_by
    if by is not None and by.pk == member_id != seen.viewer.pk:
        return by
    if not seen.is_in or not seen.is_ahead or member_id == seen.viewer.pk:
        return None
    there = Coming.objects.filter(activity=seen.activity, state=IN, member=member_id)
    return next((one.member for one in there.select_related("member")), None)


def asked_after(member: Member, now: datetime) -> Seen | None:
    """The latest one they were in that is over, if they were not asked about it yet or have not answered."""
    mine = Exists(_comings(member).filter(state=IN, sealed_good=b""))
    over = Activity.objects.filter(mine, state="over", at__gt=now - ASKED_AFTER).order_by("-at")
    found = _shown(over, member)
    return found[-1] if found else None


def audiences_for(member: Member, now: datetime) -> list[tuple[str, str]]:
    """To whom this member may propose something: codes with the name of a group, "kept" and "everyone" without one.

    In the first 90 days not to everyone: somebody new is not made to stand before people nobody vouched for.
    """
    choices = [(KEPT, "")] if close_ids(member) else []
    choices += [(f"{GROUP}:{one.id}", one.name) for one in groups(member)]
    if not is_new(member, now) and standing_of(member, now).may_open_contact:
        choices.append((EVERYONE, ""))
    return choices
