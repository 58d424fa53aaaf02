"""Checking in on Today: one word, and what can be added to it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from porch.diary import actions, queries
from porch.diary.forms import CheckInForm, MoreForm
from porch.diary.rules.told import NotTold, Said, one_of
from porch.kit.clock import now, today_in
from porch.measures.told import Mood
from porch.people.access import MemberRequest, member_required


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def check_in(request: MemberRequest) -> HttpResponse:
    """Two taps: a word, then the button. The page itself is for whoever comes here without Today."""
    member, at = request.user, now()
    form = CheckInForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = Said(today_in(member.time_zone, at), mood=one_of(Mood, form.cleaned_data["mood"]))
        try:
            actions.tell(member, said, sent_as=form.cleaned_data["sent_as"], now=at)
            return redirect("/today/")
        except NotTold as why:
            form.add_error("mood", str(why))
    status = 422 if form.is_bound else 200
    return render(request, "diary/check_in.html", {"form": form, "nav_here": "progress"}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def add(request: MemberRequest, pk: UUID) -> HttpResponse:
    """How strong the craving is, and a note: put with what was just told."""
    entry = queries.entry_of(request.user, pk)
    if entry is None:
        raise Http404
    form = MoreForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = form.cleaned_data
        craving = int(told["craving"]) if told["craving"] else None
        actions.add_to(entry, craving=craving, note=told["note"], sent_as=told["sent_as"], now=now())
        messages.success(request, gettext("Saved."))
        return redirect("/today/")
    status = 422 if form.is_bound else 200
    context = {"form": form, "entry": entry, "nav_here": "progress"}
    return render(request, "diary/add.html", context, status=status)
