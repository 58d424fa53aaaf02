"""The questions a round, an arrival and a look put to the engine: who seeks in them, and by which policy."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from porch.bonds.models import PairingSettings
from porch.bonds.queries.pool import Pool
from porch.bonds.queries.settings import policy_of
from porch.bonds.rules.cases import for_seekers, taken_as_settled
from porch.bonds.rules.parts import MENTORS
from porch.bonds.rules.terms import LASTING, TEMPORARY
from porch.people.models import Member

type Link = tuple[str, str]


@dataclass(frozen=True)
class Run:
    """One question of a round. ``is_first``: whoever it finds nobody for is left with nobody."""

    case: dict[str, Any]
    term: str
    is_first: bool = True


def policies(settings: PairingSettings, mode: str) -> dict[str, Any]:
    """What a round is worked out by, as it is kept with it: for mentors one policy of each term."""
    if mode != MENTORS:
        return policy_of(settings)
    return policy_of(settings, LASTING) | {TEMPORARY: policy_of(settings, TEMPORARY)}


def term_for(there: Pool, member: Member) -> str:
    return there.seeks[member.pk].term if there.mode == MENTORS else LASTING


def case_for(there: Pool, member: Member, *, settings: PairingSettings) -> dict[str, Any]:
    """The case as one meets it who looks now: others' suggestions count as settled, their own are not made twice."""
    who = str(member.pk)
    settled = taken_as_settled(there.case, who)
    if there.mode != MENTORS:
        return settled
    own = [link for link in _links(there.case["proposals"]) if link[0] == who]
    policy = policy_of(settings, term_for(there, member))
    return for_seekers(settled, [who], also=own) | {"policy": policy}


def runs_of(
    there: Pool, policy: Mapping[str, Any], answered: list[list[Link]], *, mode: str
) -> Iterator[Run]:
    """The questions of a round, one after the other: ``answered`` gathers what came of each before the next is asked.

    For mentors: everybody's first for a while, then those who look for one who stays, then the second for a while.
    """
    if mode != MENTORS:
        yield Run(there.case | {"policy": policy}, LASTING)
        return
    of_term = {LASTING: {k: v for k, v in policy.items() if k != TEMPORARY}}
    of_term[TEMPORARY] = policy.get(TEMPORARY, of_term[LASTING])
    told = [(str(member.pk), there.seeks[member.pk]) for member in there.waiting]
    nobody_yet = [who for who, seeks in told if seeks.term == TEMPORARY and not seeks.has]
    lasting = [who for who, seeks in told if seeks.term == LASTING]
    asked_once = {who for who, seeks in told if seeks.term == TEMPORARY and seeks.has and seeks.more}
    more = {who for who, seeks in told if seeks.term == TEMPORARY and seeks.more > 1}
    for seekers, term in ((nobody_yet, TEMPORARY), (lasting, LASTING)):
        if seekers:
            also = [link for found in answered for link in found]
            yield Run(for_seekers(there.case, seekers, also) | {"policy": of_term[term]}, term)
    also = [link for found in answered for link in found]
    second = asked_once | (more & {seeker for seeker, _ in also})
    if second:
        case = for_seekers(there.case, second, also)
        case["people"] = [_as_if_new(person, second) for person in case["people"]]
        yield Run(case | {"policy": of_term[TEMPORARY]}, TEMPORARY, is_first=False)


def _as_if_new(person: Mapping[str, Any], second: set[str]) -> dict[str, Any]:
    """Whoever has one already gets no points for waiting."""
    return {k: v for k, v in person.items() if k != "waiting_since" or person["id"] not in second}


def _links(rows: Iterable[Iterable[str]]) -> list[Link]:
    return [(one, other) for one, other in rows]
