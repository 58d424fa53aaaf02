"""House meetings: when they are, what is talked about, what was said, and calling everybody together."""

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime, time
from uuid import UUID

from django.db import IntegrityError, transaction

from porch.houses.models import Agenda, Gathering, House, Rhythm
from porch.houses.queries.deciding import keeps_the_book
from porch.houses.queries.gathering import who_could_be_there
from porch.houses.queries.who import Place, living_in
from porch.houses.rules.gathering import can_be_written, is_soon_enough, next_meeting, takes_more
from porch.kit import vault
from porch.people.models import Member
from porch.record.actions import note
from porch.wire.actions import tell

LONGEST_ITEM = 300
LONGEST_MINUTES = 6000
MOST_ITEMS = 30


class NotNow(Exception):
    """It is not theirs to do, or not at this time. Nothing was changed."""


@transaction.atomic
def set_rhythm(place: Place, weekday: int, at: time, *, now: datetime) -> Rhythm:
    """The house meets on this day every week from now on; the meeting that is to come moves with what stands in it."""
    if not keeps_the_book(place):
        raise NotNow("the president or the secretary says when the house meets")
    house = place.house
    rhythm, _ = Rhythm.objects.update_or_create(house=house, defaults={"weekday": weekday, "time": at})
    coming = Gathering.objects.filter(house=house, is_emergency=False, closed_at=None, at__gt=now)
    moment = next_meeting(weekday, at, house.time_zone, now)
    first = coming.order_by("at").first()
    if first is not None and not Gathering.objects.filter(house=house, at=moment).exists():
        with suppress(IntegrityError), transaction.atomic():  # another is at that moment already
            Gathering.objects.filter(pk=first.pk).update(at=moment)
    make_next(rhythm, now=now)
    detail = {"house": str(house.pk), "weekday": weekday, "time": f"{at:%H:%M}"}
    note("house-meets", by=place.member.pk, about=None, now=now, detail=detail)
    return rhythm


def make_next(rhythm: Rhythm, *, now: datetime) -> bool:
    """The next weekly meeting is there, if it was not; of two who make it at once one does."""
    house = rhythm.house
    if Gathering.objects.filter(house=house, is_emergency=False, closed_at=None, at__gt=now).exists():
        return False
    moment = next_meeting(rhythm.weekday, rhythm.time, house.time_zone, now)
    try:
        with transaction.atomic():
            Gathering.objects.create(house=house, at=moment)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def call_together(place: Place, at: datetime, *, now: datetime) -> Gathering:
    """Everybody who lives there is called together before the week is over; anybody who lives there may."""
    if not place.lives_here or not is_soon_enough(at, now):
        raise NotNow("between ten minutes and two days from now")
    waiting = Gathering.objects.filter(house=place.house, is_emergency=True, closed_at=None, at__gt=now)
    if waiting.exists() or Gathering.objects.filter(house=place.house, at=at).exists():
        raise NotNow("everybody is called together already")
    try:
        with transaction.atomic():
            made = Gathering.objects.create(house=place.house, at=at, is_emergency=True)
    except IntegrityError as twice:
        raise NotNow("everybody is called together already") from twice
    note(
        "house-called-together", by=place.member.pk, about=None, now=now, detail={"house": str(made.house_id)}
    )
    for stay in living_in(place.house, now).exclude(member=place.member).select_related("member"):
        tell(stay.member, kind="group-news", path=path_of(made), now=now)
    return made


def path_of(gathering: Gathering) -> str:
    return f"/houses/{gathering.house.slug}/meetings/{gathering.pk}/"


@transaction.atomic
def add_item(gathering: Gathering, words: str, *, by: Member, now: datetime) -> Agenda:
    """Something to talk about, from anybody who lives there. NotNow once it is over, or where it is full."""
    there = Agenda.objects.filter(gathering=gathering)
    if not takes_more(gathering.at, gathering.closed_at, now) or there.count() >= MOST_ITEMS:
        raise NotNow("it takes no more")
    item = Agenda(gathering=gathering, by=by, place=there.count())
    words = words.strip()[:LONGEST_ITEM]
    item.sealed_words = vault.seal(words, about=item.about_words, of=vault.COMMUNITY)
    item.save(force_insert=True)
    return item


@transaction.atomic
def take_off(item: Agenda, *, place: Place, now: datetime) -> None:
    """Whoever brought it, or keeps the book, takes it off before the meeting is over."""
    mine = item.by_id == place.member.pk or keeps_the_book(place)
    if not mine or not takes_more(item.gathering.at, item.gathering.closed_at, now):
        raise NotNow("it stays")
    item.delete()


@transaction.atomic
def write_minutes(
    gathering: Gathering, words: str, present: Collection[UUID], *, place: Place, now: datetime
) -> None:
    """What was said and who was there, read by those who live there. Then nothing more is added to the meeting.

    ``present`` are stays; one that is not of those who live there now is left out.
    """
    if not keeps_the_book(place) or not can_be_written(gathering.at, now):
        raise NotNow("minutes are written by president or secretary, within a week")
    words = words.strip()[:LONGEST_MINUTES]
    sealed = vault.seal(words, about=gathering.about_minutes, of=vault.COMMUNITY) if words else b""
    gathering.refresh_from_db(fields=["closed_at"])
    closed = gathering.closed_at or now
    changes = {"sealed_minutes": sealed, "written_by": place.member, "closed_at": closed}
    Gathering.objects.filter(pk=gathering.pk).update(**changes)
    gathering.present.set(who_could_be_there(gathering, now).filter(pk__in=list(present)))
    detail = {"house": str(gathering.house_id), "gathering": str(gathering.pk)}
    note("house-minutes", by=place.member.pk, about=None, now=now, detail=detail)


def keep_meetings_coming(now: datetime) -> int:
    """Each house that meets every week has its next meeting; returns how many were made."""
    rhythms = Rhythm.objects.exclude(house__state=House.State.CLOSED).select_related("house")
    return sum(make_next(rhythm, now=now) for rhythm in rhythms)
