"""The front page, months, tags, authors and search. A visitor's pages say at their foot what they cost to make."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from porch.journal import queries
from porch.journal.rules.finding import asked_for
from porch.journal.rules.paging import Key, key_in
from porch.kit.community import here
from porch.people.models import Member
from porch.stories.models import Story
from porch.stories.queries import readable_by


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    if _viewer(request) is None and not request.GET.get("before"):
        page = queries.newest_for_visitors()
        return _drawn(request, "journal/front.html", _by_days(request, page))
    return _listed(request, "journal/front.html", _readable(request))


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    years: dict[int, list[date]] = {}
    for month in queries.months(_readable(request), _zone(request)):
        years.setdefault(month.year, []).append(month)
    return _drawn(request, "journal/archive.html", {"years": years})


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    try:
        first = date(year, month, 1)
        found = queries.month_of(_readable(request), first, _zone(request))
    except (ValueError, OverflowError) as none:
        raise Http404 from none
    return _listed(request, "journal/month.html", found, {"month": first})


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    return _drawn(request, "journal/tags.html", {"tags": queries.tags(_readable(request))})


@require_safe
def tag(request: HttpRequest, code: str) -> HttpResponse:
    found = queries.tagged(_readable(request), code)
    return _listed(request, "journal/tag.html", found, {"code": code})


@require_safe
def authors(request: HttpRequest) -> HttpResponse:
    return _drawn(request, "journal/authors.html", {"names": queries.bylines(_readable(request))})


@require_safe
def author(request: HttpRequest, name: str) -> HttpResponse:
    """What was written under one name. A name drawn for one story leads to that story, and to nothing else."""
    return _listed(request, "journal/author.html", _readable(request).filter(byline=name), {"name": name})


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "")[:200].replace("\0", "")
    beginnings = asked_for(typed)
    context: dict[str, Any] = {"typed": typed, "beginnings": beginnings}
    if not beginnings:
        return _drawn(request, "journal/search.html", context)
    stories = queries.found(_readable(request), beginnings)
    return _listed(request, "journal/search.html", stories, context, may_be_none=True)


def _listed(
    request: HttpRequest,
    template: str,
    stories: QuerySet[Story],
    more: dict[str, Any] | None = None,
    *,
    may_be_none: bool = False,
) -> HttpResponse:
    """One page of these stories. A month, a tag or a name under which this viewer finds nothing is not there."""
    viewer, before = _viewer(request), _before(request)
    page = queries.page_of(stories, viewer, before)
    if more is not None and not page.lines and not may_be_none:
        raise Http404
    return _drawn(request, template, {**(more or {}), **_by_days(request, page)})


def _by_days(request: HttpRequest, page: queries.Page) -> dict[str, Any]:
    return {"days": list(queries.under_days(page.lines, _zone(request))), "older": page.older}


def _drawn(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    engines = settings.LET_ENGINES_IN
    frame = {"engines": engines, "demo": settings.DEMO, "tab": gettext("Stories")}
    with timezone.override(_zone(request)):
        answer = render(request, template, {**context, **frame})
    if engines:
        answer["X-Robots-Tag"] = "all"
    return answer


def _before(request: HttpRequest) -> Key | None:
    """Where this page begins; one that was made up is nowhere."""
    said = request.GET.get("before", "")
    found = key_in(said)
    if said and found is None:
        raise Http404
    return found


def _readable(request: HttpRequest) -> QuerySet[Story]:
    return readable_by(_viewer(request))


def _viewer(request: HttpRequest) -> Member | None:
    """Whoever is in; somebody who waits, leaves or is locked out reads what anybody reads."""
    user = request.user
    return user if isinstance(user, Member) and user.is_here else None


def _zone(request: HttpRequest) -> ZoneInfo:
    """A visitor reads times by the clock of the community."""
    viewer = _viewer(request)
    return ZoneInfo(viewer.time_zone if viewer is not None else here().time_zone)
