"""Small pieces of this room's pages."""

from collections.abc import Iterable

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from porch.bonds.models import Proposal
from porch.bonds.queries.mine import Bond, reasons_of
from porch.bonds.registries import Beside

register = template.Library()


@register.filter
def in_part(bonds: Iterable[Bond], part: str) -> list[Bond]:
    """The bonds in which the other has this part: peer, mentor, seeker."""
    return [bond for bond in bonds if bond.part == part]


@register.filter
def said(offer: Proposal) -> list[str]:
    """Why these two, as far as both still let it be said."""
    return reasons_of(offer)


@register.simple_tag(takes_context=True)
def beside(context: template.RequestContext, what: Beside) -> SafeString:
    """What an upper room puts at this place."""
    return render_to_string(what.template, what.context, request=context["request"])
