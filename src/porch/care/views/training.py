"""The training: the fields, a scenario, the whole of it on paper, and the line at the end."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.care import actions, material, queries
from porch.care.forms import LineForm, WayForm
from porch.care.rules.training import Category, Scenario
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required


@require_safe
@member_required
def training(request: MemberRequest) -> HttpResponse:
    progress = queries.progress_of(request.user, now())
    return _page(request, LineForm(initial={"line": progress.line}))


@require_POST
@member_required
def line(request: MemberRequest) -> HttpResponse:
    form = LineForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    actions.write_line(request.user, form.cleaned_data["line"], now=now())
    messages.success(request, gettext("Saved. Only you read it."))
    return redirect("care:training")


def _page(request: MemberRequest, form: LineForm, status: int = 200) -> HttpResponse:
    progress = queries.progress_of(request.user, now())
    context = {
        "progress": progress,
        "form": form,
        "next": next((one for one, left in progress.rows if left), None),
        "mine": queries.my_debrief(request.user),
        "nav_here": "helping",
    }
    return render(request, "care/training.html", context, status=status)


@require_safe
@member_required
def sheet(request: MemberRequest) -> HttpResponse:
    """Every scenario, to read or go through together without a screen."""
    return render(
        request, "care/training_sheet.html", {"categories": material.categories(), "nav_here": "helping"}
    )


@require_safe
@member_required
def category(request: MemberRequest, field: str) -> HttpResponse:
    found, walked = _category(field), queries.walked_by(request.user)
    context = {
        "category": found,
        "rows": [(one, one.code in walked) for one in found.scenarios],
        "next": next((one for one in found.scenarios if one.code not in walked), None),
        "nav_here": "helping",
    }
    return render(request, "care/category.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def scenario(request: MemberRequest, field: str, scenario: str) -> HttpResponse:
    """What happens, what one might do; once chosen, what each tends to lead to."""
    found, within = _scenario(field, scenario), _category(field)
    walked = queries.walked_by(request.user).get(found.code)
    chosen = walked.way if walked else ""
    form = WayForm(found, request.POST if request.method == "POST" else None, chosen=chosen)
    if form.is_valid():
        actions.walk(request.user, found, form.cleaned_data["way"], now=now())
        return redirect("care:scenario", field, found.code)
    context = {
        "category": within,
        "scenario": found,
        "form": form,
        "chosen": chosen,
        "after": _after(within, found),
        "nav_here": "helping",
    }
    return render(request, "care/scenario.html", context, status=422 if form.is_bound else 200)


def _after(within: Category, scenario: Scenario) -> Scenario | None:
    at = within.scenarios.index(scenario)
    return within.scenarios[at + 1] if at + 1 < len(within.scenarios) else None


def _category(code: str) -> Category:
    found = material.category(code)
    if found is None:
        raise Http404
    return found


def _scenario(category: str, code: str) -> Scenario:
    found = material.scenario(category, code)
    if found is None:
        raise Http404
    return found
