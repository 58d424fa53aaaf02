"""A report on the programme that has a finished cohort, for everybody to read. Everyone in it is made up."""

from datetime import datetime, timedelta

from porch.evidence.actions import making, publishing
from porch.evidence.rules.gathered import Kind
from porch.kit.clock import today_in
from porch.kit.community import here
from porch.people.models import Member
from porch.programmes.models import Cohort

WHY = "So that anybody can see how a report reads. Everyone in it is made up."


def tell(seated: dict[str, Member], now: datetime) -> None:
    """Eli asks for it, it is made at once, and Dee lets everybody read it."""
    today = today_in(here().time_zone, now)
    over = Cohort.objects.filter(programme__with_peers=True, ends_on__lt=today).order_by("starts_on").first()
    if over is None:
        return
    row = making.ask(Kind.PROGRAMME, over.programme_id, today - timedelta(days=1), by=seated["Eli"], now=now)
    making.work_out(row.pk, now=now)
    row.refresh_from_db()
    publishing.decide(row, public=True, because=WHY, by=seated["Dee"], now=now)
