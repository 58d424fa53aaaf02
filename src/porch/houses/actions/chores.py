"""Chores: what there is to do, drawing whose turn it is, done, and swapping with a yes."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from porch.houses.actions.telling import tell_resident
from porch.houses.models import Chore, ChoreSwap, ChoreTurn, House
from porch.houses.queries import chores as seen
from porch.houses.queries.who import living_in
from porch.houses.rules.chores import MOST_CHORES, draw
from porch.houses.rules.refusing import Refused
from porch.people.models import Member
from porch.record.actions import note


@transaction.atomic
def add_chore(house: House, name: str, words: str = "", *, by: Member, now: datetime) -> Chore:
    """One more thing that is done once a week; it is somebody's at once. Refused says why not."""
    House.objects.select_for_update().get(pk=house.pk)
    there = seen.chores_of(house)
    if there.count() >= MOST_CHORES:
        raise Refused(f"A house has at most {MOST_CHORES} chores here. Put two together, or end one first.")
    if there.filter(name__iexact=name).exists():
        raise Refused("There is a chore of that name already.")
    made = Chore.objects.create(house=house, name=name, words=words, place=there.count())
    note("house-chore", by=by.pk, about=None, now=now, detail={"house": str(house.pk)})
    plan(house, now)
    return made


@transaction.atomic
def end_chore(chore: Chore, *, by: Member, now: datetime) -> None:
    """It is done by nobody any more; what was done stays."""
    Chore.objects.filter(pk=chore.pk, ended_at=None).update(ended_at=now)
    ChoreTurn.objects.filter(chore=chore, done_at=None, week__gte=seen.week_of(chore.house, now)).delete()
    note("house-chore-ended", by=by.pk, about=None, now=now, detail={"house": str(chore.house_id)})


@transaction.atomic
def plan(house: House, now: datetime) -> int:
    """Draw what is nobody's yet, this week and next; turns of whoever lives there no longer go on to the next in line.
    Doing it again changes nothing. How many were drawn."""
    House.objects.select_for_update().get(pk=house.pk)
    week = seen.week_of(house, now)
    there = living_in(house, now).values("pk")
    gone = ~Q(stay__in=there) | Q(stay__until_on__lte=week)
    ChoreTurn.objects.filter(gone, chore__house=house, week__gte=week, done_at=None).delete()
    return sum(_draw(house, one, now) for one in (week, week + seen.WEEK))


def _draw(house: House, week: date, now: datetime) -> int:
    taken = list(ChoreTurn.objects.filter(chore__house=house, week=week).values_list("chore", "place"))
    done = {chore for chore, _ in taken}
    begin = max((place for _, place in taken), default=-1) + 1
    left = [one.pk for one in seen.chores_of(house) if one.pk not in done]
    drawn = draw(left, seen.standing(house, week, now))
    for place, (chore, stay) in enumerate(drawn, begin):
        ChoreTurn.objects.create(chore_id=chore, stay_id=stay, drawn_id=stay, week=week, place=place)
    return len(drawn)


def say_done(turn: ChoreTurn, *, is_done: bool, now: datetime) -> None:
    """Whoever's turn it is says that it is done, or that it is not after all."""
    ChoreTurn.objects.filter(pk=turn.pk).update(done_at=now if is_done else None)


@transaction.atomic
def ask_to_swap(mine: ChoreTurn, theirs: ChoreTurn, *, now: datetime) -> ChoreSwap:
    """Ask whoever has ``theirs`` to change. What was asked for ``mine`` before falls away, without a word."""
    if mine.done_at or theirs.done_at or mine.stay_id == theirs.stay_id:
        raise Refused("One of the two is done already. Pick another one.")
    ChoreSwap.objects.filter(mine=mine, said="").update(said="gone")
    made = ChoreSwap.objects.create(mine=mine, theirs=theirs, asked_at=now)
    tell_resident(theirs.stay, "houses:chores", now=now)
    return made


@transaction.atomic
def answer_swap(swap: ChoreSwap, say: str, *, now: datetime) -> bool:
    """A yes changes both turns; a no is not explained. Whether they were changed."""
    locked = ChoreSwap.objects.select_for_update().select_related("mine", "theirs").get(pk=swap.pk)
    mine, theirs = locked.mine, locked.theirs
    if locked.said or say not in ("yes", "no"):
        return False
    may_be = not (mine.done_at or theirs.done_at)
    locked.said = "gone" if not may_be else say
    locked.save(update_fields=["said"])
    if locked.said != "yes":
        return False
    was = {mine.pk: theirs.stay_id, theirs.pk: mine.stay_id}
    for turn, stay in was.items():
        ChoreTurn.objects.filter(pk=turn).update(stay=stay)
    touched = Q(mine__in=was) | Q(theirs__in=was)
    ChoreSwap.objects.filter(touched, said="").update(said="gone")
    tell_resident(mine.stay, "houses:chores", now=now)
    return True


def take_back_swap(swap: ChoreSwap) -> None:
    ChoreSwap.objects.filter(pk=swap.pk, said="").update(said="gone")
