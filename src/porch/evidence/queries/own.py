"""One's own days for one's own report. It asks nobody's permission: nobody else reads it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from porch.days import queries as threads
from porch.diary.queries.told import drinks_of, told_of
from porch.evidence.exports.fhir import Beside, Permission, Stayed, Sum
from porch.evidence.gathering.figures import Until, walks_of
from porch.evidence.rules.own import HUNDRED, Answered, Own, own
from porch.kit.clock import today_in
from porch.measures.drinks import a_drink_in
from porch.measures.merging import Day, days_of
from porch.measures.told import Told
from porch.people.models import Grant, Member
from porch.programmes.models import Episode
from porch.scales.queries import answered_by

ANY_DRINK = 10.0  # grams, where the country has no standard drink


@dataclass(frozen=True)
class Begun:
    """Days a report could begin with: when they first had somebody to walk with, and when they came."""

    came: date
    met: date | None

    @property
    def usual(self) -> date:
        return self.met or self.came


def begun(member: Member, now: datetime) -> Begun:
    today = today_in(member.time_zone, now)
    walks = walks_of([member.pk], Until.end_of(today, member.time_zone or "UTC"))[member.pk]
    return Begun(member.joined_on, walks.peer_on)


def own_report(member: Member, since: date, now: datetime) -> Own:
    """Their days from a hundred before ``since`` to the last that is over, by their own calendar."""
    until = today_in(member.time_zone, now) - timedelta(days=1)
    told = told_of(member, since - timedelta(days=HUNDRED), until)
    answered = [Answered(one.sheet, one.on, one.sums) for one in answered_by(member)]
    drink = a_drink_in(drinks_of(member)) or ANY_DRINK
    return own(told, days_of(told), answered, since=since, until=until, drink=drink)


def rests(member: Member, now: datetime) -> bool:
    """Whether they told of a return to use today: then no page counts anything until tomorrow."""
    return threads.returned_today(member, now)


def every_day(member: Member, now: datetime) -> tuple[dict[date, Day], list[Told]]:
    """All they told of, and each day as it stands."""
    told = told_of(member, None, today_in(member.time_zone, now))
    return days_of(told), told


def beside_days(member: Member, now: datetime) -> Beside:
    """Questionnaires, stays and what they said about reports, for their files."""
    sums = [
        Sum(one.sheet, code, one.on, float(value))
        for one in answered_by(member)
        for code, value in sorted(one.sums.items())
        if value is not None
    ]
    rows = (
        Episode.objects.filter(member=member).select_related("cohort__programme").order_by("started_on", "pk")
    )
    stays = [Stayed(one.cohort.programme.name, one.started_on, one.ended_on) for one in rows]
    given = Grant.objects.filter(subject=member, scope="for-reports", to_part="reports").order_by(
        "since", "pk"
    )
    return Beside(sums, stays, [_permission(one, now) for one in given])


def _permission(one: Grant, now: datetime) -> Permission:
    until = one.revoked_at or one.until
    holds = one.paused_at is None and one.since <= now < until
    return Permission(one.since, until, holds)
