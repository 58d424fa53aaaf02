"""The space that is the family's own."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from porch.family.queries.space import has_primary, space_of
from porch.kit.clock import now
from porch.kit.community import here
from porch.people.access import MemberRequest, anyone_here
from porch.safety import crisis


@require_safe
@anyone_here
def space(request: MemberRequest) -> HttpResponse:
    """The page anybody finds whose part of it is theirs alone: it is whole without anybody linked to it."""
    cards = space_of(request.user, now())
    return render(request, "family/space.html", {"cards": cards, "has_primary": has_primary(cards)})


@require_safe
@anyone_here
def not_safe(request: MemberRequest) -> HttpResponse:
    """For somebody who is not safe with a person they love: the way off this page, numbers, and windows ended."""
    numbers = crisis.load(here().country, settings.PORCH_DATA)
    context = {"numbers": numbers, "in_recovery": request.user.in_recovery}
    return render(request, "family/not_safe.html", context)
