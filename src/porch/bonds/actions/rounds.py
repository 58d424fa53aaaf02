"""A round: opened by a person, worked out by the engine, written down as offers that still wait for a person."""

import json
import logging
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from porch.bonds import engine
from porch.bonds.actions.moving import TooLate, move
from porch.bonds.actions.offers import approve, withdraw
from porch.bonds.actions.proposing import AlreadyOffered, Found, found_in, in_order, propose
from porch.bonds.models import LeftOut, Proposal, Round
from porch.bonds.queries.pool import Pool, policy_of, pool, settings_now
from porch.bonds.rules.need import Need, needs_of
from porch.bonds.rules.parts import MENTORS, between
from porch.matching.refusal import CaseRefused
from porch.people.models import Member
from porch.record.actions import note

log = logging.getLogger("porch.bonds")
TOO_LONG = timedelta(minutes=15)


class TooFew(Exception):
    """A round needs someone who waits and someone free for them. Nothing was changed."""

    def __init__(self, mode: str, waiting: int, places: int) -> None:
        super().__init__(mode, waiting, places)
        self.mode, self.waiting, self.places = mode, waiting, places


class RoundUnderWay(Exception):
    """A round of this kind is being worked out. Nothing was changed."""


@transaction.atomic
def open_round(mode: str, *, by: Member, now: datetime) -> Round:
    """Open a round over everyone who waits; ``work_out`` answers it. TooFew or RoundUnderWay change nothing."""
    settings = settings_now()
    there = pool(mode, now=now, settings=settings)
    if not there.waiting or there.places < (1 if mode == MENTORS else 2):
        raise TooFew(mode, len(there.waiting), there.places)
    try:
        with transaction.atomic():
            opened = Round.objects.create(
                mode=mode,
                opened_by=by,
                opened_at=now,
                policy=policy_of(settings),
                seed=secrets.randbelow(2**31 - 1),
                waiting=len(there.waiting),
                free_places=there.places,
            )
    except IntegrityError as running:
        raise RoundUnderWay from running
    note("round-opened", by=by.pk, about=None, now=now, detail={"round": str(opened.pk), "mode": mode})
    return opened


def work_out(opened: Round, *, now: datetime) -> None:
    """Ask the engine and write down its answer. The engine works outside any transaction."""
    there = pool(opened.mode, now=now, settings=settings_now())
    case = there.case | {"policy": opened.policy}
    try:
        answer = json.loads(engine.pair(json.dumps(case), seed=opened.seed))
    except (CaseRefused, engine.EngineStopped) as trouble:
        log.exception("a round could not be worked out")
        move(opened, "fail", answered_at=now, trouble=str(trouble)[:200])
        return
    _write_down(opened, there, answer, now)


def fail_stuck(now: datetime) -> int:
    """Rounds nobody worked out in a quarter of an hour have failed: the desk says so, and a new one may open."""
    stuck = Round.objects.filter(state="open", opened_at__lte=now - TOO_LONG)
    for one in stuck:
        move(one, "fail", answered_at=now, trouble="nobody worked it out")
    return len(stuck)


@transaction.atomic
def _write_down(opened: Round, there: Pool, answer: Mapping[str, Any], now: datetime) -> None:
    for before in Round.objects.filter(mode=opened.mode, state="answered"):
        move(before, "close", needs=[])
    suggested = _suggested(opened.mode, there, answer)
    kept = _keep_or_withdraw(opened, suggested, now)
    made = [_propose(opened, pair, now) for key, pair in suggested.items() if key not in kept]
    needs = _write_left_out(opened, there, answer)
    certificate = answer["certificate"]
    move(
        opened,
        "answer",
        answered_at=now,
        policy_hash=answer["policy_hash"],
        input_digest=answer["input_digest"],
        objective=certificate["objective"],
        upper_bound=certificate["upper_bound"],
        gap=certificate["gap"],
        metrics=answer["metrics"],
        needs=[asdict(need) for need in needs],
        proposed=len(kept) + sum(offer is not None for offer in made),
    )
    if settings_now().auto_approve:
        _approve_all(opened, now)


def _suggested(mode: str, there: Pool, answer: Mapping[str, Any]) -> dict[str, tuple[Member, Member, Found]]:
    """The engine's pairs by key, without those that stand already."""
    standing = {between(*link) for link in there.case["existing"]}
    sides = ("mentor", "seeker") if mode == MENTORS else ("a", "b")
    found = {}
    for pair in answer["pairs"]:
        one, other = (there.people[pair[side]] for side in sides)
        key = between(one.pk, other.pk)
        if key not in standing:
            found[key] = (*in_order(mode, one, other), found_in(pair))
    return found


def _keep_or_withdraw(
    opened: Round, suggested: Mapping[str, tuple[Member, Member, Found]], now: datetime
) -> set[str]:
    """Offers nobody was told of: those the engine suggests again stay, the others are withdrawn."""
    kept = set()
    waiting = Proposal.objects.filter(mode=opened.mode, state="proposed").select_related("first", "second")
    for offer in waiting:
        if offer.between in suggested:
            found = suggested[offer.between][2]
            Proposal.objects.filter(pk=offer.pk, state="proposed").update(
                round=opened, score=found.score, components=found.components, reasons=found.reasons
            )
            kept.add(offer.between)
        else:
            withdraw(offer, now=now)
    return kept


def _propose(opened: Round, pair: tuple[Member, Member, Found], now: datetime) -> Proposal | None:
    first, second, found = pair
    try:
        return propose(opened.mode, first, second, found, source=Proposal.Source.ROUND, now=now, round=opened)
    except AlreadyOffered:  # asked by hand while the engine was at work
        return None


def _write_left_out(opened: Round, there: Pool, answer: Mapping[str, Any]) -> list[Need]:
    """Keep who was left out and why; returns whom the community would have to find."""
    waiting = {str(member.pk) for member in there.waiting}
    left = [one for one in answer["unmatched"] if one["id"] in waiting]
    LeftOut.objects.bulk_create(
        LeftOut(round=opened, member_id=one["id"], because=one["because"], would_help=one["would_help"])
        for one in left
    )
    return needs_of((one["because"], _asked(there.people[one["id"]])) for one in left)


def _asked(member: Member) -> dict[str, Sequence[str]]:
    said = member.lived
    return {
        "genders": said.accepts_genders or (),
        "ages": said.accepts_ages or (),
        "languages": said.languages,
        "hours": said.hours,
    }


def _approve_all(opened: Round, now: datetime) -> None:
    """The community has chosen to be asked without a person approving first."""
    for offer in Proposal.objects.filter(round=opened, state="proposed").select_related("first", "second"):
        try:
            approve(offer, by=None, now=now)
        except TooLate:
            continue
