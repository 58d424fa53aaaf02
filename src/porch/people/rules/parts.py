"""What each part may see and do, in the words people read, and which desks it opens.

A house test asks every address as every part: what it finds must be what stands here.
"""

import json
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from porch.people.rules.granting import AT_THE_ROLES_DESK

MEMBER, FAMILY = "member", "family"


@dataclass(frozen=True)
class Part:
    """One part: its name, one line, what it sees, does and never sees, who gives and who ends it."""

    code: str
    name: str
    line: str
    sees: tuple[str, ...]
    does: tuple[str, ...]
    never: tuple[str, ...]
    given_by: str
    ended_by: str

    @property
    def desks(self) -> tuple["Desk", ...]:
        return tuple(desk for desk in DESKS if self.code in desk.opens_to)


@dataclass(frozen=True)
class Desk:
    """Every address that begins with ``address`` opens to these parts, and to nobody else."""

    address: str
    name: str
    shows: str
    opens_to: frozenset[str]


def _to(*roles: str) -> frozenset[str]:
    return frozenset(roles)


_RUNNING = _to("coordinator", "operator")
_JUDGES = _to("moderator", "coordinator", "operator")

# one line a desk; the longest address that fits decides
DESKS = (
    Desk("/desk/pairing/", "Pairing desk", "who waits, offers, rounds", _to("coordinator")),
    Desk(
        "/desk/mentors/", "Mentors", "what is asked of mentors, who has it, who has room", _to("coordinator")
    ),
    Desk(
        "/desk/family/",
        "Family desk",
        "how many wait for a family peer, and circles; not who waits",
        _to("coordinator"),
    ),
    Desk("/desk/asks/", "Open asks", "who asked for someone, once nobody else could come", _RUNNING),
    Desk(
        "/desk/shifts/",
        "Shifts and gaps",
        "who is on when, by name, and which hours are thin",
        _to("coordinator"),
    ),
    Desk("/desk/rota/", "Helper rota", "when helpers are free, by name", _to("coordinator")),
    Desk(
        "/desk/circles/",
        "Circles",
        "who could take a circle, and how many seats are taken, not who sits there",
        _to("coordinator"),
    ),
    Desk(
        "/desk/family/coaches/",
        "Coaches for families",
        "who coaches and has room, how many wait; not whom anybody walks with",
        _to("coordinator"),
    ),
    Desk(
        "/desk/groups/",
        "Groups desk",
        "groups asked for, and who waits where nobody serves; not who belongs to one",
        _to("coordinator"),
    ),
    Desk(
        "/desk/houses/",
        "Houses desk",
        "which houses there are, who manages them and who came from outside; not who lives in one",
        _to("coordinator"),
    ),
    Desk(
        "/desk/helpers/",
        "Those who help",
        "who said it is a lot, who listens to helpers, not how anyone is",
        _to("coordinator"),
    ),
    Desk(
        "/desk/meetings/", "Our meetings", "the community’s own meetings, not who comes", _to("coordinator")
    ),
    Desk(
        "/desk/meetings/lists/",
        "Lists of meetings",
        "whose lists stand in ours, and how they were read",
        _to("coordinator"),
    ),
    Desk(
        "/desk/meetings/doubts/",
        "Listings that may be wrong",
        "what somebody said of a listing, not who",
        _to("coordinator"),
    ),
    Desk(
        "/desk/gatherings/", "Gatherings", "what is announced to everyone, not who comes", _to("coordinator")
    ),
    Desk(
        "/desk/back-in/", "Let someone back in", "codes to hand over, not who is a member", _to("coordinator")
    ),
    Desk("/desk/invitations/", "Invitations", "invitations made, not who used them", _RUNNING),
    Desk("/desk/joining/", "Joining", "who waits to be let in, and what they wrote", _RUNNING),
    Desk(
        "/desk/grievances/",
        "Outside a house",
        "what somebody objects to in the house they live in, once it went outside it",
        _to("coordinator"),
    ),
    Desk("/desk/safety/", "Safety desk", "what people reported", _to("moderator", "coordinator")),
    Desk(
        "/desk/stories/",
        "Stories that wait",
        "stories before they are up, under the name they go by",
        _to("moderator", "coordinator"),
    ),
    Desk(
        "/desk/stories/how/",
        "Which stories are read first",
        "by when, and who may write publicly",
        _to("coordinator"),
    ),
    Desk(
        "/desk/comments/",
        "Comments that wait",
        "what was said under stories before others read it, under the name it would go by",
        _to("moderator", "coordinator"),
    ),
    Desk("/desk/safety/appeals/", "Appeals", "what somebody asks another to look at again", _JUDGES),
    Desk(
        "/desk/break-glass/",
        "Breaking the glass",
        "what waits for a second person’s yes, and what was opened to them for an hour",
        _to("moderator", "coordinator", "operator"),
    ),
    Desk("/desk/break-glass/ask/", "Asking to open", "whose, what and why", _to("moderator", "coordinator")),
    Desk(
        "/desk/evidence/",
        "Reports",
        "reports on many people together, without names; no diary and no list of who is counted",
        _to("evaluator", "coordinator"),
    ),
    Desk(
        "/desk/sites/",
        "Other sites",
        "sites whose counts are taken in, and their counts; nobody is in them",
        _to("evaluator", "coordinator"),
    ),
    Desk(
        "/desk/studies/",
        "Studies",
        "the library of published studies; nothing of anybody here",
        _to("evaluator", "coordinator"),
    ),
    Desk("/desk/studies/keep/", "Keeping the studies", "a study to add or put right", _to("evaluator")),
    Desk(
        "/desk/programmes/",
        "Programmes",
        "which programmes run and who looks after them, not who stays in one",
        _to("coordinator"),
    ),
    Desk(
        "/desk/handoffs/",
        "Hand-overs",
        "how many met within seven days, door by door, and nobody’s name",
        _to("coordinator", "evaluator"),
    ),
    Desk("/desk/community/", "This community", "its name, its door and its rules", _RUNNING),
    Desk("/desk/remains/", "What remains", "what is still to be set up", _RUNNING),
    Desk("/desk/remains/first-aid/", "First aid", "that someone who knows has read the first aid", _RUNNING),
    Desk("/desk/questions/", "Questionnaires", "which are offered, not who answers them", _to("operator")),
    Desk("/desk/remains/keys/", "Keys", "that the keys are kept in a second place", _to("operator")),
    Desk("/desk/roles/", "Roles", "who holds which part", AT_THE_ROLES_DESK),
    Desk("/desk/roles/give/", "Giving a part", "whom, and which", _RUNNING),
    Desk("/desk/roles/held/", "Ending a part", "the part to end", _RUNNING),
)


@cache
def parts() -> dict[str, Part]:
    """Every part by its code, in the order people read them."""
    text = files("porch.people").joinpath("data", "parts.json").read_text(encoding="utf-8")
    return {said["code"]: _part(said) for said in json.loads(text)}


def _part(said: dict[str, Any]) -> Part:
    lists = {field: tuple(said[field]) for field in ("sees", "does", "never")}
    return Part(**(said | lists))


def desk_of(address: str) -> Desk | None:
    """The desk an address belongs to; None for a page that is nobody's desk."""
    return max(
        (desk for desk in DESKS if address.startswith(desk.address)),
        key=lambda desk: len(desk.address),
        default=None,
    )


def parts_of(roles: Iterable[str], *, in_recovery: bool) -> tuple[Part, ...]:
    """The parts someone has, member first unless they are here for somebody else only."""
    held = set(roles)
    if in_recovery or FAMILY not in held:
        held.add(MEMBER)
    return tuple(part for code, part in parts().items() if code in held)


def narrowed(roles: Set[str], chosen: str) -> frozenset[str]:
    """What is left of someone's parts while they are here as ``chosen`` (nothing chosen: all of them)."""
    return frozenset(roles) & {chosen} if chosen else frozenset(roles)


def here_for(roles: Set[str], *, in_recovery: bool) -> str:
    """The answer to "Who are you here for?" as it stands."""
    if FAMILY not in roles:
        return "myself"
    return "both" if in_recovery else "someone"
