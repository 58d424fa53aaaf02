"""Reading one story: for anyone where it is for everyone, and for its author with everything they can do."""

from datetime import datetime
from typing import Any
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
from porch.safety.beside import beside
from porch.stories import queries
from porch.stories.queries import Read
from porch.stories.rules.thanking import WORDS
from porch.stories.under import sections_under
from porch.stories.words import KINDS, SHORT_AUDIENCES, STATES
from porch.wire.actions import seen as seen_there


@require_safe
def story(request: HttpRequest, slug: str) -> HttpResponse:
    """As whoever looks may read it; for everyone else there is nothing here."""
    found = queries.read_by(viewer_of(request), slug)
    if found is None:
        raise Http404
    return page_of(request, found)


def page_of(request: HttpRequest, found: Read, wrong: str = "", line: str = "") -> HttpResponse:
    """The page; 422 with one sentence where ``wrong`` says what of ``line`` does not go."""
    viewer, at, one = viewer_of(request), now(), found.story
    lets_in = settings.LET_ENGINES_IN and found.is_open and one.audience == "everyone"
    context: dict[str, Any] = {
        "found": found,
        "story": one,
        "kind": KINDS.get(one.kind, ""),
        "audience": SHORT_AUDIENCES[one.audience],
        "under": sections_under(one, viewer, at) if found.is_open else [],
        "lets_in": lets_in,
        "told": None,
        "wrong": wrong,
        "line": line,
        "beside": beside(line, writer=viewer) if line and viewer is not None else None,
        "beside_back": request.path,
    }
    if found.is_mine and viewer is not None:
        context |= _for_the_author(found, viewer, request.path, at)
    elif viewer is not None:
        context["thanking"] = None if found.thanked else list(WORDS.items())
        context["turn"] = "turn" in request.GET and queries.was_just_asked(viewer, at)
    with timezone.override(zone_of(viewer)):
        answer = render(request, "stories/story.html", context, status=422 if wrong else 200)
    if lets_in:
        answer["X-Robots-Tag"] = "all"
    return answer


def _for_the_author(found: Read, author: Member, path: str, at: datetime) -> dict[str, Any]:
    with if_there_is_room():
        seen_there(author, path, at)
    one = found.story
    look = queries.last_look(one) if one.state in ("waiting", "sent-back") else None
    return {
        "state": STATES[one.state],
        "look": look,
        "is_late": look is not None and look.state == "waiting" and look.due_at < at,
        "came_back": queries.came_back(one, author),
        "told": one.told,
    }


def viewer_of(request: HttpRequest) -> Member | None:
    """Whoever is in; somebody who waits, leaves or is locked out reads what anybody reads."""
    user = request.user
    return user if isinstance(user, Member) and user.is_here else None


def zone_of(viewer: Member | None) -> ZoneInfo:
    """A visitor reads times by the clock of the community."""
    return ZoneInfo(viewer.time_zone if viewer is not None else here().time_zone)
