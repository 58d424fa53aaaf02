"""A round: opened by a person, worked out by the engine, written down as offers that still wait for a person."""

import json
import logging
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction

from porch.bonds import engine
from porch.bonds.actions.moving import TooLate, move
from porch.bonds.actions.offers import approve, withdraw
from porch.bonds.actions.proposing import AlreadyOffered, Found, found_in, in_order, propose
from porch.bonds.actions.runs import Run, policies, runs_of
from porch.bonds.models import LeftOut, Proposal, Round
from porch.bonds.queries.pool import Pool, pool
from porch.bonds.queries.settings import settings_now
from porch.bonds.rules.need import Need, needs_of
from porch.bonds.rules.parts import MENTORS, between
from porch.bonds.rules.terms import COVER
from porch.matching.refusal import CaseRefused
from porch.people.models import Member
from porch.record.actions import note

type Asked = tuple[Run, dict[str, Any]]
type Suggestion = tuple[Member, Member, Found, str]

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
                policy=policies(settings, mode),
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
    try:
        found = _ask_the_engine(opened, there)
    except (CaseRefused, engine.EngineStopped) as trouble:
        log.exception("a round could not be worked out")
        move(opened, "fail", answered_at=now, trouble=str(trouble)[:200])
        return
    _write_down(opened, there, found, now)


def _ask_the_engine(opened: Round, there: Pool) -> list[Asked]:
    """Each question of the round with its answer; a later one knows what came of those before."""
    found: list[Asked] = []
    links: list[list[tuple[str, str]]] = []
    for run in runs_of(there, opened.policy, links, mode=opened.mode):
        answer = json.loads(engine.pair(json.dumps(run.case), seed=opened.seed))
        found.append((run, answer))
        if opened.mode == MENTORS:
            links.append([(pair["seeker"], pair["mentor"]) for pair in answer["pairs"]])
    return found


def fail_stuck(now: datetime) -> int:
    """Rounds nobody worked out in a quarter of an hour have failed: the desk says so, and a new one may open."""
    stuck = Round.objects.filter(state="open", opened_at__lte=now - TOO_LONG)
    for one in stuck:
        move(one, "fail", answered_at=now, trouble="nobody worked it out")
    return len(stuck)


@transaction.atomic
def _write_down(opened: Round, there: Pool, found: list[Asked], now: datetime) -> None:
    for before in Round.objects.filter(mode=opened.mode, state="answered"):
        move(before, "close", needs=[])
    suggested = {
        key: pair for run, answer in found for key, pair in _suggested(opened.mode, there, run, answer)
    }
    kept = _keep_or_withdraw(opened, suggested, now)
    made = [_propose(opened, pair, now) for key, pair in suggested.items() if key not in kept]
    needs = _write_left_out(opened, there, [answer for run, answer in found if run.is_first])
    move(
        opened,
        "answer",
        answered_at=now,
        needs=[asdict(need) for need in needs],
        proposed=len(kept) + sum(offer is not None for offer in made),
        **_figures([answer for _, answer in found]),
    )
    if settings_now().auto_approve:
        _approve_all(opened, now)


def _figures(answers: list[dict[str, Any]]) -> dict[str, Any]:
    """The figures of all questions as one: sums, and of the distances the largest, so that none is made smaller."""
    certificates = [answer["certificate"] for answer in answers]
    last = answers[-1]
    return {
        "policy_hash": "+".join(dict.fromkeys(answer["policy_hash"] for answer in answers)),
        "input_digest": last["input_digest"]
        if len(answers) == 1
        else sha256("".join(answer["input_digest"] for answer in answers).encode()).hexdigest(),
        "objective": sum(one["objective"] for one in certificates),
        "upper_bound": sum(one["upper_bound"] for one in certificates),
        "gap": max(one["gap"] for one in certificates),
        "metrics": last["metrics"]
        if len(answers) == 1
        else {"runs": [answer["metrics"] for answer in answers]},
    }


def _suggested(
    mode: str, there: Pool, run: Run, answer: Mapping[str, Any]
) -> Iterator[tuple[str, Suggestion]]:
    """The engine's pairs by key, without those that stand already."""
    standing = {between(*link) for link in there.case["existing"]}
    sides = ("mentor", "seeker") if mode == MENTORS else ("a", "b")
    for pair in answer["pairs"]:
        one, other = (there.people[pair[side]] for side in sides)
        key = between(one.pk, other.pk)
        if key not in standing:
            yield key, (*in_order(mode, one, other), found_in(pair), run.term)


def _keep_or_withdraw(opened: Round, suggested: Mapping[str, Suggestion], now: datetime) -> set[str]:
    """Offers nobody was told of: those the engine suggests again stay, the others are withdrawn."""
    kept = set()
    waiting = Proposal.objects.filter(mode=opened.mode, state="proposed").exclude(term=COVER)
    for offer in waiting.select_related("first", "second"):
        again = suggested.get(offer.between)
        if again is not None and (again[1].pk, again[3]) == (offer.second_id, offer.term):
            found = again[2]
            Proposal.objects.filter(pk=offer.pk, state="proposed").update(
                round=opened, score=found.score, components=found.components, reasons=found.reasons
            )
            kept.add(offer.between)
        else:
            withdraw(offer, now=now)
    return kept


def _propose(opened: Round, pair: Suggestion, now: datetime) -> Proposal | None:
    first, second, found, term = pair
    source = Proposal.Source.ROUND
    try:
        return propose(opened.mode, first, second, found, source=source, now=now, round=opened, term=term)
    except AlreadyOffered:  # asked by hand while the engine was at work
        return None


def _write_left_out(opened: Round, there: Pool, answers: list[dict[str, Any]]) -> list[Need]:
    """Keep who was left out and why; returns whom the community would have to find."""
    waiting = {str(member.pk) for member in there.waiting}
    left = [one for answer in answers for one in answer["unmatched"] if one["id"] in waiting]
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
