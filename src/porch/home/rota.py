"""Who of those who help is around when. For coordinators, on the record, and only what each has told."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from porch.home.rules.week import Around, Slot, rota
from porch.kit.clock import today_in
from porch.people.models import Member, Role
from porch.people.queries import holders_of
from porch.record.actions import note

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
    """Mentors and facilitators who are here and do not rest; nobody for anyone but a coordinator."""
    helpers = _helpers() if viewer.holds(Role.Name.COORDINATOR) else []
    around = [Around(one.handle, one.time_zone, tuple(one.lived.hours)) for one in helpers]
    today = today_in(zone, now)
    rows = rota(around, zone, today - timedelta(days=today.weekday()))
    silent = [one.name for one in around if not one.hours]
    return Rota(rows, silent, [one.pk for one in helpers])


def note_seen(found: Rota, *, by: Member, now: datetime) -> None:
    """A coordinator saw who is around when: one line on the record, with everyone who stood on it."""
    if found.seen:
        note("rota-seen", by=by.pk, about=None, now=now, detail={"people": sorted(map(str, found.seen))})


def _helpers() -> list[Member]:
    people = {one.pk: one for role in HELPERS for one in holders_of(role).select_related("lived")}
    here = [one for one in people.values() if one.state == Member.State.HERE]
    return sorted(here, key=lambda one: one.handle)
