"""What whoever chairs a sitting sees: which goes on, whether its proof is open, what is read out now."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from porch.attendance.models import Sitting
from porch.attendance.registries import Running, sources
from porch.attendance.rules.asking import ON
from porch.attendance.rules.codes import code_at
from porch.attendance.rules.windows import (
    EARLY,
    is_read_out,
    moment_of,
    next_begins,
    next_change,
    step_at,
)
from porch.groups.models import Group
from porch.groups.queries import setting_of
from porch.groups.rules.lifecycles import THERE
from porch.groups.rules.norms import PROOF
from porch.people.models import Member
from porch.people.rules.names import words_in

WORDS = "recovery_words.txt"


@dataclass(frozen=True)
class Ready:
    """A sitting of the group's as its chair sees it; ``sitting`` once its proof is open."""

    running: Running
    sitting: Sitting | None


@dataclass(frozen=True)
class Now:
    """What the chair's page says at a moment.

    ``code`` is read out until ``changes_at``; where it is empty ``next_at`` is when there is one again, or None when
    all have been. ``looks_again_at`` is the moment at which the page says something else.
    """

    code: str
    changes_at: datetime | None
    next_at: datetime | None
    looks_again_at: datetime | None


def is_on(group: Group) -> bool:
    """Whether this group decided that there is proof to be had."""
    return group.state in THERE and setting_of(group, PROOF.code) == ON


def running_of(groups: Collection[Group], now: datetime) -> list[Running]:
    """Sittings of these groups that go on, or begin within minutes: of those that have proof, and no others."""
    with_proof = [group for group in groups if is_on(group)]
    if not with_proof:
        return []
    found = [one for source in sources for one in source.running(with_proof, now, now + EARLY)]
    return sorted(found, key=lambda one: (one.starts, one.title, one.key))


def chairs(running: Running, member: Member, now: datetime) -> bool:
    source = sources.get(running.kind)
    return source is not None and source.chairs(running, member, now)


def keeps(group: Group, member: Member, now: datetime) -> bool:
    """Whether they serve in this group so that they chair its sittings, also while there is none."""
    return any(source.keeps(group, member, now) for source in sources)


def ready_for(group: Group, member: Member, now: datetime) -> list[Ready]:
    """The group's sittings that this member may open the proof of, or did somebody before them."""
    found = [one for one in running_of([group], now) if chairs(one, member, now)]
    rows = Sitting.objects.filter(group=group, starts__in=[one.starts for one in found])
    opened = {(row.kind, row.key, row.starts): row for row in rows}
    return [Ready(one, opened.get((one.kind, one.key, one.starts))) for one in found]


def sitting_for(group: Group, pk: UUID, member: Member, now: datetime) -> Sitting | None:
    """An opened sitting, for whoever chairs it, until nobody can ask for its proof; None for everyone else."""
    sitting = Sitting.objects.filter(group=group, pk=pk, until__gt=now).select_related("group").first()
    if sitting is None or not chairs(as_running(sitting), member, now):
        return None
    return sitting


def as_running(sitting: Sitting) -> Running:
    return Running(
        sitting.kind,
        sitting.key,
        sitting.group,
        sitting.title,
        sitting.zone,
        sitting.starts,
        sitting.ends,
    )


def code_of(sitting: Sitting, step: int) -> str:
    return code_at(sitting.secret, step, words_in(WORDS))


def now_of(sitting: Sitting, now: datetime) -> Now:
    """What to read out at this moment, if anything."""
    if now >= sitting.is_over_at:
        return Now("", None, None, None)
    begins, windows = sitting.begins, sitting.windows
    step = step_at(begins, now)
    change, following = next_change(windows, step), next_begins(windows, step)
    changes_at = moment_of(begins, change) if change is not None else None
    next_at = moment_of(begins, following) if following is not None else None
    code = code_of(sitting, step) if is_read_out(windows, step) else ""
    return Now(code, changes_at if code else None, next_at, changes_at)
