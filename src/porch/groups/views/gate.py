"""The way to one group: whoever may see it, whoever belongs, whoever serves in it with a certain power."""

from django.http import Http404

from porch.groups import queries
from porch.groups.queries import Seen
from porch.kit.clock import now
from porch.people.access import MemberRequest


def seen(request: MemberRequest, slug: str) -> Seen:
    """As anybody who could join sees it; where there is nothing for them, nothing."""
    found = queries.seen_group(slug, request.user, now())
    if found is None:
        raise Http404
    return found


def mine(request: MemberRequest, slug: str, power: str = "") -> Seen:
    """For those who belong, and where ``power`` is named only for who serves with it."""
    found = seen(request, slug)
    if not found.belongs or (power and power not in found.may):
        raise Http404
    return found


def joined(request: MemberRequest, slug: str) -> Seen:
    """For those who belong by joining: whoever lives in a house comes and goes with their stay, and not here."""
    found = mine(request, slug)
    if found.group.is_household:
        raise Http404
    return found
