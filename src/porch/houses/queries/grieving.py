"""Who reads what of a grievance: its writer all of it, who looks at it by a rule, who is named only what came of it."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.houses.models import Grievance, Leaving, Stay
from porch.houses.queries.leaving import who_decided
from porch.houses.queries.looking_after import PURPOSE, looked_after_by
from porch.houses.queries.who import living_in, those_who_look_after
from porch.houses.rules.grieving import ANSWERED, CLOSED, LOOKING_FOR, OUTSIDE, WITH, may_have_it, may_object
from porch.kit.clock import today_in
from porch.people.consent import see, see_each
from porch.people.models import Member
from porch.people.queries.blocks import blocked_ids

OBJECTION = "objection"
NAMED = "named-in-an-objection"


def stay_to_object(member: Member, pk: UUID, now: datetime) -> Stay | None:
    """One's own stay, while it goes on and for sixty days after."""
    stay = Stay.objects.filter(pk=pk, member=member).select_related("house__group").first()
    if stay is None or not may_object(stay.until_on, today_in(stay.house.time_zone, now)):
        return None
    return stay


def could_be_named(stay: Stay, now: datetime) -> list[Member]:
    """Those who look after the house and who decided about them; and, while they live there, whom they live with."""
    found = {one.pk: one for one in those_who_look_after(stay.house, now)}
    for row in Leaving.objects.filter(stay=stay).select_related("decided_by", "proposed_by"):
        found.update({one.pk: one for one in (row.decided_by, row.proposed_by) if one})
    if living_in(stay.house, now).filter(pk=stay.pk).exists():
        found.update(
            {one.member_id: one.member for one in living_in(stay.house, now).select_related("member")}
        )
    found.pop(stay.member_id, None)
    return sorted(found.values(), key=lambda one: one.handle)


def could_look(row: Grievance, now: datetime) -> list[Member]:
    """Who of the house may have it now."""
    apart = set(row.had.values_list("pk", flat=True))
    if row.by is not None:
        apart |= {row.by.pk} | blocked_ids(row.by)
    if row.leaving is not None:
        apart |= who_decided(row.leaving)
    people = {one.pk: one for one in those_who_look_after(row.house, now)}
    named = set(row.named.values_list("pk", flat=True))
    return [people[pk] for pk in may_have_it(people, named=named, apart=apart)]


def _rows() -> QuerySet[Grievance]:
    return Grievance.objects.select_related("house", "by", "to", "answered_by", "leaving__stay").order_by(
        "-at"
    )


def own(member: Member) -> QuerySet[Grievance]:
    return _rows().filter(by=member)


def about(member: Member) -> QuerySet[Grievance]:
    """Those that name this member, once answered: what came of it, never its words or who wrote them."""
    return _rows().filter(Q(state=ANSWERED) | Q(state=CLOSED, answered_at__isnull=False), named=member)


def to_take(member: Member, now: datetime) -> list[Grievance]:
    """Those of their houses that wait for somebody, and which they may have."""
    waits = _rows().filter(state=LOOKING_FOR, house__in=looked_after_by(member, now))
    return [one for one in waits if member in could_look(one, now)]


def with_me(member: Member) -> QuerySet[Grievance]:
    return _rows().filter(state=WITH, to=member)


def to_look_at(viewer: Member, pk: UUID, now: datetime) -> Grievance | None:
    """The one they have taken, with its words; the look stands in the writer's ledger."""
    row = with_me(viewer).filter(pk=pk).first()
    return row if row is not None and _seen(viewer, row, now) else None


def _seen(viewer: Member, row: Grievance, now: datetime) -> bool:
    return row.by is not None and see(viewer, row.by, OBJECTION, purpose=PURPOSE, now=now) is not None


def outside(viewer: Member, now: datetime) -> list[Grievance]:
    """What went outside a house, for a coordinator who has nothing to do with it."""
    return [one for one in _rows().filter(is_outside=True, state=OUTSIDE) if _stands_apart(viewer, one, now)]


def outside_one(viewer: Member, pk: UUID, now: datetime) -> Grievance | None:
    row = _rows().filter(is_outside=True, pk=pk, state=OUTSIDE).first()
    if row is None or not _stands_apart(viewer, row, now):
        return None
    return row if _seen(viewer, row, now) else None


def _stands_apart(viewer: Member, row: Grievance, now: datetime) -> bool:
    """Neither named, nor one of those who live there, look after the house or decided it."""
    near = {one.pk for one in those_who_look_after(row.house, now)}
    near |= set(row.named.values_list("pk", flat=True)) | set(row.had.values_list("pk", flat=True))
    near |= set(living_in(row.house, now).values_list("member", flat=True))
    if row.leaving is not None:
        near |= who_decided(row.leaving)
    return viewer.pk not in near and row.by_id != viewer.pk


def names_in(viewer: Member, row: Grievance, now: datetime) -> list[str]:
    """Whom it names, for whoever looks at it; each of them reads who looked, once it is answered and not before."""
    named = {one.pk: one.handle for one in row.named.order_by("handle")}
    met = see_each(viewer, named, NAMED, item=str(row.pk), purpose=PURPOSE, now=now)
    return [handle for pk, handle in named.items() if pk in met]


def looks_not_told_yet(member: Member) -> set[tuple[str, str]]:
    """Looks at the name of this member, of which they read nothing yet, as (scope, item)."""
    waiting = Grievance.objects.filter(named=member, answered_at=None).values_list("pk", flat=True)
    return {(NAMED, str(pk)) for pk in waiting}


def whom_i_read_named(viewer: Member) -> QuerySet[Member]:
    """Those who are named in what this member looks at."""
    mine = Grievance.objects.filter(state=WITH, to=viewer)
    return Member.objects.filter(pk__in=mine.values("named")).exclude(pk=viewer.pk)


def whose_objection_i_have(viewer: Member) -> QuerySet[Member]:
    return Member.objects.filter(pk__in=Grievance.objects.filter(state=WITH, to=viewer).values("by"))


def due(now: datetime) -> QuerySet[Grievance]:
    return _rows().exclude(state=CLOSED).filter(due_at__lte=now)
