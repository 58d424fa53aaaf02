"""What others show to somebody. Whoever opens one passes the gate, and its owner reads that they looked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.groups.models import Belonging, Group
from porch.milestones.models import Mark, Shown
from porch.milestones.queries.marks import Marked, read
from porch.people import consent
from porch.people.models import Member
from porch.people.queries import blocked_ids

SCOPE = "milestone"
IN_SIGHT = timedelta(days=60)
"""How long it stands in a list. Whoever has its address can open it until it is taken back."""


@dataclass(frozen=True)
class Opened:
    mark: Marked
    owner: Member


def shown_rows(viewer: Member) -> QuerySet[Shown]:
    """Rows that show this viewer something: by name, or to a group they and its owner both belong to."""
    groups = Belonging.objects.filter(member=viewer).values("group")
    rows = Shown.objects.filter(Q(to_member=viewer) | Q(to_group__in=groups), mark__member__is_active=True)
    rows = rows.exclude(mark__member__state=Member.State.LEAVING)
    return rows.exclude(mark__member=viewer).exclude(mark__member__in=blocked_ids(viewer))


def whom_i_am_shown(viewer: Member) -> QuerySet[Member]:
    """The relation of the gate: those who show this viewer a mark."""
    return Member.objects.filter(pk__in=shown_rows(viewer).values("mark__member"))


def shown_to_me(viewer: Member, now: datetime) -> list[Shown]:
    """What was shown to them by name lately: that something was marked and by whom, never what."""
    rows = shown_rows(viewer).filter(to_member=viewer, at__gt=now - IN_SIGHT)
    return _open(viewer, rows.select_related("mark__member").order_by("-at", "pk"), now)


def marked_in(group: Group, viewer: Member, now: datetime) -> list[Shown]:
    """The same for a group they belong to."""
    rows = shown_rows(viewer).filter(to_group=group, at__gt=now - IN_SIGHT)
    return _open(viewer, rows.select_related("mark__member").order_by("-at", "pk"), now)[:5]


def _open(viewer: Member, rows: Iterable[Shown], now: datetime) -> list[Shown]:
    """Those the gate would let them open; nobody has looked yet."""
    found = list(rows)
    open_now = consent.seen_by(viewer, {row.mark.member_id for row in found}, SCOPE, now=now)
    return [row for row in found if row.mark.member_id in open_now]


def mark_shown_to(viewer: Member, pk: UUID, now: datetime) -> Opened | None:
    """One mark somebody shows them, opened: the look is written down first. None where nothing is shown."""
    if not shown_rows(viewer).filter(mark=pk).exists():
        return None
    row = Mark.objects.select_related("member").get(pk=pk)
    if consent.see(viewer, row.member, SCOPE, item=str(pk), now=now) is None:
        return None
    mark = read(row)
    return Opened(mark, row.member) if mark else None
