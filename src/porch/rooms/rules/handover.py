"""When whoever hosts drops out: who leads next, by when, and what time does if nobody will.

A co-host who is here takes over. Else the steady member who is here longest is asked, and after them the next one,
two minutes each. When there is nobody to ask, the room is text only, and ends gently ten minutes later unless
somebody leads it again. So a room in which people sit is never without somebody next and a moment when time goes on.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from porch.rooms.rules.floor import GRACE, OPEN, ORDER, SILENT, SPEAKER, Chair, Floor, NotTheirs, Refused
from porch.rooms.rules.hosting import mode_is
from porch.rooms.rules.lead import Lead
from porch.rooms.rules.roles import CO_HOST, HOST, leads
from porch.rooms.rules.turns import Act, own

ANSWER_IN = timedelta(minutes=2)  # so long somebody who was asked to host has to answer
ADRIFT_FOR = timedelta(minutes=10)  # so long a room that nobody leads stays, in text only

THE_HOST, THE_ASKED, WHOEVER_RETURNS, THE_CLOCK = "the host", "the one asked", "whoever returns", "the clock"


@dataclass(frozen=True)
class Next:
    """Who is next to keep a room going, and the moment from which time does (None while somebody leads)."""

    who: str
    until: datetime | None


def who_leads(floor: Floor) -> Chair | None:
    """The one who hosts: of those here, a host before a co-host, and whoever came first."""
    here = [chair for chair in floor.here if leads(chair.role)]
    return min(here, key=lambda chair: chair.role != HOST, default=None)


def next_of(floor: Floor) -> Next | None:
    """Who is next; None in a room where nobody is, or before the clock first looked round."""
    lead = floor.lead
    if who_leads(floor) is not None:
        return Next(THE_HOST, None)
    if lead.asked is not None and lead.asked_at is not None:
        return Next(THE_ASKED, lead.asked_at + ANSWER_IN)
    if lead.adrift_at is not None:
        return Next(THE_CLOCK, lead.adrift_at + ADRIFT_FOR)
    if lead.missing_since is not None:
        return Next(WHOEVER_RETURNS, lead.missing_since + GRACE)
    return None


def is_at_its_end(floor: Floor, now: datetime) -> bool:
    """Nobody has led it for as long as it stays adrift."""
    adrift = floor.lead.adrift_at
    return adrift is not None and who_leads(floor) is None and now - adrift >= ADRIFT_FOR


# ---- what time does ----


def watch(floor: Floor, act: Act) -> Floor:
    """The clock looks whether somebody leads this room, and goes one step on where nobody does."""
    leader = who_leads(floor)
    if leader is not None:
        return _led(floor, leader, act)
    if not floor.here:
        return replace(floor, lead=replace(floor.lead, asked=None, asked_at=None))
    lead = floor.lead
    if lead.missing_since is None:
        floor = replace(floor, lead=replace(lead, missing_since=_gone_since(floor, act.now)))
    return _asked_on(floor, act)


def _gone_since(floor: Floor, now: datetime) -> datetime:
    """Since the last of those who lead is away; since now where nobody has led yet."""
    gone = [chair.gone_at for chair in floor.chairs if leads(chair.role) and chair.gone_at is not None]
    return max(gone, default=now)


def _asked_on(floor: Floor, act: Act) -> Floor:
    lead = floor.lead
    if lead.missing_since is None or act.now - lead.missing_since < GRACE:
        return floor
    if lead.asked is not None and lead.asked_at is not None:
        asked = floor.chair(lead.asked)
        if asked is not None and _could_lead(asked, lead) and act.now - lead.asked_at < ANSWER_IN:
            return floor
        lead = replace(lead, asked=None, asked_at=None, passed=(*lead.passed, lead.asked))
    found = next((chair.no for chair in floor.here if _could_lead(chair, lead)), None)
    if found is not None:
        return replace(floor, lead=replace(lead, asked=found, asked_at=act.now))
    return _adrift(replace(floor, lead=lead), act)


def _could_lead(chair: Chair, lead: Lead) -> bool:
    return chair.is_here and chair.steady and not chair.newcomer and chair.no not in lead.passed


def _adrift(floor: Floor, act: Act) -> Floor:
    if floor.lead.adrift_at is not None:
        return floor
    lead = replace(floor.lead, adrift_at=act.now, before=floor.mode)
    return replace(mode_is(floor, SILENT, act), lead=lead)


def _led(floor: Floor, leader: Chair, act: Act) -> Floor:
    """Somebody leads: whoever was asked is free, and the room shares again as it did."""
    if leader.role != HOST and _host_is_missed(floor, act.now):
        floor = _hosts(floor, leader.no)
    lead = floor.lead
    if lead.adrift_at is not None and floor.mode == SILENT and lead.before in (OPEN, ORDER, SPEAKER):
        floor = mode_is(floor, lead.before, act)
    settled = replace(
        floor.lead,
        missing_since=None,
        asked=None,
        asked_at=None,
        passed=(),
        adrift_at=None,
        before="",
    )
    return replace(floor, lead=settled)


def _host_is_missed(floor: Floor, now: datetime) -> bool:
    hosts = [chair for chair in floor.chairs if chair.role == HOST]
    return all(chair.gone_at is not None and now - chair.gone_at >= GRACE for chair in hosts)


def _hosts(floor: Floor, no: int) -> Floor:
    """This chair hosts from now; whoever did before helps them, should they come back."""
    for chair in floor.chairs:
        if chair.role == HOST and chair.no != no:
            floor = floor.with_chair(chair.no, role=CO_HOST)
    return floor.with_chair(no, role=HOST, known=True)


# ---- what whoever is asked says ----


def take_lead(floor: Floor, act: Act) -> Floor:
    """Yes: they host from now on."""
    chair = own(floor, act)
    if who_leads(floor) is not None and floor.lead.asked == chair.no:
        raise Refused("Somebody hosts again. Thank you all the same.")
    if floor.lead.asked != chair.no:
        raise NotTheirs(act.verb)
    floor = _hosts(floor.with_chair(chair.no, gone_at=None), chair.no)
    return watch(floor, act)


def not_me(floor: Floor, act: Act) -> Floor:
    """Not now: the next one is asked at once, and nobody learns that they were."""
    chair, lead = own(floor, act), floor.lead
    if lead.asked != chair.no:
        return floor
    passed = replace(lead, asked=None, asked_at=None, passed=(*lead.passed, chair.no))
    return watch(replace(floor, lead=passed), act)
