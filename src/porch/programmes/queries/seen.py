"""What those who work in a programme see of whoever stays: through the gate, and each look stands in a ledger."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.kit.clock import today_in
from porch.kit.community import here
from porch.people import consent
from porch.people.models import Member
from porch.programmes.models import Cohort, Correction, Episode, Mark, Session
from porch.programmes.rules.endings import Ending
from porch.programmes.rules.engagement import LEAST, PURPOSE, SCOPE
from porch.programmes.rules.roll import Here
from porch.programmes.rules.standing import Stay, StillThere, still_there


def stays_in(viewer: Member, cohort: Cohort, now: datetime, *, how: str = "page") -> list[Episode]:
    """The stays of a cohort whose owners let staff see them now, by name. Whoever paused is not among them."""
    rows = (
        Episode.objects.filter(cohort=cohort)
        .select_related("member")
        .order_by("member__handle", "started_on")
    )
    return _through_the_gate(viewer, cohort, rows, now, how)


def _through_the_gate(
    viewer: Member, cohort: Cohort, rows: Iterable[Episode], now: datetime, how: str
) -> list[Episode]:
    stays = list(rows)
    ids = {one.member_id for one in stays}
    seen = consent.see_each(viewer, ids, SCOPE, item=str(cohort.pk), purpose=PURPOSE, how=how, now=now)
    return [one for one in stays if one.member_id in seen]


def stay_seen(viewer: Member, stays: QuerySet[Episode], pk: UUID, now: datetime) -> Episode | None:
    """One of them."""
    row = stays.filter(pk=pk).select_related("member", "cohort__programme").first()
    return next(iter(_through_the_gate(viewer, row.cohort, [row], now, "page")), None) if row else None


@dataclass(frozen=True)
class Line:
    """One line of a roll. ``here`` is empty until somebody said."""

    stay: Episode
    here: str
    at: datetime | None
    by: str

    @property
    def key(self) -> str:
        return str(self.stay.pk)


def on_the_roll(viewer: Member, session: Session, now: datetime, *, how: str = "page") -> list[Line]:
    """Who stayed in the cohort on the day of a session, by name, with what was marked."""
    day = today_in(here().time_zone or "UTC", session.starts_at)
    rows = Episode.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=day), cohort=session.cohort, started_on__lte=day
    )
    rows = rows.select_related("member").order_by("member__handle", "pk")
    stays = _through_the_gate(viewer, session.cohort, rows, now, how)
    marks = {
        one.episode_id: one
        for one in Mark.objects.filter(session=session, episode__in=stays).select_related("by")
    }
    return [_line(one, marks.get(one.pk)) for one in stays]


def _line(stay: Episode, mark: Mark | None) -> Line:
    if mark is None:
        return Line(stay, "", None, "")
    return Line(stay, mark.here, mark.at, mark.by.handle if mark.by else "")


def came(stays: list[Episode]) -> dict[UUID, tuple[int, int]]:
    """By stay: at how many sessions they were, of how many they were marked at."""
    counts: dict[UUID, tuple[int, int]] = {}
    marks = Mark.objects.filter(episode__in=stays, session__called_off=False)
    for pk, word in marks.values_list("episode", "here"):
        there, of = counts.get(pk, (0, 0))
        counts[pk] = (there + (word == Here.PRESENT), of + 1)
    return counts


def corrections_of(stay: Episode) -> QuerySet[Correction]:
    return Correction.objects.filter(episode=stay).select_related("by").order_by("-at", "-pk")


def figures_of(stays: Iterable[Episode], now: datetime) -> list[StillThere]:
    """How many stay, of those the viewer sees, where there are eleven or more of them."""
    today = today_in(here().time_zone or "UTC", now)
    plain = [Stay(one.started_on, one.ended_on, Ending(one.ending)) for one in stays]
    return still_there(plain, today, least=LEAST)
