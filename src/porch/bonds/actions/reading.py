"""Looks of this room at what is somebody's, through the gate: written to the ledger that they read."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from porch.bonds.models import Proposal
from porch.bonds.queries.mine import Bond, Offer
from porch.bonds.registries import Beside, beside_offer
from porch.bonds.rules.parts import MENTOR
from porch.bonds.rules.reasons import ALWAYS
from porch.people import consent
from porch.people.models import Member


def let_be_read(people: Iterable[UUID], *, by: Member, now: datetime) -> set[UUID]:
    """Those of ``people`` whom a coordinator may be shown at the desk now; each look is written down."""
    return set(consent.see_each(by, people, "pairing", purpose="pairing", now=now))


def note_reasons_read(seen: Iterable[Offer | Bond], *, by: Member, how: str = "page", now: datetime) -> None:
    """``by`` reads why they were suggested to each other: what the other ticked is in it, and goes without a right."""
    telling = [(one, one.other.pk, told) for one in seen if one.other is not None and (told := _told(one))]
    people = {other for _, other, _ in telling}
    opened = consent.see_each(by, people, "lived", purpose="walking", how=how, now=now)
    for one, other, told in telling:
        if other not in opened:
            one.reasons[:] = [line for line in one.reasons if line not in told]


def _told(one: Offer | Bond) -> set[str]:
    """The sentences among the reasons that come from what somebody told of themselves."""
    said: Proposal | None = one.proposal if isinstance(one, Offer) else one.pair.proposal
    if said is None:
        return set()
    told = {line for code, line in zip(said.reason_codes, said.reasons, strict=False) if code not in ALWAYS}
    return told.intersection(one.reasons)


def read_what_is_given(bond: Bond, *, now: datetime) -> list[tuple[str, list[str]]]:
    """What the other of a pair lets one see, as titles with lines; nothing while the pair rests or has ended."""
    if bond.other is None or bond.state not in ("active", "friends"):
        return []
    return consent.shown_to(bond.me, bond.other, now=now)


def with_what_stands_beside(
    offers: Iterable[Offer], *, by: Member, how: str = "page", now: datetime
) -> list[Offer]:
    """The same offers, each of a mentor with what upper rooms put beside it, such as a few lines of theirs."""
    given = list(offers)
    mentors = {offer.other.pk for offer in given if offer.part == MENTOR}
    found: dict[UUID, Beside] = {}
    for entry in beside_offer if mentors else ():
        found |= entry(by, mentors, how, now)
    return [replace(one, beside=found.get(one.other.pk)) if one.part == MENTOR else one for one in given]
