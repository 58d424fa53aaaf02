"""Circles as each sees them: one's own with who is there, an invitation and one to ask about without a name."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from porch.bonds.queries.pool import pairable
from porch.bonds.rules.calendar import Entry
from porch.mentoring.models import Circle, Seat
from porch.mentoring.rules.lifecycles import SEATED
from porch.mentoring.rules.rhythm import next_starts
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.people.rules.vocabulary import label_of
from porch.talk.registries import Title

SHOWN_AFTER = timedelta(days=14)
SOON = timedelta(hours=12)
AHEAD = 8
"""How many dates stand in a calendar that is asked for again and again."""


@dataclass(frozen=True)
class Mine:
    """A circle as somebody with a seat sees it. ``state``: asked, waiting (said yes, or asks), open, fell-through."""

    circle: Circle
    seat: Seat
    state: str
    when: str
    language: str
    dates: list[datetime]
    mentors: list[Member]
    others: list[Member]
    asking: list[Seat]

    @property
    def leads(self) -> bool:
        return self.seat.state == "joined" and self.seat.part == Seat.Part.MENTOR

    @property
    def asks(self) -> bool:
        """They asked to come and were not let in, or not yet."""
        return self.seat.state in ("waiting", "turned-away")

    @property
    def may_change(self) -> bool:
        """Its mentors look after it; where there is none, everyone in it does."""
        return self.state == "open" and (self.leads or not self.mentors)

    @property
    def is_full(self) -> bool:
        return self.circle.held >= self.circle.capacity


def in_words(circle: Circle, zone: str, now: datetime) -> str:
    """When it meets, by the reader's own clock: "Tuesdays at 19:00, every second week"."""
    start = next_starts(circle.rhythm, now, 1)[0].astimezone(ZoneInfo(zone or "UTC"))
    said = {"day": date_format(start, "l"), "time": date_format(start, "H:i")}
    if circle.every == 2:
        return gettext("%(day)s at %(time)s, every second week") % said
    return gettext("%(day)s at %(time)s, every week") % said


def my_circles(member: Member, now: datetime) -> list[Mine]:
    """Invitations to answer, circles one waits for or sits in, and for two weeks those that fell through."""
    lately = Q(circle__state__in=("asking", "open")) | Q(circle__settled_at__gt=now - SHOWN_AFTER)
    seats = _mine_still(member, now).filter(lately).exclude(circle__state="over")
    rows = seats.select_related("circle__conversation", "member").order_by("circle__due_at", "pk")
    return [_mine(seat, now) for seat in rows]


def my_circle(member: Member, pk: UUID, now: datetime) -> Mine | None:
    seat = _mine_still(member, now).filter(circle=pk).exclude(circle__state="over")
    found = seat.select_related("circle__conversation", "member").first()
    return _mine(found, now) if found else None


def _mine_still(member: Member, now: datetime) -> QuerySet[Seat]:
    """Their seats, and a wish that was turned away until its time is over: a no looks like no answer."""
    unsaid = Q(state="turned-away", due_at__gt=now)
    return Seat.objects.filter(Q(state__in=SEATED) | unsaid, member=member)


def _mine(seat: Seat, now: datetime) -> Mine:
    circle, state = seat.circle, _state(seat)
    there = list(circle.seats.filter(state="joined").select_related("member")) if state == "open" else []
    apart = blocked_ids(seat.member)
    seen = [one for one in there if one.member_id not in apart and one.member_id != seat.member_id]
    mentors = [one.member for one in there if one.part == Seat.Part.MENTOR]
    found = Mine(
        circle,
        seat,
        state,
        in_words(circle, seat.member.time_zone, now),
        gettext(label_of("languages", circle.language)) if circle.language else "",
        next_starts(circle.rhythm, now, 4) if state == "open" else [],
        mentors,
        sorted((one.member for one in seen), key=str),
        [],
    )
    if found.may_change:
        waiting = circle.seats.filter(state="waiting").exclude(member__in=_apart_from_any(there))
        found.asking.extend(waiting.select_related("member").order_by("made_at", "pk"))
    return found


def _state(seat: Seat) -> str:
    if seat.state == "joined":
        return "waiting" if seat.circle.state == "asking" else seat.circle.state
    if seat.state in ("waiting", "turned-away"):
        return "waiting"
    return "asked" if seat.circle.state in ("asking", "open") else seat.circle.state


def _apart_from_any(there: list[Seat]) -> set[UUID]:
    """Whoever is kept apart from somebody in the circle: their wish reaches nobody, and looks like silence."""
    return {pk for seat in there for pk in blocked_ids(seat.member)}


def may_be_asked(member: Member, now: datetime) -> list[tuple[Circle, str, str]]:
    """Circles with a free seat that let others ask, as (circle, when, language): no name, and no number."""
    if not pairable().filter(pk=member.pk).exists():
        return []
    mine = _mine_still(member, now).values("circle")
    rows = Circle.objects.filter(state="open", may_be_asked=True, held__lt=F("capacity")).exclude(pk__in=mine)
    return [(one, in_words(one, member.time_zone, now), _language(one)) for one in rows.order_by("at", "pk")]


def _language(circle: Circle) -> str:
    return gettext(label_of("languages", circle.language)) if circle.language else ""


def mentors_a_circle(ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Of these people those who look after a circle that is open: it counts among those who help."""
    seats = Seat.objects.filter(member__in=ids, part=Seat.Part.MENTOR, state="joined", circle__state="open")
    return set(seats.values_list("member", flat=True))


def load_of(member: Member, now: datetime) -> list[str]:
    """What a circle adds to what somebody carries, for themselves alone."""
    seats = Seat.objects.filter(member=member, part=Seat.Part.MENTOR, state="joined", circle__state="open")
    circle = seats.select_related("circle").first()
    if circle is None:
        return []
    others = circle.circle.held - 1
    return [
        ngettext(
            "You look after a circle with %(n)s other person in it.",
            "You look after a circle with %(n)s other people in it.",
            others,
        )
        % {"n": others}
    ]


def next_of(member: Member, now: datetime) -> tuple[Circle, datetime] | None:
    """The circle that is on, or begins within half a day."""
    found = [(circle, next_starts(circle.rhythm, now, 1)[0]) for circle in _open_of(member)]
    soon = [one for one in found if one[1] - now <= SOON]
    return min(soon, key=lambda one: one[1], default=None)


def _open_of(member: Member) -> QuerySet[Circle]:
    mine = Seat.objects.filter(member=member, state="joined").values("circle")
    return Circle.objects.filter(pk__in=mine, state="open").select_related("conversation")


def entries_of(member: Member, since: datetime | None, *, now: datetime) -> list[Entry]:
    """The next dates of one's circles as calendar entries, each at its own moment; nothing of the past is kept."""
    return [entry for circle in _open_of(member) for entry in _entries(circle, now)]


def _entries(circle: Circle, now: datetime) -> list[Entry]:
    return [
        Entry(
            uid=f"{circle.pk}-{start:%Y%m%d}",
            at=start,
            zone=circle.zone,
            minutes=circle.minutes,
            title=gettext("Call"),
            place="",
            changed_at=circle.changed_at,
            version=circle.version,
            is_off=False,
        )
        for start in next_starts(circle.rhythm, now, AHEAD)
    ]


def taken_over(ids: Collection[UUID]) -> set[UUID]:
    """Of these invitations of the pairing desk, those whose circle has its page here."""
    found = Circle.objects.filter(from_pairing__in=ids).values_list("from_pairing", flat=True)
    return {pk for pk in found if pk is not None}


def titles_of(ids: Collection[UUID]) -> dict[UUID, Title]:
    """What the conversations of circles are called."""
    rows = Circle.objects.filter(conversation__in=ids).values_list("conversation", "pk")
    return {talk: Title(gettext("Our circle"), f"/people/circles/{pk}/") for talk, pk in rows if talk}
