"""Sam and Heron go to evenings that Ana leads; Wren walks on with Sam, and what was noticed once is over. Heron has not
asked anybody yet. All of it is made up."""

from dataclasses import asdict
from datetime import datetime, time, timedelta
from random import Random

from porch.kit.clock import today_in
from porch.kit.wall_clock import moment_of
from porch.people.actions.consent import give
from porch.people.models import Member
from porch.people.rules.consent import until
from porch.programmes.actions import aftercare, drifting, following, handing
from porch.programmes.actions.following import Said
from porch.programmes.models import (
    Cohort,
    Episode,
    FollowUp,
    HandOver,
    Mark,
    Programme,
    Session,
    Worker,
)
from porch.programmes.rules.endings import Ending
from porch.programmes.rules.following import HOW, MONTHS, TREATMENT
from porch.programmes.rules.following import due_on as again_on
from porch.programmes.rules.handing import MET, NOT_MET, due_on
from porch.programmes.rules.roll import Here
from porch.programmes.rules.telling import PURPOSE, SCOPE, TO_WORKERS

DAY, WEEK = timedelta(days=1), timedelta(days=7)
CAME = "ppppaapp"  # week by week, the last of them this week
HERE = {"p": Here.PRESENT, "a": Here.ABSENT}


def walk(people: dict[str, Member], now: datetime) -> None:
    """Eight weeks of a stay, as the verbs of the house make it."""
    sam, wren, ana = people["Sam"], people["Wren"], people["Ana"]
    began = now - 8 * WEEK
    cohort = _cohort(sam, ana, began)
    stay = _stay(cohort, sam, began)
    _stay(cohort, people["Quiet Heron"], began)
    drifting.choose(stay, wren, staff=False, by=sam, now=began)
    for week, word in enumerate(CAME, start=1):
        at = moment_of(cohort.starts_on + week * WEEK - 2 * DAY, time(18, 30), sam.time_zone)
        _roll(stay, ana, HERE[word], at)
        drifting.watch(at + DAY)
    handing.ask(stay, [wren], by=sam, now=now - 9 * DAY)
    row = HandOver.objects.select_related("episode__member", "episode__cohort").get(episode=stay)
    handing.answer(row, "yes", by=wren, now=now - 8 * DAY)
    for one in (sam, wren):
        handing.say_met(row, by=one, on=today_in(one.time_zone, now - 6 * DAY), now=now - 6 * DAY)
    weekly = aftercare.wish(stay, "season", by=sam, now=now - 8 * DAY)
    assert weekly is not None
    for one in (sam, wren):
        for at in (now - WEEK, now):
            aftercare.say_word(weekly, by=one, now=at)
    following.say_yes(stay, by=sam, now=now - WEEK)
    following.say_yes(None, by=wren, now=now - WEEK)


def _cohort(member: Member, leader: Member, began: datetime) -> Cohort:
    programme = Programme.objects.create(
        slug="lamp-evenings",
        name="Lamp evenings",
        host="A house by the canal, made up",
        opened_at=began - 90 * DAY,
    )
    Worker.objects.create(programme=programme, member=leader, part="facilitator", since=began)
    first = today_in(member.time_zone, began)
    return Cohort.objects.create(
        programme=programme, name="Autumn", starts_on=first, ends_on=first + 12 * WEEK
    )


def _stay(cohort: Cohort, member: Member, began: datetime) -> Episode:
    """With a consent that holds for a year."""
    holds = give(
        SCOPE,
        TO_WORKERS,
        by=member,
        now=began,
        purpose=PURPOSE,
        ends=until("year", began),
        origin=cohort.programme.origin,
    )
    return Episode.objects.create(cohort=cohort, member=member, started_on=cohort.starts_on, grant=holds)


def _roll(stay: Episode, by: Member, here: Here, at: datetime) -> None:
    session = Session.objects.create(cohort=stay.cohort, starts_at=at, led_by=by, rolled_at=at)
    Mark.objects.create(session=session, episode=stay, here=here, at=at, by=by)


def came_after(now: datetime, seed: int) -> None:
    """Of those whose evenings are over: whom most of them met, and what many answered when asked again.

    Half and half, so that no number is small enough to be hidden; the peers they met are nobody in particular.
    """
    draw = Random(f"{seed} afterwards")
    over = Episode.objects.filter(cohort__programme__slug="lamp-evenings", ended_on__isnull=False)
    stays = list(over.exclude(ending=Ending.DIED).order_by("pk"))
    halves = [(one, at % 2 == 0) for at, one in enumerate(stays)]
    HandOver.objects.bulk_create(_met(one, meets, draw) for one, meets in halves)
    rows = [_asked(one, months, says, draw, now) for one, says in halves for months in MONTHS]
    FollowUp.objects.bulk_create(rows)


def _met(stay: Episode, meets: bool, draw: Random) -> HandOver:
    assert stay.ended_on is not None
    asked = stay.ended_on - 5 * DAY
    met = asked + draw.randint(1, 11) * DAY if meets else None
    at = moment_of(asked, time(12), stay.member.time_zone)
    return HandOver(
        episode=stay,
        peer=None,
        state=MET if met else NOT_MET,
        asked_at=at,
        answered_at=at + DAY,
        due_on=due_on(stay.ended_on, asked),
        said_by_member_on=met,
        said_by_peer_on=met,
        closed_at=at + 16 * DAY,
    )


def _asked(stay: Episode, months: int, says: bool, draw: Random, now: datetime) -> FollowUp:
    due = again_on(stay.started_on, months)
    at = moment_of(due, time(9), stay.member.time_zone)
    row = FollowUp(
        member=stay.member,
        episode=stay,
        stood=FollowUp.Stood.MEMBER,
        since=stay.started_on,
        months=months,
        due_on=due,
        asked_at=at if at <= now else None,
    )
    if says and at + 6 * DAY <= now:
        said = Said(draw.choice((0, 0, 0, 1, 3, 8, 20)), draw.choice(HOW), draw.choice(TREATMENT))
        row.say(asdict(said))
        row.answered_at = at + draw.randint(0, 5) * DAY
    return row
