"""The desk of the community: what was set up, looked at and changed any day, and what remains."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from porch.config.setup.queries.remains import remains as what_remains
from porch.kit.clock import now
from porch.kit.community import here
from porch.people import queries as people
from porch.people.access import MemberRequest, staff_required

WHO = ("coordinator", "operator")


@require_safe
@staff_required(*WHO)
def community(request: MemberRequest) -> HttpResponse:
    return render(request, "setup/community.html", {"told": here(), "door": people.community()})


@require_safe
@staff_required(*WHO)
def remains(request: MemberRequest) -> HttpResponse:
    return render(request, "setup/remains.html", {"remains": what_remains(now())})
