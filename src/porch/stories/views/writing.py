"""Writing: a draft that is saved, looked at, and put up."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from porch.bonds.actions import TooLate
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required
from porch.stories import actions, queries
from porch.stories.forms import WriteForm
from porch.stories.models import Story
from porch.stories.rules.told import NotTellable


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def write(request: MemberRequest, slug: str = "") -> HttpResponse:
    story = _own(request, slug) if slug else None
    member, at = request.user, now()
    audiences = queries.audiences_for(member, at)
    posted = request.POST if request.method == "POST" else None
    form = WriteForm(story, audiences, posted)
    if form.is_valid():
        try:
            saved = actions.save_draft(form.told, by=member, now=at, story=story, seen=form.seen)
            messages.success(request, gettext("Saved. Only you can read it."))
            return redirect("stories:write-on", saved.slug)
        except actions.SavedElsewhere:
            form.add_error(None, gettext("This was saved from another page meanwhile."))
    context = {"form": form, "story": story}
    return render(request, "stories/write.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def put_up(request: MemberRequest, slug: str) -> HttpResponse:
    story = _own(request, slug)
    try:
        actions.put_up(story, by=request.user, now=now())
    except NotTellable as missing:
        messages.info(request, str(missing))
        return redirect("stories:write-on", story.slug)
    except actions.NotForThem:
        messages.info(request, gettext("Choose who can read it."))
        return redirect("stories:write-on", story.slug)
    except TooLate:
        messages.info(request, gettext("That had changed already."))
    return redirect("stories:story", story.slug)


def _own(request: MemberRequest, slug: str) -> Story:
    found = queries.own_story(request.user, slug)
    if found is None:
        raise Http404
    return found
