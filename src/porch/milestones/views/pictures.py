"""A mark on paper: as a picture alone, and as a page to print."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from porch.milestones import queries
from porch.milestones.drawing import CARD, COIN, SHAPES, drawn
from porch.people.access import MemberRequest, member_required


@require_safe
@member_required
def picture(request: MemberRequest, pk: UUID) -> HttpResponse:
    """The picture as a file. Nothing in it names this place."""
    answer = HttpResponse(_drawn(request, pk), content_type="image/svg+xml; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="card.svg"'
    return answer


@require_safe
@member_required
def paper(request: MemberRequest, pk: UUID) -> HttpResponse:
    shape = _shape(request)
    context = {
        "mark": queries.mark_of(request.user, pk),
        "picture": mark_safe(_drawn(request, pk)),  # noqa: S308  # every word in it is escaped by drawn
        "shape": shape,
        "other": CARD if shape == COIN else COIN,
    }
    return render(request, "milestones/paper.html", context)


def _drawn(request: MemberRequest, pk: UUID) -> str:
    mark = queries.mark_of(request.user, pk)
    if mark is None:
        raise Http404
    return drawn(mark.words, mark.on, _shape(request))


def _shape(request: MemberRequest) -> str:
    shape = request.GET.get("shape", COIN)
    return shape if shape in SHAPES else COIN
