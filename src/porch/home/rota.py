"""Who of those who help is around when. For coordinators, through the gate, and only what each has told."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from porch.home.rules.week import Around, Slot, rota
from porch.kit.clock import today_in
from porch.people import consent
from porch.people.models import Member, Role
from porch.people.queries import holders_of

HELPERS = (Role.Name.MENTOR, Role.Name.FACILITATOR)


@dataclass(frozen=True)
class Rota:
    """``rows`` as ``rules.week.rota`` gives them, ``silent`` who helps and told no hours, ``seen`` everyone named."""

    rows: list[list[Slot]]
    silent: list[str]
    seen: list[UUID]

    @property
    def gaps(self) -> list[Slot]:
        """Parts of the days in which nobody is around; nights are nobody's duty."""
        return [slot for row in self.rows for slot in row if not slot.names and slot.part != "night"]


def of_helpers(viewer: Member, zone: str, now: datetime) -> Rota:
    """Mentors and facilitators who are here and do not rest; nobody for anyone but a coordinator.

    Everyone named on it reads so in their ledger; whose look cannot be written down is not named.
    """
    helpers = _helpers() if viewer.holds(Role.Name.COORDINATOR) else []
    open_now = consent.see_each(viewer, [one.pk for one in helpers], "hours", purpose="rota", now=now)
    helpers = [one for one in helpers if one.pk in open_now]
    around = [Around(one.handle, one.time_zone, tuple(one.lived.hours)) for one in helpers]
    today = today_in(zone, now)
    rows = rota(around, zone, today - timedelta(days=today.weekday()))
    silent = [one.name for one in around if not one.hours]
    return Rota(rows, silent, [one.pk for one in helpers])


def _helpers() -> list[Member]:
    people = {one.pk: one for role in HELPERS for one in holders_of(role).select_related("lived")}
    here = [one for one in people.values() if one.state == Member.State.HERE]
    return sorted(here, key=lambda one: one.handle)
