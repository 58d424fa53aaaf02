"""A mentor says that they could take a circle; the desk asks the engine who could sit around them."""

import json
import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from porch.bonds import engine
from porch.bonds.queries.pool import pairable, pool
from porch.bonds.queries.settings import settings_now
from porch.bonds.rules.cases import among
from porch.bonds.rules.parts import PEERS
from porch.care.queries import resting
from porch.matching.refusal import CaseRefused
from porch.mentoring.models import CircleLook, CircleOffer, Seat
from porch.mentoring.rules.lifecycles import SEATED
from porch.mentoring.rules.rhythm import DAYS, FEWEST
from porch.people.models import Member, Role
from porch.people.queries import coordinators
from porch.record.actions import note
from porch.wire.actions import tell

log = logging.getLogger(__name__)
KEPT = timedelta(days=1)
DESK = "/desk/circles/"


class NotAMentor(Exception):
    """Only a mentor who is here offers a circle."""


@transaction.atomic
def offer_circle(member: Member, *, day: int, hour: int, every: int, now: datetime) -> CircleOffer:
    """I could take a circle then, by my own clock. Said again it is changed."""
    if not member.holds(Role.Name.MENTOR) or not member.is_here:
        raise NotAMentor
    made, is_new = CircleOffer.objects.update_or_create(
        member=member, defaults={"day": day, "hour": hour, "every": every, "at": now}
    )
    for one in coordinators() if is_new else ():
        tell(one, kind="needs-a-person", path=DESK, now=now)
    return made


def take_back_offer(member: Member) -> None:
    CircleOffer.objects.filter(member=member).delete()


def look_around(
    first: Member, second: Member | None, *, capacity: int, by: Member, now: datetime
) -> CircleLook:
    """Put the question; the answer is worked out by a task, because the engine never runs in a page's thread."""
    made = CircleLook.objects.create(first=first, second=second, capacity=capacity, asked_by=by, asked_at=now)
    for one in made.mentors:
        note("looked-for-a-circle", by=by.pk, about=one.pk, now=now)
    return made


def answer_circle_look(look: CircleLook, *, now: datetime) -> None:
    """Ask the engine who could sit around these mentors: nobody who has a circle, rests, or is asked to one."""
    if look.answered_at is not None:
        return
    try:
        found = json.loads(engine.circles(json.dumps(_case(look, now)), seed=0))
        answer: dict[str, Any] = next(iter(found["circles"]), {})
    except (CaseRefused, engine.EngineStopped):
        log.exception("a circle could not be worked out")
        answer = {"trouble": True}
    CircleLook.objects.filter(pk=look.pk, answered_at=None).update(answer=answer, answered_at=now)


def _case(look: CircleLook, now: datetime) -> dict[str, Any]:
    mentors = look.mentors
    seated = Seat.objects.filter(state__in=SEATED, circle__state__in=("asking", "open")).values("member")
    free = pairable().exclude(pk__in=seated).exclude(pk__in=[one.pk for one in mentors])
    asking = [one for one in free if one.lived.wants_peer or one.lived.wants_mentor]
    away = resting([one.pk for one in asking], now)
    people = [one for one in asking if one.pk not in away]
    whole = pool(PEERS, now=now, settings=settings_now(), extra=[*mentors, *people]).case
    case = among(whole, [str(one.pk) for one in (*mentors, *people)])
    offers = {str(one.member_id): one for one in CircleOffer.objects.filter(member__in=mentors)}
    for record in case["people"]:
        record.pop("role", None)
        record["capacity"] = 1
        if record["id"] in offers:
            offered = offers[record["id"]]
            record["availability"] = [f"{DAYS[offered.day]}-{offered.hour}"]
    policy = {
        "min": FEWEST,
        "max": look.capacity,
        "around": [[str(one.pk) for one in mentors]],
        "mutual": False,
    }
    return {name: case[name] for name in ("as_of", "people", "blocks", "avoid")} | {"policy": policy}


def forget_circle_looks(now: datetime) -> None:
    """Looks older than a day go; that they happened stays on the record."""
    CircleLook.objects.filter(asked_at__lt=now - KEPT).delete()
