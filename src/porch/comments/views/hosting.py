"""What the author of a story does under it, and whoever would rather not meet somebody; and earlier comments."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.comments import actions, queries
from porch.comments.models import Comment
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required
from porch.stories.queries import own_story, readable_by
from porch.stories.views.reading import viewer_of, zone_of


@require_safe
def earlier(request: HttpRequest, slug: str) -> HttpResponse:
    """What was said under a story before a moment; without one, the latest."""
    viewer, at = viewer_of(request), now()
    story = readable_by(viewer).filter(slug=slug).first()
    if story is None:
        raise Http404
    thread = queries.thread_under(story, viewer, at, before=_moment(request.GET.get("before", "")))
    values = {"story": story, "thread": thread, "viewer": viewer}
    with timezone.override(zone_of(viewer)):
        return render(request, "comments/earlier.html", values)


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text.replace(" ", "+"))
    except ValueError:
        return None
    return found if found is not None and timezone.is_aware(found) else None


@require_POST
@member_required
def remove(request: MemberRequest, pk: UUID) -> HttpResponse:
    comment = _seen(request, pk)
    try:
        actions.remove(comment, by=request.user, now=now(), keep_out=bool(request.POST.get("keep_out")))
        messages.success(request, gettext("Taken away. Nobody is told."))
    except actions.NotTheirs as not_theirs:
        raise Http404 from not_theirs
    except actions.TooLate:
        messages.info(request, gettext("It was gone already."))
    return redirect(f"{comment.story.get_absolute_url()}#comments")


@require_POST
@member_required
def block(request: MemberRequest, pk: UUID) -> HttpResponse:
    comment = _seen(request, pk)
    try:
        actions.block_writer(comment, by=request.user, now=now())
    except actions.NotTheirs as not_theirs:
        raise Http404 from not_theirs
    messages.success(
        request, gettext("You two do not meet any more. Nobody is told. It can be undone in Settings.")
    )
    if readable_by(request.user).filter(pk=comment.story_id).exists():
        return redirect(f"{comment.story.get_absolute_url()}#comments")
    return redirect("home:today")


@require_POST
@member_required
def replies(request: MemberRequest, slug: str) -> HttpResponse:
    """The author opens or closes replies."""
    story = own_story(request.user, slug)
    if story is None:
        raise Http404
    are_open = request.POST.get("open") == "yes"
    actions.decide_replies(story, by=request.user, now=now(), are_open=are_open)
    said = gettext("Replies are open.") if are_open else gettext("Replies are closed. What was said stays.")
    messages.success(request, said)
    return redirect(f"{story.get_absolute_url()}#comments")


def _seen(request: MemberRequest, pk: UUID) -> Comment:
    found = queries.seen_comment(request.user, pk)
    if found is None:
        raise Http404
    return found
