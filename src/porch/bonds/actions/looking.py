"""A coordinator looks: the question is written down, a task puts it to the engine, the page shows the answer."""

import json
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from porch.bonds import engine
from porch.bonds.actions.runs import case_for
from porch.bonds.models import CircleInvitation, Look
from porch.bonds.queries.pool import eligible, pool
from porch.bonds.queries.seeking import seeks_of
from porch.bonds.queries.settings import policy_of, settings_now
from porch.bonds.rules.cases import among, just_these
from porch.bonds.rules.parts import MENTORS, PEERS
from porch.matching.refusal import CaseRefused
from porch.people.models import Member
from porch.record.actions import note

log = logging.getLogger("porch.bonds")
KEPT = timedelta(days=1)
SHOWN = 3
"""Candidates put side by side."""

PLAIN = frozenset({"hours", "language", "distance", "recovery"})
"""Limits a coordinator may see by name. What one asks of the other stays between them and the engine."""


@transaction.atomic
def look_at(second: Member, mode: str, *, by: Member, now: datetime, first: Member | None = None) -> Look:
    """Ask who would suit ``second``, or whether ``first`` would. In mentors mode ``first`` is the mentor.

    The look is on the record of each person looked at.
    """
    for person in (second, first):
        if person is not None:
            note("looked-at-by-desk", by=by.pk, about=person.pk, now=now, detail={"mode": mode})
    kind = Look.Kind.TWO if first else Look.Kind.SOMEONE
    return Look.objects.create(kind=kind, mode=mode, first=first, second=second, asked_by=by, asked_at=now)


@transaction.atomic
def look_for_circles(*, by: Member, now: datetime) -> Look:
    """Ask what small groups could meet, out of everyone who would like a peer."""
    note("looked-for-circles", by=by.pk, about=None, now=now)
    return Look.objects.create(kind=Look.Kind.CIRCLES, mode=PEERS, asked_by=by, asked_at=now)


def answer_look(look: Look, *, now: datetime) -> None:
    """Put the question to the engine and keep its answer. Once is enough; asking again changes nothing.

    Where the engine could not, the answer is ``{"trouble": "refused"}`` or ``{"trouble": "stopped"}``.
    """
    if look.answered_at is not None:
        return
    answers = {Look.Kind.SOMEONE: _candidates, Look.Kind.TWO: _two, Look.Kind.CIRCLES: _circles}
    try:
        answer = answers[Look.Kind(look.kind)](look, now)
    except (CaseRefused, engine.EngineStopped) as trouble:
        log.exception("a look could not be worked out")
        answer = {"trouble": "refused" if isinstance(trouble, CaseRefused) else "stopped"}
    Look.objects.filter(pk=look.pk, answered_at=None).update(answer=answer, answered_at=now)


def forget_looks(now: datetime) -> None:
    """Looks older than a day go; that they happened stays on the record."""
    Look.objects.filter(asked_at__lt=now - KEPT).delete()


def _candidates(look: Look, now: datetime) -> dict[str, Any]:
    assert look.second is not None
    settings = settings_now()
    there = pool(look.mode, now=now, settings=settings)
    if look.second not in there.waiting:
        return {"candidates": []}
    case = case_for(there, look.second, settings=settings)
    found = engine.suggest(json.dumps(case), person=str(look.second.pk), most=SHOWN)
    return {"candidates": json.loads(found)}


def _two(look: Look, now: datetime) -> dict[str, Any]:
    """What the two have in common, or the rules that part them. Nothing of blocks is in this question."""
    assert look.first is not None
    assert look.second is not None
    settings = settings_now()
    case = pool(look.mode, now=now, settings=settings, extra=(look.first, look.second)).case
    small = just_these(case, [str(look.first.pk), str(look.second.pk)])
    for person in small["people"]:
        person["capacity"] = 1
        if look.mode == MENTORS:
            person["role"] = "mentor" if person["id"] == str(look.first.pk) else "seeker"
    term = seeks_of([look.second.pk], settings)[look.second.pk].term if look.mode == MENTORS else ""
    small["policy"] = policy_of(settings, term) | {"reserve": 0.0}
    answer = json.loads(engine.pair(json.dumps(small), seed=0))
    return {"pair": answer["pairs"][0] if answer["pairs"] else None, "limits": _limits(answer)}


def _limits(answer: Mapping[str, Any]) -> list[str]:
    if answer["pairs"]:
        return []
    rules = {rule for one in answer["unmatched"] for rule, count in one["because"].items() if count}
    return sorted((rules & PLAIN) | ({"asked"} if rules - PLAIN else set()))


def _circles(look: Look, now: datetime) -> dict[str, Any]:
    case = among(pool(look.mode, now=now, settings=settings_now()).case, _free_for_a_circle())
    asked = {name: case[name] for name in ("as_of", "people", "blocks", "avoid")}
    found = json.loads(engine.circles(json.dumps(asked | {"policy": {"min": 3, "max": 12}}), seed=0))
    return {"circles": found["circles"], "left": len(found["unplaced"])}


def _free_for_a_circle() -> list[str]:
    """Everyone who would like a peer and is not being asked to a circle now."""
    asked = CircleInvitation.objects.filter(circle__state="asking").values("member")
    return [str(pk) for pk in eligible(PEERS).exclude(pk__in=asked).values_list("pk", flat=True)]
