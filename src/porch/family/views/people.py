"""Those whom somebody of the family thinks of. No page here says whether any of them is somewhere else."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.family.actions import windows as actions
from porch.family.forms.windows import PersonForm
from porch.family.queries.windows import from_one
from porch.kit.clock import now
from porch.people.access import MemberRequest, anyone_here
from porch.people.views.entering import may_try
from porch.ui import errors


@require_http_methods(["GET", "HEAD", "POST"])
@anyone_here
def new(request: MemberRequest) -> HttpResponse:
    """Letters typed off the paper. The answer is the same whosesoever they are, and if they are nobody's."""
    if not may_try(request, "family_letters"):
        return errors.too_many(request, wait_seconds=3600)
    form = PersonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.keep_person(form.cleaned_data["called"], form.digest, by=request.user, now=now())
        except actions.TooMany:
            form.add_error(None, gettext("There are as many as there may be. Take one off your page first."))
        else:
            messages.success(
                request, gettext("Kept. What they choose to show stands here, when there is any.")
            )
            return redirect("family:person", made.pk)
    return render(request, "family/person_new.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
@anyone_here
def person(request: MemberRequest, pk: UUID) -> HttpResponse:
    """One of them, with what they chose to show; without anything it is the same page for everybody."""
    found = from_one(request.user, pk, now())
    if found is None:
        raise Http404
    return render(request, "family/person.html", {"one": found})


@require_POST
@anyone_here
def away(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Off one's own page, without a word to anybody."""
    if not actions.forget_person(pk, by=request.user):
        raise Http404
    messages.success(request, gettext("They are off your page. Nobody is told."))
    return redirect("family:space")
