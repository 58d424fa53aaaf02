"""Writing: somewhere to begin, and a draft that is saved by hand or in the background."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required
from porch.safety.actions.heavy_words import hear
from porch.stories import actions, queries
from porch.stories.forms import WriteForm
from porch.stories.models import Story
from porch.stories.rules.prompts import prompts
from porch.stories.rules.told import Told
from porch.stories.words import KINDS


@require_safe
@member_required
def begin(request: MemberRequest) -> HttpResponse:
    """Questions to begin from, and a blank page."""
    kinds = [(KINDS[kind], [one for one in prompts().values() if one.kind == kind]) for kind in KINDS]
    return render(request, "stories/begin.html", {"kinds": [found for found in kinds if found[1]]})


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new(request: MemberRequest) -> HttpResponse:
    prompt = prompts().get(request.GET.get("prompt", ""))
    initial = {"ident": uuid4()} | ({"kind": prompt.kind} if prompt else {})
    return _write(request, None, initial)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def write_on(request: MemberRequest, slug: str) -> HttpResponse:
    story = own_or_nothing(request, slug)
    if story.state == "waiting":
        return redirect("stories:story", slug)
    return _write(request, story, {})


def own_or_nothing(request: MemberRequest, slug: str) -> Story:
    found = queries.own_story(request.user, slug)
    if found is None:
        raise Http404
    return found


def _write(request: MemberRequest, story: Story | None, initial: dict[str, Any]) -> HttpResponse:
    member, at = request.user, now()
    audiences = queries.audiences_for(member, at)
    posted = request.POST if request.method == "POST" else None
    names = queries.names_to_choose() if posted is None else []
    form = WriteForm(member, story, audiences, names, posted, initial)
    if not form.is_valid():
        return _page(request, story, form)
    try:
        saved = actions.save_draft(
            form.told, by=member, now=at, story=story, seen=form.seen, ident=form.ident_of_new
        )
    except (actions.SavedElsewhere, actions.WaitsForAReader):
        return _saved_elsewhere(request, story or _twin(request, form), form, audiences)
    except actions.TooMany:
        form.add_error(None, gettext("There are 200 drafts of yours here. Throw one away first."))
        return _page(request, story, form)
    return _saved(request, saved, form.told, at)


def _twin(request: MemberRequest, form: WriteForm) -> Story:
    """What this page had saved under the same id before it was sent again."""
    ident = form.ident_of_new
    found = Story.objects.filter(owner=request.user, pk=ident).first() if ident else None
    if found is None:
        raise Http404
    return found


def _saved(request: MemberRequest, story: Story, told: Told, at: datetime) -> HttpResponse:
    if _by_script(request):
        address = reverse("stories:write-on", args=[story.slug])
        return JsonResponse({"seen": story.seen_draft, "address": address})
    hear(f"{told.title}\n{told.body}", by=request.user, now=at)
    if "look" in request.POST:
        return redirect("stories:look", story.slug)
    if "pictures" in request.POST:
        return redirect("stories:pictures", story.slug)
    messages.success(request, gettext("Saved. Only you can read it."))
    return redirect("stories:write-on", story.slug)


def _saved_elsewhere(
    request: MemberRequest, story: Story, form: WriteForm, audiences: list[tuple[str, str]]
) -> HttpResponse:
    """Both are shown, and nothing is lost: what is typed here, and what another page has saved meanwhile."""
    story.refresh_from_db()
    if _by_script(request):
        return JsonResponse({"seen": story.seen_draft}, status=409)
    typed = request.POST.copy()
    typed["seen_draft"] = str(story.seen_draft)
    again = WriteForm(request.user, story, audiences, [], typed)
    again.is_valid()
    return _page(request, story, again, other=story.told, status=422)


def _page(
    request: MemberRequest,
    story: Story | None,
    form: WriteForm,
    other: Told | None = None,
    status: int | None = None,
) -> HttpResponse:
    if _by_script(request):
        return JsonResponse({"errors": form.errors}, status=422)
    if "name" in form.errors:
        form.offer(queries.names_to_choose())
    context = {
        "form": form,
        "story": story,
        "other": other,
        "prompt": prompts().get(request.GET.get("prompt", "")),
        "look": queries.last_look(story) if story is not None and story.state == "sent-back" else None,
    }
    return render(request, "stories/write.html", context, status=status or (422 if form.is_bound else 200))


def _by_script(request: MemberRequest) -> bool:
    return request.headers.get("X-Saves", "") == "1"
