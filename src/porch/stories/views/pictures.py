"""Pictures of a story: put in by its author, seen by whoever may read it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required
from porch.stories import actions, queries
from porch.stories.forms import DescribeForm, PictureForm
from porch.stories.models import Picture, Story
from porch.stories.rules.pictures import NotAPicture
from porch.stories.rules.told import Told
from porch.stories.views.reading import viewer_of
from porch.stories.views.uploading import takes_a_picture
from porch.stories.views.writing import own_or_nothing


@takes_a_picture
@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def pictures(request: MemberRequest, slug: str) -> HttpResponse:
    """What is in the story, and one more."""
    story = own_or_nothing(request, slug)
    if story.state == "waiting":
        return redirect("stories:story", slug)
    form = PictureForm(request.POST, request.FILES) if request.method == "POST" else PictureForm()
    if form.is_valid():
        try:
            return _add(request, story, form.cleaned_data)
        except NotAPicture as wrong:
            form.add_error("alt" if "shows" in str(wrong) else "file", str(wrong))
        except actions.WaitsForAReader:
            return redirect("stories:story", slug)
    context = {"story": story, "form": form, "pictures": list(story.pictures.order_by("number"))}
    return render(request, "stories/pictures.html", context, status=422 if form.is_bound else 200)


def _add(request: MemberRequest, story: Story, said: dict[str, Any]) -> HttpResponse:
    picture = actions.add_picture(
        story, said["file"].read(), said["alt"], by=request.user, now=now(), decorative=said["decorative"]
    )
    told = story.told
    body = actions.with_line(told.body, picture)
    try:
        kept = Told(**(told.as_kept() | {"body": body}))
        actions.save_draft(kept, by=request.user, now=now(), story=story, seen=story.seen_draft)
        messages.success(
            request, gettext("It is in, at the end of your text. Move its line to where it belongs.")
        )
    except actions.SavedElsewhere:
        messages.info(request, gettext("It is in. Write its line where it belongs in your text."))
    return redirect("stories:pictures", story.slug)


@require_POST
@member_required
def describe(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    picture, form = _own_picture(request, slug, number), DescribeForm(request.POST)
    if form.is_valid():
        try:
            said = form.cleaned_data
            actions.describe(picture, said["alt"], by=request.user, decorative=said["decorative"])
            messages.success(request, gettext("Saved."))
        except NotAPicture as wrong:
            messages.info(request, str(wrong))
        except actions.WaitsForAReader:
            messages.info(request, gettext("Somebody is reading it. Take it back first."))
    return redirect("stories:pictures", slug)


@require_POST
@member_required
def remove(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    try:
        actions.remove_picture(_own_picture(request, slug, number), by=request.user)
        messages.success(request, gettext("The picture is gone."))
    except actions.WaitsForAReader:
        messages.info(request, gettext("Somebody is reading it. Take it back first."))
    return redirect("stories:pictures", slug)


def _own_picture(request: MemberRequest, slug: str, number: int) -> Picture:
    found = own_or_nothing(request, slug).pictures.filter(number=number).first()
    if found is None:
        raise Http404
    return found


@require_safe
def picture(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The picture itself, as a file that a page draws and nothing else: no script, no name, no copy in a cache."""
    viewer = viewer_of(request)
    found = queries.picture_for(viewer, pk)
    if found is None and viewer is not None:
        found = queries.picture_at_desk(viewer, pk, now())
    data = found.data if found is not None else b""
    if not data:
        raise Http404
    answer = HttpResponse(data, content_type="image/jpeg")
    answer["Content-Disposition"] = "inline"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
