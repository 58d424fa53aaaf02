"""Thanking for a story."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required
from porch.safety.actions.heavy_words import hear
from porch.stories import actions, queries
from porch.stories.rules.thanking import NotSayable
from porch.stories.views.reading import page_of


@require_POST
@member_required
def thank(request: MemberRequest, slug: str) -> HttpResponse:
    """A wrong line stays in its box; what was said goes to the author alone."""
    member, at = request.user, now()
    found = queries.read_by(member, slug)
    if found is None or found.is_mine:
        raise Http404
    code, line = request.POST.get("words", ""), request.POST.get("line", "")
    try:
        asked = actions.thank(found.story, code, by=member, now=at, line=line)
    except NotSayable as wrong:
        return page_of(request, found, wrong=str(wrong), line=line)
    except actions.NotThankable as nothing:
        raise Http404 from nothing
    hear(line, by=member, now=at)
    messages.success(request, gettext("Sent, without your name. Only the author reads it."))
    after = "?turn=1" if asked else ""
    return redirect(f"{found.story.get_absolute_url()}{after}")


@require_POST
@member_required
def never_ask(request: MemberRequest) -> HttpResponse:
    actions.never_ask(request.user, now())
    messages.success(request, gettext("You are not asked again."))
    return redirect("stories:mine")
