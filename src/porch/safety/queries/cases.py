"""The desk's queue, and one case as the person at the desk works on it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from porch.people.models import Member
from porch.safety.models import Case, Measure, Report
from porch.safety.queries.conflicts import cases_at_desk
from porch.safety.registries import reportables
from porch.safety.rules import CATEGORIES, Category
from porch.safety.rules.cases import BANDS, band, is_held

QUEUE = 100


def measures_at_desk(viewer: Member) -> QuerySet[Measure]:
    """What was done in the cases this person may handle."""
    return Measure.objects.filter(case__in=cases_at_desk(viewer)).select_related("case", "member")


@dataclass(frozen=True)
class Row:
    """One case in the queue."""

    case: Case
    category: Category
    band: str
    reports: int
    overdue: bool
    held: bool
    mine: bool


def queue(viewer: Member, *, now: datetime) -> list[Row]:
    """What waits at the desk: overdue first, then the most pressing, then by when we aim to have looked."""
    waiting = cases_at_desk(viewer).exclude(state="closed").prefetch_related("reports").order_by("aim_at")
    rows = [row_of(case, viewer, now=now) for case in waiting[:QUEUE]]
    return sorted(rows, key=lambda row: (not row.overdue, BANDS.index(row.band), row.case.aim_at))


def row_of(case: Case, viewer: Member, *, now: datetime) -> Row:
    held = is_held(case.holder, case.held_until, now=now)
    return Row(
        case=case,
        category=CATEGORIES[case.category],
        band=band(case.category),
        reports=len(case.reports.all()),
        overdue=not held and case.aim_at < now,
        held=held,
        mine=held and case.holder_id == viewer.pk,
    )


def lately_closed(viewer: Member) -> list[Case]:
    """The last few that were answered."""
    return list(cases_at_desk(viewer).filter(state="closed").order_by("-closed_at")[:5])


def open_cases(viewer: Member) -> list[Case]:
    """What this person may handle and nobody has answered, the earliest aim first."""
    return list(cases_at_desk(viewer).exclude(state="closed").order_by("aim_at"))


def things_to_hide(case: Case) -> list[Report]:
    """The single things reported in this case that the desk may keep others from reading, each once."""
    found: dict[str, Report] = {}
    for report in case.reports.order_by("made_at"):
        kind = reportables.get(report.about_kind)
        if kind is not None and kind.can_be_hidden and report.about_member_id:
            found.setdefault(f"{report.about_kind}:{report.about_id}", report)
    return list(found.values())


def asks_for_a_second(viewer: Member) -> list[Measure]:
    """Actions that wait for a second person's yes, without those this person asked for."""
    waiting = Measure.objects.filter(state="asked", case__in=cases_at_desk(viewer)).exclude(by=viewer)
    return list(waiting.select_related("case", "member", "by").order_by("made_at"))
