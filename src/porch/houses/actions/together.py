"""Guests, repairs and notices."""

from datetime import datetime

from django.db import transaction

from porch.houses.actions.telling import tell_resident, tell_residents, tell_those_who_look_after
from porch.houses.models import Guest, House, Notice, NoticeRead, Repair, Stay
from porch.houses.queries import voted
from porch.houses.rules.refusing import Refused
from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.record.actions import note

STATES = ("open", "ordered", "done")


@transaction.atomic
def say_guest(stay: Stay, since: datetime, until: datetime, *, words: str = "", now: datetime) -> Guest:
    """Somebody comes by. Where the house voted that one asks, those who look after it are told to answer; else it is
    a yes as it stands."""
    if not now < until or until <= since:
        raise Refused("Say a time after now that ends after it begins.")
    asks = voted.asks_about_guests(stay.house)
    made = Guest(stay=stay, from_at=since, until_at=until, said="" if asks else "yes")
    if words:
        made.sealed_words = vault.seal(words, about=made.about_words, of=of_member(stay.member_id))
    made.save(force_insert=True)
    if asks:
        tell_those_who_look_after(stay.house, "houses:guests", but=stay.member_id, now=now)
    return made


@transaction.atomic
def answer_guest(row: Guest, say: str, *, by: Member, now: datetime) -> bool:
    """Yes or no, by somebody else than who asked; the first answer holds."""
    if say not in ("yes", "no") or by.pk == row.stay.member_id:
        raise Refused("Somebody else answers, with yes or no.")
    if not Guest.objects.filter(pk=row.pk, said="").update(said=say):
        return False
    note("house-guest", by=by.pk, about=row.stay.member_id, now=now, detail={"guest": str(row.pk)})
    tell_resident(row.stay, "houses:guests", now=now)
    return True


def take_back_guest(row: Guest) -> None:
    row.delete()


@transaction.atomic
def say_broken(house: House, what: str, *, is_urgent: bool, by: Member, now: datetime) -> Repair:
    """Anybody of the house says it; what cannot wait is told to those who look after it at once."""
    made = Repair.objects.create(house=house, what=what, is_urgent=is_urgent, said_by=by, said_at=now)
    if is_urgent:
        tell_those_who_look_after(house, "houses:repairs", but=by.pk, now=now)
    return made


def say_repair(row: Repair, state: str, words: str = "", *, now: datetime) -> None:
    """What became of it: on its way, done, or not done after all."""
    if state not in STATES:
        raise Refused("It is said, on its way, or done.")
    row.state, row.words = state, words[:200]
    row.done_at = now if state == "done" else None
    row.save(update_fields=["state", "words", "done_at"])


@transaction.atomic
def pin_up(
    house: House, title: str, words: str, *, to: Stay | None = None, by: Member, now: datetime
) -> Notice:
    """Everybody who lives there is to read it, or one of them; each is told that there is something."""
    made = Notice(house=house, title=title, to=to, at=now, by=by)
    made.sealed_words = vault.seal(words, about=made.about_words, of=vault.COMMUNITY)
    made.save(force_insert=True)
    if to is None:
        tell_residents(house, "houses:notices", but=by.pk, now=now)
    else:
        tell_resident(to, "houses:notices", now=now)
    return made


def have_read(row: Notice, stay: Stay, *, now: datetime) -> None:
    """They say that they have read it: once, and that is all it says."""
    NoticeRead.objects.get_or_create(notice=row, stay=stay, defaults={"at": now})


def take_down(row: Notice, *, now: datetime) -> None:
    Notice.objects.filter(pk=row.pk, ended_at=None).update(ended_at=now)
