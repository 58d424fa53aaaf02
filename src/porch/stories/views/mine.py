"""One's own stories."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from porch.people.access import MemberRequest, member_required
from porch.stories import queries
from porch.stories.words import SHORT_AUDIENCES, STATES


@require_safe
@member_required
def mine(request: MemberRequest) -> HttpResponse:
    rows = [
        (one, STATES[one.story.state], SHORT_AUDIENCES[one.told.audience])
        for one in queries.mine(request.user)
    ]
    return render(request, "stories/mine.html", {"rows": rows})
