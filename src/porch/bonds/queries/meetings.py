"""Meetings of two as one of them sees them, and their calendar."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from porch.bonds.models import CalendarAddress, CalendarTitle, Meetup
from porch.bonds.registries import calendar_entries
from porch.bonds.rules.calendar import Entry
from porch.people.models import Member

STILL_IN_THE_CALENDAR = timedelta(days=30)


@dataclass(frozen=True)
class Meeting:
    """One meeting with what is this person's own about it."""

    meetup: Meetup
    title: str
    shows_place: bool
    mine_to_answer: bool


def meetups_of(member: Member) -> QuerySet[Meetup]:
    """Every meeting this person is one of the two of."""
    mine = Q(pair__first=member) | Q(pair__second=member)
    return Meetup.objects.filter(mine).select_related("pair__first", "pair__second").order_by("at", "pk")


def meetup_for(viewer: Member, pk: UUID) -> Meetup | None:
    return meetups_of(viewer).filter(pk=pk).first()


def meetings_of(member: Member, pair_id: UUID, now: datetime) -> list[Meeting]:
    """What the two have suggested or agreed and is still to come."""
    rows = list(meetups_of(member).filter(pair=pair_id, state__in=("suggested", "agreed"), at__gt=now))
    own = {row.meetup_id: row for row in CalendarTitle.objects.filter(member=member, meetup__in=rows)}
    return [
        Meeting(
            row,
            own[row.pk].title if row.pk in own else "",
            own[row.pk].shows_place if row.pk in own else False,
            row.state == "suggested" and row.suggested_by_id != member.pk,
        )
        for row in rows
    ]


def calendar_of(member: Member, now: datetime, *, only: Meetup | None = None) -> list[Entry]:
    """Agreed meetings, and called-off ones as cancelled, under this person's own titles; and what rooms above add."""
    since = now - STILL_IN_THE_CALENDAR
    mine = _calendar(member, meetups_of(member).filter(at__gt=since), only)
    return mine if only else [*mine, *_added(member, since)]


def whole_calendar_of(member: Member) -> list[Entry]:
    """The same from the very first meeting: what someone takes away."""
    return [*_calendar(member, meetups_of(member), None), *_added(member, None)]


def _added(member: Member, since: datetime | None) -> list[Entry]:
    return [entry for of in calendar_entries for entry in of(member, since)]


def _calendar(member: Member, rows: QuerySet[Meetup], only: Meetup | None) -> list[Entry]:
    rows = rows.filter(Q(state__in=("agreed", "over")) | Q(state="called-off", version__gte=2))
    rows = rows.filter(pk=only.pk) if only else rows
    own = {row.meetup_id: row for row in CalendarTitle.objects.filter(member=member, meetup__in=rows)}
    return [_entry(row, own.get(row.pk)) for row in rows]


def _entry(row: Meetup, own: CalendarTitle | None) -> Entry:
    return Entry(
        uid=str(row.pk),
        at=row.at,
        zone=row.zone,
        minutes=row.minutes,
        title=(own.title if own else "") or gettext("Call"),
        place=row.where if own and own.shows_place else "",
        changed_at=row.changed_at,
        version=row.version,
        is_off=row.state == "called-off",
    )


def address_of(member: Member) -> CalendarAddress | None:
    return CalendarAddress.objects.filter(member=member).first()


def member_at(token: str) -> Member | None:
    """Whose calendar a secret address is; None for an address nobody has, and for people who are leaving."""
    found = (
        CalendarAddress.objects.select_related("member")
        .filter(digest=sha256(token.encode()).hexdigest())
        .first()
    )
    return found.member if found and found.member.is_here else None
