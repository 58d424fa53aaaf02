"""Who at the desk may handle what: nobody what they made, what is about them, or what touches people of theirs."""

from uuid import UUID

from django.db.models import Q, QuerySet

from porch.people.models import Block, Member, Role
from porch.people.queries import blocked_ids, holders_of
from porch.safety.models import Case
from porch.safety.registries import conflicts

DESK = (Role.Name.MODERATOR, Role.Name.COORDINATOR)


def too_close(viewer: Member) -> set[UUID]:
    """Ids of those this person may not judge: themselves, those they walk with or hold power over, and blocks."""
    return _tied(viewer) | blocked_ids(viewer)


def _tied(viewer: Member) -> set[UUID]:
    """Whom they must not judge whatever others did: a block that somebody else made is not among it."""
    mine = Block.objects.filter(by=viewer).values_list("whom_id", flat=True)
    return {viewer.pk}.union(mine, *(of(viewer) for of in conflicts))


def touching(ids: set[UUID]) -> Q:
    """Cases that are about one of these people, or were reported by one."""
    from_them = Case.objects.filter(reports__reporter__in=ids).values("pk")
    return Q(about_member__in=ids) | Q(pk__in=from_them)


def desk_people() -> list[Member]:
    """Those who read reports."""
    return list({member.pk: member for role in DESK for member in holders_of(role)}.values())


def cases_at_desk(viewer: Member) -> QuerySet[Case]:
    """Every case this person may handle, closed ones too.

    A block keeps somebody out as well; only where someone blocked so many that nobody were left does it count
    no longer, so that nobody can put themselves out of the desk's reach.
    """
    if not viewer.holds(*DESK):
        return Case.objects.none()
    free = Case.objects.exclude(touching(_tied(viewer)))
    blocked_me = blocked_ids(viewer)
    if blocked_me:
        nobody_else = [
            case.pk for case in free.filter(touching(blocked_me)) if not _free_for(case, desk_people())
        ]
        free = free.filter(~touching(blocked_me) | Q(pk__in=nobody_else))
    return free.select_related("about_member", "holder")


def handlers_of(case: Case) -> list[Member]:
    """Who at the desk may handle this case."""
    people = desk_people()
    return _free_for(case, people) or [member for member in people if not _is_in(case, _tied(member))]


def _free_for(case: Case, people: list[Member]) -> list[Member]:
    return [member for member in people if not _is_in(case, too_close(member))]


def _is_in(case: Case, ids: set[UUID]) -> bool:
    return Case.objects.filter(touching(ids), pk=case.pk).exists()
