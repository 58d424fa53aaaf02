"""The desk of programmes: which there are, opening one, asking who leads it. Not who stays in one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from porch.kit.clock import now
from porch.people.access import MemberRequest, staff_required
from porch.people.models import Role
from porch.programmes.actions import opening
from porch.programmes.forms.programme import ProgrammeForm, WorkForm
from porch.programmes.models import Programme, Worker
from porch.programmes.queries import desk as queries

coordinator_required = staff_required(Role.Name.COORDINATOR)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinator_required
def desk(request: MemberRequest) -> HttpResponse:
    form = ProgrammeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = opening.open_programme(form.told, by=request.user, now=now())
        messages.success(request, gettext("It is open. Now ask who leads it."))
        return redirect("programmes:desk-one", made.slug)
    rows = queries.programmes_at_the_desk(request.user, now())
    context = {"form": form, "rows": rows}
    return render(request, "programmes/desk.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinator_required
def one(request: MemberRequest, slug: str) -> HttpResponse:
    """What it is called and how long it is."""
    programme = _programme(slug)
    form = ProgrammeForm(request.POST if request.method == "POST" else None, programme)
    if form.is_valid():
        opening.change_programme(programme, form.told, by=request.user, now=now())
        messages.success(request, gettext("Saved."))
        return redirect("programmes:desk-one", slug)
    return _page(request, programme, form, WorkForm(initial={"part": Worker.Part.LEAD}), bound=form.is_bound)


@require_POST
@coordinator_required
def ask(request: MemberRequest, slug: str) -> HttpResponse:
    programme = _programme(slug)
    form = WorkForm(request.POST)
    if not form.is_valid():
        return _page(request, programme, ProgrammeForm(None, programme), form, bound=True)
    part = form.cleaned_data["part"]
    opening.ask_to_work(programme, form.member, part, by=request.user, now=now())
    messages.success(request, said_asked())
    return redirect("programmes:desk-one", slug)


def said_asked() -> str:
    return gettext("If somebody of that name is here, they are asked. They stand here once they said yes.")


@require_POST
@coordinator_required
def close(request: MemberRequest, slug: str) -> HttpResponse:
    opening.close_programme(_programme(slug), by=request.user, now=now())
    messages.success(request, gettext("Closed. Nobody comes in any more; whoever is in it stays in it."))
    return redirect("programmes:desk")


def _programme(slug: str) -> Programme:
    found = queries.programme_at(slug)
    if found is None:
        raise Http404
    return found


def _page(
    request: MemberRequest, programme: Programme, form: ProgrammeForm, work: WorkForm, *, bound: bool
) -> HttpResponse:
    rows = queries.programmes_at_the_desk(request.user, now())
    row = next(row for row in rows if row.programme.pk == programme.pk)
    context = {"programme": programme, "row": row, "form": form, "work": work}
    return render(request, "programmes/desk_one.html", context, status=422 if bound else 200)
