"""The desk of studies: what stands in the library, putting one right with a reason, adding one, taking one off."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from porch.evidence import tasks
from porch.evidence.actions import studies as acting
from porch.evidence.actions.together import is_due
from porch.evidence.forms.studies import FactsForm, NumbersForm, ReasonForm
from porch.evidence.queries import library
from porch.evidence.queries.library import Shelved
from porch.evidence.rules.studies import by_date
from porch.evidence.words_of_studies import numbers_of
from porch.kit.clock import now
from porch.people.access import MemberRequest, staff_required

readers, keepers = staff_required("evaluator", "coordinator"), staff_required("evaluator")


@require_safe
@readers
def desk(request: MemberRequest) -> HttpResponse:
    """Every study, those that were taken off too."""
    rows = {one.code: one for one in library.everything()}
    order = by_date(library.studies_of(rows.values()))
    keeps = request.user.holds("evaluator")
    return _drawn(request, "studies", {"rows": [rows[one.code] for one in order], "keeps": keeps})


@require_http_methods(["GET", "HEAD", "POST"])
@keepers
def new(request: MemberRequest) -> HttpResponse:
    form = FactsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = acting.add(form.facts, because=form.cleaned_data["because"], by=request.user, now=now())
        messages.success(request, gettext("It stands in the library. Add its numbers, if it has some."))
        return redirect("evidence:desk-numbers", made.code)
    return _drawn(request, "study_new", {"form": form}, 422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@keepers
def edit(request: MemberRequest, code: str) -> HttpResponse:
    there = _there(code)
    form = FactsForm(request.POST if request.method == "POST" else None, stands=there.facts)
    return _changed(request, there, form, "study_edit")


@require_http_methods(["GET", "HEAD", "POST"])
@keepers
def numbers(request: MemberRequest, code: str) -> HttpResponse:
    there = _there(code)
    form = NumbersForm(request.POST if request.method == "POST" else None, stands=there.facts)
    return _changed(request, there, form, "study_numbers")


@require_http_methods(["GET", "HEAD", "POST"])
@keepers
def listed(request: MemberRequest, code: str) -> HttpResponse:
    """Off the list, or on it again."""
    there = _there(code)
    verb = acting.put_back if there.is_hidden else acting.put_off
    return _with_reason(request, there, "study_listed", verb)


@require_http_methods(["GET", "HEAD", "POST"])
@keepers
def programs(request: MemberRequest, code: str) -> HttpResponse:
    """Let what the program brings stand again."""
    there = _there(code)
    if not (there.is_changed or there.newer):
        raise Http404
    return _with_reason(request, there, "study_programs", acting.take_the_programs)


def _changed(
    request: MemberRequest, there: Shelved, form: FactsForm | NumbersForm, name: str
) -> HttpResponse:
    if form.is_valid():
        because = form.cleaned_data["because"]
        try:
            with transaction.atomic():
                acting.change(
                    there.code, form.facts, seen=there.facts, because=because, by=request.user, now=now()
                )
                _put_together()
            messages.success(request, gettext("Changed. What stood there before can still be read."))
            return redirect("evidence:study", there.code)
        except acting.NothingNew:
            form.add_error(None, gettext("That is what stands there already."))
        except acting.ChangedMeanwhile:
            form.add_error(None, gettext("Somebody changed it meanwhile. Look at it again first."))
    shown = {"form": form, "there": there, "results": numbers_of(there.study)}
    return _drawn(request, name, shown, 422 if form.is_bound else 200)


def _with_reason(
    request: MemberRequest, there: Shelved, name: str, verb: Callable[..., bool]
) -> HttpResponse:
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with transaction.atomic():
            verb(there.code, because=form.cleaned_data["because"], by=request.user, now=now())
            _put_together()
        return redirect("evidence:study", there.code)
    return _drawn(request, name, {"form": form, "there": there}, 422 if form.is_bound else 200)


def _put_together() -> None:
    if is_due():
        tasks.put_studies_together.enqueue()


def _there(code: str) -> Shelved:
    there = library.one_of(code)
    if there is None:
        raise Http404
    return there


def _drawn(
    request: MemberRequest, name: str, context: Mapping[str, object], status: int = 200
) -> HttpResponse:
    shown = {**context, "nav_here": "desk-studies"}
    return render(request, f"evidence/desk/{name}.html", shown, status=status)
