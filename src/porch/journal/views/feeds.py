"""The Atom feed, of everything anyone may read or of one tag, answered with 304 to whoever has it already."""

from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from porch.journal import queries
from porch.journal.queries import Line
from porch.journal.rules.feed import Entry, feed
from porch.kit.community import here
from porch.stories.models import Story
from porch.stories.queries import readable_by


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    return _fed(request, readable_by(None), reverse("journal:front"), gettext("Stories"))


@require_safe
def tag(request: HttpRequest, code: str) -> HttpResponse:
    stories = queries.tagged(readable_by(None), code)
    return _fed(request, stories, reverse("journal:tag", args=[code]), code, may_be_none=False)


def _fed(
    request: HttpRequest, stories: QuerySet[Story], page: str, title: str, *, may_be_none: bool = True
) -> HttpResponse:
    """The same for everybody, signed in or not.

    A story that is taken down leaves it at once, without anything becoming newer; so only the content's own mark
    (ETag) says whether somebody has it already, and the date it tells is for reading alone.
    """
    lines = queries.page_of(stories, None).lines
    if not lines and not may_be_none:
        raise Http404
    site = settings.SITE_URL
    named = f"{here().public_name}: {title}"
    said = feed(
        f"{site}{request.path}", named, f"{site}{page}", f"{site}{request.path}", map(_entry, lines)
    ).encode()
    answer = HttpResponse(said, content_type="application/atom+xml; charset=utf-8")
    answer["ETag"] = f'"{sha256(said).hexdigest()[:32]}"'
    if lines:
        answer["Last-Modified"] = http_date(lines[0].at.timestamp())
    answer["Cache-Control"] = "no-cache"
    return get_conditional_response(request, etag=answer["ETag"], response=answer) or answer


def _entry(line: Line) -> Entry:
    site = settings.SITE_URL
    return Entry(
        ident=f"tag:{urlsplit(site).hostname},{line.at:%Y-%m-%d}:{line.number}",
        address=f"{site}{reverse('stories:story', args=[line.slug])}",
        title=line.title,
        author=line.byline,
        at=line.at,
        words=line.note or line.excerpt,
    )
