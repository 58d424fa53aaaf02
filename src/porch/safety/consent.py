"""What this room registers at the gate: that the desk may read what stands in a report."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from porch.people.circumstances import nothing_yet
from porch.people.registries import Scope, circumstances, scopes
from porch.safety.models import Measure, Report


def register() -> None:
    scopes.register(
        "reported",
        Scope("reported", "part in a report", "A report you made or that is about you.", nothing_yet),
    )
    circumstances.register("in-a-report", _in_a_report)


def _in_a_report(ids: Collection[UUID], now: datetime) -> set[UUID]:
    told = Report.objects.filter(Q(reporter__in=ids) | Q(about_member__in=ids))
    found = {pk for pair in told.values_list("reporter", "about_member") for pk in pair}
    found |= set(Measure.objects.filter(member__in=ids).values_list("member", flat=True))
    return {pk for pk in found if pk is not None} & set(ids)
