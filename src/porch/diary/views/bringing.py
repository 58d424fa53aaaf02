"""Bringing what was written elsewhere: choose a file, see what would come of it, then say yes."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from porch.diary.actions import bringing as actions
from porch.diary.forms.bringing import FileForm, SaidForm, StartsForm
from porch.diary.models.bringing import Brought
from porch.diary.queries import bringing as queries
from porch.diary.rules.bringing import NotATable, Reading
from porch.diary.rules.bringing.words import plain
from porch.kit.clock import now, today_in
from porch.people.access import MemberRequest, member_required

SHOWN = 10
MOST_REFUSED = 50


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def bring(request: MemberRequest) -> HttpResponse:
    """The file. One that cannot be read says why, and nothing is kept of it."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        try:
            actions.lay_down(request.user, form.cleaned_data["file"].read(), now=now())
            return redirect("diary:bring-look")
        except NotATable as why:
            form.add_error("file", str(why))
    context = {"form": form, "lies": queries.brought_by(request.user), "nav_here": "progress"}
    return render(request, "diary/bringing/file.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def look(request: MemberRequest) -> HttpResponse:
    """What would come, what would not and why, and what has to be said first. Only yes changes anything."""
    row = queries.brought_by(request.user)
    if row is None:
        raise Http404
    today = today_in(request.user.time_zone or "UTC", now())
    reading = queries.reading_of(row.content, row.said, today=today)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    if do == "no":
        actions.let_go(row)
        messages.success(request, gettext("The file is gone. Nothing of it was kept."))
        return redirect("diary:bring")
    said = SaidForm(reading, row.said, request.POST if do == "look" else None)
    if do == "look" and said.is_valid():
        actions.say(row, said.said())
        return redirect("diary:bring-look")
    starts = StartsForm(reading, _guessed(reading), request.POST if do == "yes" else None)
    if do == "yes" and starts.is_valid() and reading.is_ready:
        taken = actions.take(row, starts.starts(), now=now())
        messages.success(request, _in_words(taken))
        return redirect("diary:progress")
    context = _shown(request, reading, row) | {"said": said, "starts": starts}
    return render(
        request, "diary/bringing/look.html", context, status=422 if request.method == "POST" else 200
    )


def _shown(request: MemberRequest, reading: Reading, row: Brought) -> dict[str, Any]:
    known = queries.here_already(request.user, reading)
    fresh = sorted(
        (one for one in reading.brought if one.sent_as not in known),
        key=lambda one: one.said.day,
        reverse=True,
    )
    days = [one.said.day for one in fresh]
    return {
        "reading": reading,
        "fresh": len(fresh),
        "known": len(known),
        "first": min(days, default=None),
        "last": max(days, default=None),
        "some": fresh[:SHOWN],
        "refused": reading.refused[:MOST_REFUSED],
        "more_refused": max(0, len(reading.refused) - MOST_REFUSED),
        "can_take": reading.is_ready and bool(fresh or reading.starts),
        "nav_here": "progress",
    }


def _guessed(reading: Reading) -> dict[str, str]:
    names = queries.names_of_substances()
    return {one.name: names.get(plain(one.name), "something-else") for one in reading.starts}


def _in_words(taken: actions.Taken) -> str:
    said = [gettext("Taken in: %(new)s entries.") % {"new": taken.new}]
    if taken.known:
        said.append(gettext("%(known)s were here already.") % {"known": taken.known})
    if taken.begun:
        said.append(gettext("Days are kept of %(begun)s things more.") % {"begun": taken.begun})
    if taken.not_begun:
        said.append(
            gettext("Of %(number)s you keep days already, and they stay as they are.")
            % {"number": taken.not_begun}
        )
    return " ".join(said)
