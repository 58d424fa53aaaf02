"""The desk of those who read stories before others do."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from porch.kit.clock import now
from porch.people.access import MemberRequest, staff_required
from porch.stories import queries
from porch.stories.queries.desk import READERS


@require_safe
@staff_required(*READERS)
def desk(request: MemberRequest) -> HttpResponse:
    """What waits, the oldest promise first; opening one is a look that its author reads of."""
    rows = queries.waiting_for(request.user, now())
    return render(request, "stories/desk.html", {"rows": rows, "how_long": queries.how_long_it_takes()})
