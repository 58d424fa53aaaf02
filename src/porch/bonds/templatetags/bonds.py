"""Small pieces of this room's pages."""

from collections.abc import Iterable

from django import template

from porch.bonds.models import Proposal
from porch.bonds.queries.mine import Bond, reasons_of

register = template.Library()


@register.filter
def in_part(bonds: Iterable[Bond], part: str) -> list[Bond]:
    """The bonds in which the other has this part: peer, mentor, seeker."""
    return [bond for bond in bonds if bond.part == part]


@register.filter
def said(offer: Proposal) -> list[str]:
    """Why these two, as far as both still let it be said."""
    return reasons_of(offer)
