"""What the days together show, as pictures, and the numbers of each as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from porch.diary import pictures
from porch.diary.pictures import Period
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required


@require_safe
@member_required
def show(request: MemberRequest) -> HttpResponse:
    """All of them over the last 90 days, a year, or everything."""
    period = _period(request)
    context = {"pictures": pictures.for_page(request.user, now(), period), "nav_here": "progress"}
    return render(request, "diary/pictures/pictures.html", context)


@require_safe
@member_required
def file(request: MemberRequest, code: str) -> HttpResponse:
    """The numbers of one picture, the same as in its table; no such file while there is nothing to draw."""
    if code not in pictures.CODES:
        raise Http404
    period = _period(request)
    picture = pictures.one(request.user, now(), code, period)
    if picture is None:
        raise Http404
    response = HttpResponse(picture.csv(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{code}-{period}.csv"'
    return response


def _period(request: MemberRequest) -> Period:
    try:
        return Period(request.GET.get("period", Period.QUARTER))
    except ValueError:
        raise Http404 from None
