"""One's own words: a member's by their number, a stranger's by the address they were given."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.comments import actions, queries
from porch.comments.beside import card_for, numbers_for
from porch.comments.models import Comment
from porch.comments.rules.lifecycles import KEPT_FOR_THEIR_WRITER
from porch.comments.tickets import comment_at
from porch.comments.views.gate import comes_from_here
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, anyone_here
from porch.stories.queries import readable_by
from porch.stories.views.reading import zone_of
from porch.ui import errors
from porch.wire.actions import seen as seen_there


@require_safe
@anyone_here
def own(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Where one's own words stand, with the card beside them where one comes."""
    comment, at = _mine(request, pk), now()
    with if_there_is_room():
        seen_there(request.user, request.path, at)
    values: dict[str, object] = {
        "beside": card_for(comment, at),
        "beside_back": request.path,
        "reads_story": readable_by(request.user).filter(pk=comment.story_id).exists(),
    }
    return _page(request, comment, values)


@require_POST
@anyone_here
def take_back(request: MemberRequest, pk: UUID) -> HttpResponse:
    comment = _mine(request, pk)
    try:
        actions.take_back(comment, by=request.user, now=now())
        messages.success(request, gettext("Taken back. Your words are gone."))
    except actions.TooLate:
        messages.info(
            request,
            gettext("Words can be taken back for 30 days. The author of the story can still remove them."),
        )
    if readable_by(request.user).filter(pk=comment.story_id).exists():
        return redirect(f"{comment.story.get_absolute_url()}#comments")
    return redirect("comments:own", comment.pk)


def _mine(request: MemberRequest, pk: UUID) -> Comment:
    found = queries.comment_of(request.user, pk)
    if found is None:
        raise Http404
    return found


@csrf_exempt  # whoever holds the address holds the words: there is no session that somebody could borrow
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, link: str) -> HttpResponse:
    """A stranger comes back to their words; sent, they are taken back."""
    comment, at = comment_at(link), now()
    if comment is None:
        raise Http404
    if request.method == "POST":
        if not comes_from_here(request):
            return errors.csrf_failure(request)
        try:
            actions.take_back_by_link(comment, now=at)
        except actions.TooLate:
            return _page(request, comment, {"too_late": True}, status=422)
        return redirect("comments:by-link", link)
    reads = readable_by(None).filter(pk=comment.story_id).exists()
    return _page(request, comment, {"numbers": numbers_for(comment, at), "reads_story": reads})


def _page(
    request: HttpRequest, comment: Comment, values: dict[str, object], *, status: int = 200
) -> HttpResponse:
    at = now()
    told = queries.said_to(comment, comment.story, comment.author, at)
    usual: dict[str, object] = {
        "comment": comment,
        "said": told,
        "may_take_back": told.may_take_back
        or (comment.is_stranger and queries.may_be_taken_back(comment, at)),
        "how_long": queries.how_long_it_takes(at) if comment.waits else "",
        "kept_until": comment.gone_at + KEPT_FOR_THEIR_WRITER if comment.gone_at else None,
    }
    with timezone.override(zone_of(comment.author)):
        return render(request, "comments/own.html", usual | values, status=status)
