"""Working in a programme: its cohorts, who else works there, and a new cohort."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit.clock import now
from porch.kit.community import here
from porch.people.access import MemberRequest, member_required
from porch.programmes.actions import cohorts, opening
from porch.programmes.actions.rolls import may_be_called
from porch.programmes.forms.cohorts import CohortForm
from porch.programmes.forms.programme import WorkForm
from porch.programmes.models import Cohort, Worker
from porch.programmes.queries import drifting, working
from porch.programmes.words import PARTS


def part_at(request: MemberRequest, slug: str, *, leads: bool = False) -> Worker:
    """The viewer's part in this programme; for everybody else there is nothing."""
    found = working.worker_at(request.user, slug, leads=leads)
    if found is None:
        raise Http404
    return found


@require_safe
@member_required
def programme(request: MemberRequest, slug: str) -> HttpResponse:
    return _page(request, part_at(request, slug), WorkForm())


def _page(request: MemberRequest, mine: Worker, form: WorkForm, status: int = 200) -> HttpResponse:
    at = now()
    session = working.to_call(mine.programme, at)
    context = {
        "programme": mine.programme,
        "leads": mine.part == Worker.Part.LEAD,
        "mine": mine,
        "cohorts": working.cohorts_of(mine.programme),
        "session": session,
        "may_call": session is not None and may_be_called(session, at),
        "workers": [(one, PARTS[one.part]) for one in working.workers_of(mine.programme)],
        "less": drifting.told_in(request.user, mine.programme, at),
        "form": form,
        "zone": here().time_zone or "UTC",
    }
    return render(request, "programmes/work.html", context, status=status)


@require_POST
@member_required
def ask(request: MemberRequest, slug: str) -> HttpResponse:
    mine = part_at(request, slug, leads=True)
    form = WorkForm(request.POST)
    if not form.is_valid():
        return _page(request, mine, form, status=422)
    opening.ask_to_work(mine.programme, form.member, form.cleaned_data["part"], by=request.user, now=now())
    messages.success(
        request,
        gettext("If somebody of that name is here, they are asked. They stand here once they said yes."),
    )
    return redirect("programmes:work", slug)


@require_POST
@member_required
def end(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Somebody's work here ends: one's own, or anybody's where one leads."""
    mine = part_at(request, slug)
    other = next((one for one in working.workers_of(mine.programme) if one.pk == pk), None)
    if other is None or (other.pk != mine.pk and mine.part != Worker.Part.LEAD):
        raise Http404
    opening.end_work(other, by=request.user, now=now())
    messages.success(request, gettext("Ended. They see nothing of it any more."))
    return redirect("programmes:mine") if other.pk == mine.pk else redirect("programmes:work", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new_cohort(request: MemberRequest, slug: str) -> HttpResponse:
    mine = part_at(request, slug, leads=True)
    form = CohortForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            made = cohorts.begin_cohort(
                mine.programme,
                said["name"],
                said["starts_on"],
                said["ends_on"],
                where=said["where"],
                by=request.user,
                now=now(),
            )
        except cohorts.NotToBe:
            form.add_error("name", gettext("There is a cohort of this name, or the programme is closed."))
        else:
            messages.success(request, gettext("Now say when it meets."))
            return redirect("programmes:rhythm", slug, made.pk)
    context = {"form": form, "programme": mine.programme}
    return render(request, "programmes/cohort_new.html", context, status=422 if form.is_bound else 200)


def cohort_of(mine: Worker, pk: UUID) -> Cohort:
    found = working.cohort_at(mine.programme, pk)
    if found is None:
        raise Http404
    return found
