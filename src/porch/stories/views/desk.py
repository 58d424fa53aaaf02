"""The desk of those who read stories before others do."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds.actions import TooLate
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, staff_required
from porch.stories import actions, queries
from porch.stories.checking import questions
from porch.stories.forms import DecideForm
from porch.stories.models import Look
from porch.stories.queries.desk import READERS
from porch.stories.words import KINDS, SHORT_AUDIENCES
from porch.wire.actions import seen as seen_there


@require_safe
@staff_required(*READERS)
def desk(request: MemberRequest) -> HttpResponse:
    """What waits, the oldest promise first; opening one is a look that its author reads of."""
    at = now()
    with if_there_is_room():
        seen_there(request.user, request.path, at)
    context = {
        "rows": queries.waiting_for(request.user, at),
        "how_long": queries.how_long_it_takes(),
        "decides": request.user.holds("coordinator"),
    }
    return render(request, "stories/desk.html", context)


@require_safe
@staff_required(*READERS)
def one(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _page(request, _look(request, pk))


@require_POST
@staff_required(*READERS)
def approve(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        actions.approve(_look(request, pk), by=request.user, now=now())
        messages.success(request, gettext("It is up. Its author is told."))
    except TooLate:
        messages.info(request, gettext("That had changed already."))
    return redirect("stories:desk")


@require_POST
@staff_required(*READERS)
def send_back(request: MemberRequest, pk: UUID) -> HttpResponse:
    look, words = _look(request, pk), request.POST.get("note", "")
    try:
        actions.send_back(look, words, by=request.user, now=now())
        messages.success(request, gettext("It is back with its author, with your note."))
    except actions.NoNote as wrong:
        return _page(request, look, wrong=str(wrong), words=words)
    except TooLate:
        messages.info(request, gettext("That had changed already."))
    return redirect("stories:desk")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required("coordinator")
def how(request: MemberRequest) -> HttpResponse:
    """Which stories are read first and by when, and who may write for everyone."""
    form = DecideForm(queries.decided(), request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.decide(by=request.user, now=now(), **form.cleaned_data)
        messages.success(request, gettext("Saved."))
        return redirect("stories:desk")
    return render(request, "stories/how.html", {"form": form}, status=422 if form.is_bound else 200)


def _look(request: MemberRequest, pk: UUID) -> Look:
    found = queries.look_for(request.user, pk, now())
    if found is None:
        raise Http404
    return found


def _page(request: MemberRequest, look: Look, wrong: str = "", words: str = "") -> HttpResponse:
    story = look.story
    context = {
        "look": look,
        "story": story,
        "kind": KINDS.get(story.kind, ""),
        "audience": SHORT_AUDIENCES[story.audience],
        "questions": questions(story.put_up, request.user.language),
        "wrong": wrong,
        "words": words,
    }
    return render(request, "stories/desk_one.html", context, status=422 if wrong else 200)
