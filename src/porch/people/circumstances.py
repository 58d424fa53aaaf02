"""What this room registers at the gate: its scopes, the relations it knows, and when rules of the house hold."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext

from porch.kit.clock import today_in
from porch.people.models import Knock, Member, Role, RoleRequest, WayBack
from porch.people.queries import holders_of
from porch.people.registries import Items, Relation, Scope, circumstances, figures, relations, scopes
from porch.people.rules.hours import DAYS

HELPERS = (Role.Name.MENTOR, Role.Name.FACILITATOR)


def register() -> None:
    """The gate's own entries; upper rooms add theirs."""
    for scope in _scopes():
        scopes.register(scope.code, scope)
    relations.register("coordinators", Relation("Coordinators", _everyone_for_a_coordinator))
    circumstances.register("anyone", lambda ids, now: set(ids))
    circumstances.register("helps", _who_help)
    circumstances.register("at-the-door", _at_the_door)
    circumstances.register("way-back", _with_a_way_back)
    circumstances.register("holds-a-part", _holding_a_part)


def _scopes() -> list[Scope]:
    return [
        Scope(
            "hours",
            "hours",
            "The hours you said you are free.",
            hours_of,
            preset=True,
            items=Items("one day of your hours", days_with_hours, hours_of_a_day),
        ),
        Scope(
            "recovery", "time in recovery", "How long you have been in recovery.", recovery_of, preset=True
        ),
        Scope("lived", "reasons", "What you ticked as a reason that may be said.", nothing_yet),
        Scope("door", "words at the door", "What you wrote while you waited to be let in.", nothing_yet),
        Scope("way-back", "way back", "That a way back into your account was made.", nothing_yet),
        Scope("parts", "parts", "Which parts you hold.", nothing_yet),
        Scope("everything", "own file", "Everything that is yours, as a file.", nothing_yet),
        Scope(
            "for-reports",
            "figures for reports",
            "Your figures among many others’, in reports that name nobody.",
            figures_of,
        ),
    ]


def nothing_yet(subject: Member, viewer: Member | None, now: datetime) -> list[str]:
    """There is nothing of this to show."""
    return []


def figures_of(subject: Member, viewer: Member | None, now: datetime) -> list[str]:
    """What reports would count of someone now, a line each, as upper rooms know it."""
    return [line for lines in figures for line in lines(subject, now)]


def hours_of(subject: Member, viewer: Member | None, now: datetime) -> list[str]:
    """A line a day with the hours someone is free, as their own clock shows them."""
    return [f"{_day(day)}: {_spans(hours)}" for day, hours in _by_day(subject).items()]


def days_with_hours(subject: Member, now: datetime) -> list[tuple[str, str]]:
    """The days of the week on which someone told hours: each can be given alone."""
    return [(day, _day(day)) for day in _by_day(subject)]


def hours_of_a_day(subject: Member, viewer: Member | None, now: datetime, day: str) -> list[str]:
    """One day of ``hours_of``."""
    hours = _by_day(subject).get(day)
    return [f"{_day(day)}: {_spans(hours)}"] if hours else []


def _by_day(subject: Member) -> dict[str, list[int]]:
    told = [code.split("-") for code in subject.lived.hours]
    by_day = {day: sorted(int(hour) for at, hour in told if at == day) for day in DAYS}
    return {day: hours for day, hours in by_day.items() if hours}


def _day(code: str) -> str:
    names = (
        *(gettext("Monday"), gettext("Tuesday"), gettext("Wednesday"), gettext("Thursday")),
        *(gettext("Friday"), gettext("Saturday"), gettext("Sunday")),
    )
    return names[DAYS.index(code)]


def _spans(hours: list[int]) -> str:
    """Hours one after another as one span: 18, 19 and 20 are "18:00 to 21:00"."""
    spans: list[list[int]] = []
    for hour in hours:
        if spans and spans[-1][1] == hour:
            spans[-1][1] = hour + 1
        else:
            spans.append([hour, hour + 1])
    return ", ".join(f"{start}:00–{end}:00" for start, end in spans)


def recovery_of(subject: Member, viewer: Member | None, now: datetime) -> list[str]:
    """Since which month someone counts, and nothing finer."""
    since = subject.lived.recovery_since
    if since is None or since > today_in(subject.time_zone or "UTC", now):
        return []
    return [gettext("Since %(month)s") % {"month": date_format(since, "F Y")}]


def _everyone_for_a_coordinator(viewer: Member) -> QuerySet[Member]:
    return Member.objects.all() if viewer.holds(Role.Name.COORDINATOR) else Member.objects.none()


def _who_help(ids: Collection[UUID], now: datetime) -> set[UUID]:
    helping = [holders_of(role).filter(state=Member.State.HERE, pk__in=ids) for role in HELPERS]
    return {pk for found in helping for pk in found.values_list("pk", flat=True)}


def _at_the_door(ids: Collection[UUID], now: datetime) -> set[UUID]:
    there = Knock.objects.filter(member__in=ids, member__state=Member.State.WAITING)
    return set(there.values_list("member", flat=True))


def _with_a_way_back(ids: Collection[UUID], now: datetime) -> set[UUID]:
    return set(WayBack.objects.filter(member__in=ids).values_list("member", flat=True))


def _holding_a_part(ids: Collection[UUID], now: datetime) -> set[UUID]:
    held = Role.objects.filter(until=None, member__in=ids).values_list("member", flat=True)
    asked = RoleRequest.objects.filter(state=RoleRequest.State.OPEN, member__in=ids)
    return set(held) | set(asked.values_list("member", flat=True))
