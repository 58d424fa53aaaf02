"""Reading one story: for anyone where it is for everyone, and for its author with everything they can do."""

from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from porch.kit.clock import now
from porch.kit.community import here
from porch.kit.full import if_there_is_room
from porch.people.models import Member
from porch.stories import queries
from porch.stories.under import sections_under
from porch.stories.words import KINDS, SHORT_AUDIENCES, STATES
from porch.wire.actions import seen as seen_there


@require_safe
def story(request: HttpRequest, slug: str) -> HttpResponse:
    """As whoever looks may read it; for everyone else there is nothing here."""
    viewer, at = viewer_of(request), now()
    found = queries.read_by(viewer, slug)
    if found is None:
        raise Http404
    one = found.story
    if found.is_mine and viewer is not None:
        with if_there_is_room():
            seen_there(viewer, request.path, at)
    context = {
        "found": found,
        "story": one,
        "kind": KINDS.get(one.kind, ""),
        "state": STATES[one.state],
        "audience": SHORT_AUDIENCES[one.audience],
        "under": sections_under(one, viewer, at) if found.is_open else [],
        "engines": settings.LET_ENGINES_IN and one.audience == "everyone",
    }
    with timezone.override(zone_of(viewer)):
        answer = render(request, "stories/story.html", context)
    if context["engines"] and found.is_open:
        answer["X-Robots-Tag"] = "all"
    return answer


def viewer_of(request: HttpRequest) -> Member | None:
    """Whoever is in; somebody who waits, leaves or is locked out reads what anybody reads."""
    user = request.user
    return user if isinstance(user, Member) and user.is_here else None


def zone_of(viewer: Member | None) -> ZoneInfo:
    """A visitor reads times by the clock of the community."""
    return ZoneInfo(viewer.time_zone if viewer is not None else here().time_zone)
