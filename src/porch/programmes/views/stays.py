"""One stay as those who work there see it: its end, and what is put right about it."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.kit.clock import now
from porch.kit.community import here
from porch.people.access import MemberRequest, member_required
from porch.programmes.actions import staying
from porch.programmes.forms.stays import CorrectForm, EndForm
from porch.programmes.models import Episode
from porch.programmes.queries import mine, seen
from porch.programmes.rules.endings import Ending
from porch.programmes.views.work import part_at
from porch.programmes.words import CORRECTED, ENDINGS, HERE

NOT_SO = "The days do not fit together. Look at them again."


def _stay(request: MemberRequest, slug: str, pk: UUID, at: datetime) -> Episode:
    programme = part_at(request, slug).programme
    rows = Episode.objects.filter(cohort__programme=programme)
    found = seen.stay_seen(request.user, rows, pk, at)
    if found is None:
        raise Http404
    return found


@require_safe
@member_required
def stay(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    found = _stay(request, slug, pk, now())
    return _page(request, found, EndForm(staying.today_here(now())), CorrectForm(found))


def _page(
    request: MemberRequest, found: Episode, end: EndForm, right: CorrectForm, status: int = 200
) -> HttpResponse:
    marks = mine.marks_of(found)
    context = {
        "stay": found,
        "programme": found.cohort.programme,
        "ending": ENDINGS.get(found.ending, ""),
        "marks": [(one.session, HERE[one.here]) for one in marks],
        "corrections": [(one, CORRECTED[one.what]) for one in seen.corrections_of(found)],
        "end": end,
        "right": right,
        "zone": here().time_zone or "UTC",
    }
    return render(request, "programmes/stay_work.html", context, status=status)


@require_POST
@member_required
def end(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    at = now()
    found = _stay(request, slug, pk, at)
    form = EndForm(staying.today_here(at), request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            staying.end_stay(found, Ending(said["ending"]), said["on"], by=request.user, now=at)
        except staying.NotSo:
            form.add_error("on", gettext(NOT_SO))
        else:
            messages.success(request, gettext("Written down."))
            return redirect("programmes:cohort", slug, found.cohort_id)
    return _page(request, found, form, CorrectForm(found), status=422)


@require_POST
@member_required
def correct(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    at = now()
    found = _stay(request, slug, pk, at)
    form = CorrectForm(found, request.POST)
    if form.is_valid():
        try:
            staying.correct(found, **form.chosen, by=request.user, now=at)
        except staying.LeftThemselves:
            words = gettext(
                "They left by themselves. If they would like to come again, they come in with a letter."
            )
            form.add_error("ending", words)
        except staying.NotSo:
            form.add_error("ended_on", gettext(NOT_SO))
        else:
            messages.success(request, gettext("Put right. What it was stays beside it."))
            return redirect("programmes:stay-work", slug, pk)
    return _page(request, found, EndForm(staying.today_here(at)), form, status=422)
